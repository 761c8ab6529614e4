import { describe, expect, it } from 'vitest'
import { readPlace, writePlace } from './address.ts'

describe('the address', () => {
  it('keeps where one is', () => {
    const place = { day: '2026-12-02', patient: 'pt_1', visit: 'ap_2', tab: 'hub', app: 'calls' } as const
    expect(readPlace(writePlace(place))).toEqual(place)
  })

  it('passes over what it does not know', () => {
    expect(readPlace('?day=tomorrow&tab=moon&app=camera')).toEqual({})
    expect(readPlace('?day=2026-99-99').day).toBeUndefined()
  })

  it('is empty at home', () => expect(writePlace({})).toBe(''))
})
