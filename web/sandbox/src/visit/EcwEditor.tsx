import { useState, type FormEvent } from 'react'
import { patchEcw } from '../api/patchEcw.ts'
import { syncEcw } from '../api/syncEcw.ts'
import type { EcwRow } from '../api/types.ts'
import { useAct } from '../data/act.ts'
import { sayDone, sayFailed } from '../data/notices.ts'
import { changesOf, editOf, type RowEdit } from './row.ts'

interface Props { encounter: string; row: EcwRow; codes: EcwRow[]; onDone: () => void }

/** Changes the row as the clinic's staff would in eCW; Luma hears of it with the next sync. */
export function EcwEditor({ encounter, row, codes, onDone }: Props) {
  const [edit, setEdit] = useState<RowEdit>(editOf(row))
  const { busy, act } = useAct()
  const changed = changesOf(row, edit)
  const nothing = Object.keys(changed).length === 0
  const known = codes.map((code) => String(code.code))
  const options = known.includes(edit.STATUS) ? known : [edit.STATUS, ...known]
  const set = (change: Partial<RowEdit>) => setEdit({ ...edit, ...change })

  const save = (andSync: boolean) => void act('The row was not changed.', async () => {
    await patchEcw('enc', { encounterID: encounter }, changed)
    if (!andSync) return sayDone('Changed in eCW. Luma hears of it with the next sync.')
    await syncEcw().then(() => sayDone('Changed in eCW and synced.'), (error: unknown) => sayFailed('Changed in eCW, but not synced.', error))
  }).then((saved) => { if (saved) onDone() })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(true)
  }
  return (
    <form className="editor" onSubmit={submit}>
      <label>Date<input type="date" required value={edit.date} onChange={(event) => set({ date: event.target.value })} /></label>
      <label>Start<input type="time" required step={300} value={edit.startTime} onChange={(event) => set({ startTime: event.target.value })} /></label>
      <label>STATUS
        <select value={edit.STATUS} onChange={(event) => set({ STATUS: event.target.value })}>
          {options.map((code) => <option key={code} value={code}>{code}</option>)}
        </select>
      </label>
      <div className="editor-row">
        <button type="button" className="button button-small" disabled={busy || nothing} onClick={() => save(false)}>Save in eCW</button>
        <button className="button button-small button-accent" disabled={busy || nothing}>Save and sync</button>
      </div>
    </form>
  )
}
