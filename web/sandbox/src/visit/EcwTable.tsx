import { useState } from 'react'
import type { EcwRow } from '../api/types.ts'
import { shown, splitColumns } from './row.ts'

const watched = new Set(['STATUS', 'date', 'startTime', 'deleteFlag'])

export function EcwTable({ row, meaning }: { row: EcwRow; meaning?: string }) {
  const [all, setAll] = useState(false)
  const { first, rest } = splitColumns(row)
  return (
    <>
      <dl className="ecw-row">
        {(all ? [...first, ...rest] : first).map((column) => (
          <div key={column} className={column === 'STATUS' ? 'ecw-status' : undefined}>
            <dt>{column}</dt>
            <dd>{watched.has(column) ? <Watched value={shown(row[column])} /> : shown(row[column])}{column === 'STATUS' && meaning && <small>{meaning}</small>}</dd>
          </div>
        ))}
      </dl>
      {rest.length > 0 && <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? 'Fewer columns' : `${rest.length} more columns`}</button>}
    </>
  )
}

/** Glows when it changes under one's eyes, and keeps saying what it was. */
function Watched({ value }: { value: string }) {
  const [known, setKnown] = useState<{ value: string; before?: string }>({ value })
  if (known.value !== value) setKnown({ value, before: known.value })
  if (known.before === undefined) return <span>{value}</span>
  return <span className="changed" role="status"><s>{known.before}</s><b key={known.value} className={known.value.startsWith('CONF') ? 'tone-good' : known.value.startsWith('CANC') ? 'tone-bad' : 'tone-info'}>{known.value}</b></span>
}
