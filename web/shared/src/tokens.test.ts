import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, readColours, type Theme } from './contrast.ts'

const colours = readColours(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'))
const grounds = ['bg', 'surface', 'raised', 'sunken', 'hover', 'selected']
const inks = ['text', 'text-2', 'text-3', 'accent', 'good', 'warn', 'bad', 'info']
const pairs: [string, string][] = [
  ...inks.flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...['good', 'warn', 'bad', 'info', 'idle'].map((tone): [string, string] => [tone, `${tone}-bg`]),
  ['text', 'bubble-in'],
  ['text-2', 'bubble-in'],
  ['on-accent', 'bubble-out'],
  ['on-accent', 'accent-fill'],
  ['on-accent', 'accent-fill-hover'],
]

function ratio(ink: string, ground: string, theme: Theme): number {
  const [a, b] = [colours.get(ink), colours.get(ground)]
  if (!a || !b) throw new Error(`No such token: ${a ? ground : ink}`)
  return contrast(a[theme], b[theme])
}

describe.each<Theme>(['light', 'dark'])('tokens in the %s theme', (theme) => {
  it.each(pairs)('%s on %s can be read (AA, 4.5)', (ink, ground) => {
    expect(ratio(ink, ground, theme)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['bg', 'surface', 'raised'])('outlines and focus can be seen on %s (AA, 3)', (ground) => {
    expect(ratio('line-strong', ground, theme)).toBeGreaterThanOrEqual(3)
    expect(ratio('focus', ground, theme)).toBeGreaterThanOrEqual(3)
  })
})
