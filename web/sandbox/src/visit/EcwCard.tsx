import { useState } from 'react'
import { syncEcw } from '../api/syncEcw.ts'
import { useAct } from '../data/act.ts'
import { sayDone } from '../data/notices.ts'
import { useRows, useStatusCodes } from '../data/queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { Skeleton, Trouble } from '../ui/States.tsx'
import { sentenceCase } from '../ui/status.ts'
import { EcwEditor } from './EcwEditor.tsx'
import { EcwTable } from './EcwTable.tsx'

/** The visit's row as the stand-in eCW has it, beside what Luma knows. */
export function EcwCard({ encounter }: { encounter: string }) {
  const { data: rows, error } = useRows({ encounterID: encounter })
  const { data: codes } = useStatusCodes()
  const [editing, setEditing] = useState(false)
  const { busy, act } = useAct()
  const row = rows?.[0]
  const meaning = codes?.find((code) => code.code === row?.STATUS)?.status
  const sync = () => void act('The sync did not finish.', async () => {
    const counts = await syncEcw()
    sayDone(`Synced: ${['created', 'updated', 'deleted', 'quarantined'].map((kind) => `${counts[kind as keyof typeof counts] ?? 0} ${kind}`).join(', ')}.`)
  })
  return (
    <section className="visit-part ecw" aria-labelledby="visit-ecw">
      <header className="part-head">
        <h3 id="visit-ecw"><Icon name="table" size={14} />eCW row <code>enc</code></h3>
        <button type="button" className="button button-small push" aria-expanded={editing} disabled={!row} onClick={() => setEditing(!editing)}>Edit</button>
        <button type="button" className="button button-small" disabled={busy} title="Let Luma read eCW’s changes now" onClick={sync}><Icon name="sync" size={14} />Sync now</button>
      </header>
      {error && !rows && <Trouble what="eCW could not be read." error={error} />}
      {!rows && !error && <Skeleton lines={4} />}
      {rows && !row && <p className="quiet">The row is gone from eCW. Luma notices with the next sync.</p>}
      {row && <EcwTable row={row} meaning={typeof meaning === 'string' ? sentenceCase(meaning) : undefined} />}
      {row && editing && <EcwEditor encounter={encounter} row={row} codes={codes ?? []} onDone={() => setEditing(false)} />}
    </section>
  )
}
