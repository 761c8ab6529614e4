import type { Appointment, EcwRow } from '../api/types.ts'
import { Cell } from './cell.ts'

export interface RowChange { id: string; at: string; encounter: string; visit?: string; who?: string; column: string; before: string; after: string }

/** What was seen to change in eCW's rows while this page was open, oldest first. */
export const rowChanges = new Cell<RowChange[]>([])
const seen = new Map<string, EcwRow>()
const visits = new Map<string, { id: string; who: string }>()
const watched = ['STATUS', 'date', 'startTime', 'deleteFlag']

/** Remembers whose row it is, so that a change can be told with a name. */
export function noteVisits(items: Appointment[]): void {
  for (const visit of items) if (visit.ehrId) visits.set(visit.ehrId, { id: visit.id, who: `${visit.patient.firstName} ${visit.patient.lastName}` })
}

export function noteRows(rows: EcwRow[], now: string): void {
  const found: RowChange[] = []
  for (const row of rows) {
    const encounter = String(row.encounterID)
    const before = seen.get(encounter)
    seen.set(encounter, row)
    const visit = visits.get(encounter)
    for (const column of before ? watched : []) {
      const [old, fresh] = [String(before?.[column]), String(row[column])]
      if (old !== fresh) found.push({ id: `${encounter}-${column}-${rowChanges.get().length + found.length}`, at: now, encounter, visit: visit?.id, who: visit?.who, column, before: old, after: fresh })
    }
  }
  if (found.length > 0) rowChanges.set([...rowChanges.get(), ...found])
}

export function forgetRows(): void {
  seen.clear()
  visits.clear()
  rowChanges.set([])
}
