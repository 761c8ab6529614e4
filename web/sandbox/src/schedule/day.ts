import type { Appointment, VisitMessage, VisitStatus } from '../api/types.ts'

export interface Column { id: string; name: string; visits: Appointment[] }
export interface DayFilter { status?: VisitStatus; provider?: string }

const byStart = (a: Appointment, b: Appointment) => Date.parse(a.start) - Date.parse(b.start) || a.patient.lastName.localeCompare(b.patient.lastName)

/** The day's visits by provider, in the order of names; visits without one come last. */
export function columnsOf(visits: Appointment[]): Column[] {
  const columns = new Map<string, Column>()
  for (const visit of [...visits].sort(byStart)) {
    const id = visit.provider?.id ?? ''
    const column = columns.get(id) ?? { id, name: visit.provider?.name ?? 'No provider', visits: [] }
    column.visits.push(visit)
    columns.set(id, column)
  }
  return [...columns.values()].sort((a, b) => Number(a.id === '') - Number(b.id === '') || a.name.localeCompare(b.name))
}

export const filterDay = (visits: Appointment[], { status, provider }: DayFilter): Appointment[] =>
  visits.filter((visit) => (!status || visit.status === status) && (provider === undefined || (visit.provider?.id ?? '') === provider)).sort(byStart)

const order: VisitStatus[] = ['UNCONFIRMED', 'CONFIRMED', 'ARRIVED', 'CHECKED_IN', 'COMPLETED', 'CANCELLED', 'NO_SHOW', 'RESCHEDULED']

export function countStatuses(visits: Appointment[]): { status: VisitStatus; count: number }[] {
  return order.map((status) => ({ status, count: visits.filter((visit) => visit.status === status).length })).filter(({ count }) => count > 0)
}

/** Where the line of the present goes: before the first visit that has not begun; -1 on another day. */
export function nowIndex(visits: Appointment[], now: string, isToday: boolean): number {
  if (!isToday) return -1
  const at = visits.findIndex((visit) => Date.parse(visit.start) > Date.parse(now))
  return at < 0 ? visits.length : at
}

export const inTimeOrder = (messages: VisitMessage[]): VisitMessage[] =>
  [...messages].sort((a, b) => Date.parse(a.sentAt ?? a.dueAt) - Date.parse(b.sentAt ?? b.dueAt))
