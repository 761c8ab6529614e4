import type { EcwRow, EcwValue } from '../api/types.ts'

/** The columns worth seeing first; the rest follow when asked for. */
export const firstColumns = ['encounterID', 'STATUS', 'date', 'startTime', 'endTime', 'patientID', 'doctorID', 'facilityId', 'VisitType', 'reason', 'deleteFlag']

export function splitColumns(row: EcwRow): { first: string[]; rest: string[] } {
  const names = Object.keys(row)
  const first = firstColumns.filter((name) => names.includes(name))
  return { first, rest: names.filter((name) => !first.includes(name)) }
}

export const shown = (value: EcwValue | undefined): string => (value === null || value === undefined ? 'NULL' : value === '' ? '‘’' : String(value))

export interface RowEdit { date: string; startTime: string; STATUS: string }

export const editOf = (row: EcwRow): RowEdit => ({ date: String(row.date ?? '').slice(0, 10), startTime: String(row.startTime ?? '').slice(0, 5), STATUS: String(row.STATUS ?? '') })

/** Only what differs; times as eCW writes them. The end moves along with the start. */
export function changesOf(row: EcwRow, edit: RowEdit): EcwRow {
  const before = editOf(row)
  const changed: EcwRow = {}
  if (edit.date !== before.date) changed.date = edit.date
  if (edit.STATUS !== before.STATUS) changed.STATUS = edit.STATUS
  if (edit.startTime !== before.startTime) {
    changed.startTime = `${edit.startTime}:00`
    const end = typeof row.endTime === 'string' ? minutes(row.endTime) + minutes(edit.startTime) - minutes(before.startTime) : -1
    if (end >= 0 && end < 24 * 60) changed.endTime = `${pad(Math.floor(end / 60))}:${pad(end % 60)}:00`
  }
  return changed
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const pad = (value: number): string => String(value).padStart(2, '0')
