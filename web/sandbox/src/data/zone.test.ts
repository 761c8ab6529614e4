import { describe, expect, it } from 'vitest'
import { addDays, ageOn, atLocal, dayOf, nextMorning, relativeDay, timeOf } from './zone.ts'

describe('the clinic’s time', () => {
  it('names the local day and time of an instant, whatever its offset', () => {
    expect(dayOf('2026-12-02T07:59:00Z')).toBe('2026-12-01')
    expect(timeOf('2026-12-01T16:00:00Z')).toBe('8:00 AM')
  })

  it.each([
    ['2026-12-01', '09:00', '2026-12-01T09:00:00-08:00'],
    ['2026-07-01', '09:00', '2026-07-01T09:00:00-07:00'],
    ['2026-11-01', '00:30', '2026-11-01T00:30:00-07:00'],
    ['2026-11-01', '09:00', '2026-11-01T09:00:00-08:00'],
    ['2027-03-14', '00:00', '2027-03-14T00:00:00-08:00'],
    ['2027-03-14', '09:00', '2027-03-14T09:00:00-07:00'],
  ])('gives %s %s the offset of that hour', (day, time, instant) => {
    expect(atLocal(day, time)).toBe(instant)
  })

  it.each([
    ['2026-12-01T08:00:00-08:00', '2026-12-02T09:00:00-08:00'],
    ['2026-12-01T09:00:00-08:00', '2026-12-02T09:00:00-08:00'],
    ['2026-12-02T02:00:00-08:00', '2026-12-02T09:00:00-08:00'],
    ['2026-10-31T23:00:00-07:00', '2026-11-01T09:00:00-08:00'],
  ])('knows the morning after %s', (now, morning) => {
    expect(nextMorning(now)).toBe(morning)
    expect(Date.parse(nextMorning(now))).toBeGreaterThan(Date.parse(now))
  })

  it('counts days over months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it('counts a year only once the birthday has come', () => {
    expect(ageOn('1990-12-02', '2026-12-01')).toBe(35)
    expect(ageOn('1990-12-01', '2026-12-01')).toBe(36)
  })

  it('says near days in words', () => {
    expect(relativeDay('2026-12-01', '2026-12-01')).toBe('Today')
    expect(relativeDay('2026-12-02', '2026-12-01')).toBe('Tomorrow')
    expect(relativeDay('2026-12-04', '2026-12-01')).toBe('Fri, Dec 4')
  })
})
