import type { Appointment } from '../api/types.ts'
import { go } from '../data/address.ts'
import { addDays, longDay, relativeDay, shortDay } from '../data/zone.ts'
import { Icon } from '../ui/Icon.tsx'
import { columnsOf } from './day.ts'

interface Props { day: string; today: string; follows: boolean; visits: Appointment[]; provider?: string; onProvider: (id: string | undefined) => void }

export function DayHead({ day, today, follows, visits, provider, onProvider }: Props) {
  const near = relativeDay(day, today)
  const named = /^(Today|Tomorrow|Yesterday)$/.test(near)
  const columns = columnsOf(visits)
  const step = (count: number) => {
    const next = addDays(day, count)
    go({ day: next === today ? undefined : next })
  }
  const pick = (value: string) => onProvider(value === 'all' ? undefined : value)
  return (
    <header className="pane-head">
      <div className="day-steps">
        <button type="button" className="button button-icon" aria-label="The day before" title="The day before" onClick={() => step(-1)}><Icon name="left" /></button>
        <button type="button" className="button button-icon" aria-label="The day after" title="The day after" onClick={() => step(1)}><Icon name="right" /></button>
      </div>
      <h2>{named ? <>{near} <span>{shortDay(day)}</span></> : longDay(day)}</h2>
      {!follows && day !== today && <button type="button" className="button button-small" title="Follow the clock again" onClick={() => go({ day: undefined })}>Today</button>}
      <select aria-label="Provider" className="select" value={provider ?? 'all'} onChange={(event) => pick(event.target.value)}>
        <option value="all">All providers</option>
        {provider !== undefined && !columns.some((column) => column.id === provider) && <option value={provider}>Not in today</option>}
        {columns.map((column) => <option key={column.id} value={column.id}>{column.name} ({column.visits.length})</option>)}
      </select>
    </header>
  )
}
