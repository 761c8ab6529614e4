import { describe, expect, it, vi } from 'vitest'
import { peek, refreshAll, startOver, watch } from './resource.ts'

const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('a resource', () => {
  it('is fetched once for all who watch it, and keeps its identity while the answer is the same', async () => {
    const load = vi.fn(() => Promise.resolve({ now: 1 }))
    const [one, other] = [vi.fn(), vi.fn()]
    const unwatch = [watch('same', load, one), watch('same', load, other)]
    await settled()
    const first = peek('same').data
    await refreshAll()
    expect(load).toHaveBeenCalledTimes(2)
    expect(peek('same').data).toBe(first)
    expect([one, other].map((watcher) => watcher.mock.calls.length)).toEqual([1, 1])
    unwatch.forEach((stop) => stop())
  })

  it('folds refreshes that come while one is under way into one more', async () => {
    let answer: (value: number) => void = () => undefined
    const load = vi.fn(() => new Promise<number>((resolve) => { answer = resolve }))
    const unwatch = watch('folded', load, () => undefined)
    void refreshAll()
    void refreshAll()
    answer(1)
    await settled()
    answer(2)
    await settled()
    expect(load).toHaveBeenCalledTimes(2)
    expect(peek('folded').data).toBe(2)
    unwatch()
  })

  it('keeps the last answer beside an error, and forgets both when all starts over', async () => {
    let fails = false
    const unwatch = watch('failing', () => (fails ? Promise.reject(new Error('away')) : Promise.resolve('old')), () => undefined)
    await settled()
    fails = true
    await refreshAll()
    expect(peek('failing')).toMatchObject({ data: 'old', error: { message: 'away' } })
    fails = false
    await startOver()
    expect(peek('failing')).toEqual({ data: 'old' })
    unwatch()
  })
})
