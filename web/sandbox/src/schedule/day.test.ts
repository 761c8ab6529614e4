import { describe, expect, it } from 'vitest'
import type { Appointment, VisitStatus } from '../api/types.ts'
import { columnsOf, countStatuses, filterDay, nowIndex } from './day.ts'

const visit = (id: string, hour: number, status: VisitStatus, provider: string | null): Appointment => ({
  id, ehrId: id, status, ehrStatusCode: null, start: `2026-12-01T${String(hour).padStart(2, '0')}:00:00-08:00`, durationMinutes: 30,
  patient: { id, ehrId: id, firstName: 'A', lastName: id }, provider: provider === null ? null : { id: provider, name: `Dr. ${provider}` },
  facility: null, type: null, countedAsNoShow: false, remindersBlocked: false, messages: [],
})
const day = [visit('c', 11, 'CONFIRMED', 'b'), visit('a', 9, 'UNCONFIRMED', 'a'), visit('d', 12, 'UNCONFIRMED', null), visit('b', 10, 'CONFIRMED', 'b')]

describe('a day', () => {
  it('has a column a provider, in time order, the nameless last', () => {
    expect(columnsOf(day).map((column) => [column.name, column.visits.map((one) => one.id)])).toEqual([['Dr. a', ['a']], ['Dr. b', ['b', 'c']], ['No provider', ['d']]])
  })

  it('is filtered by status and provider', () => {
    expect(filterDay(day, { status: 'CONFIRMED', provider: 'b' }).map((one) => one.id)).toEqual(['b', 'c'])
    expect(filterDay(day, { provider: '' }).map((one) => one.id)).toEqual(['d'])
  })

  it('counts only the states it has', () => {
    expect(countStatuses(day)).toEqual([{ status: 'UNCONFIRMED', count: 2 }, { status: 'CONFIRMED', count: 2 }])
  })

  it('draws the line of the present today only', () => {
    const inOrder = filterDay(day, {})
    expect(nowIndex(inOrder, '2026-12-01T10:30:00-08:00', true)).toBe(2)
    expect(nowIndex(inOrder, '2026-12-01T18:00:00-08:00', true)).toBe(4)
    expect(nowIndex(inOrder, '2026-12-01T10:30:00-08:00', false)).toBe(-1)
  })
})
