import './schedule.css'
import { useState } from 'react'
import type { VisitStatus } from '../api/types.ts'
import { usePlace } from '../data/address.ts'
import { useClock, useDay, useRows } from '../data/queries.ts'
import { useKept } from '../data/useResource.ts'
import { dayOf } from '../data/zone.ts'
import { Empty, Skeleton, Trouble } from '../ui/States.tsx'
import { countStatuses, filterDay, nowIndex } from './day.ts'
import { DayHead } from './DayHead.tsx'
import { StatusFilter } from './StatusFilter.tsx'
import { VisitRow } from './VisitRow.tsx'

/** One day of the clinic. Without a day in the address it follows the clock. */
export function Schedule() {
  const { day: asked, visit: open } = usePlace()
  const { data: clock } = useClock()
  const today = clock ? dayOf(clock.now) : undefined
  const day = asked ?? today
  const { data: visits, error, old } = useKept(useDay(day))
  useRows(day ? { date: day } : null)
  const [status, setStatus] = useState<VisitStatus>()
  const [provider, setProvider] = useState<string>()

  const all = visits ?? []
  const ofProvider = filterDay(all, { provider })
  const shown = filterDay(ofProvider, { status })
  const line = clock && !status ? nowIndex(shown, clock.now, day === today) : -1
  return (
    <section className="schedule" aria-label="Schedule">
      {day && today && <DayHead day={day} today={today} follows={!asked} visits={all} provider={provider} onProvider={setProvider} />}
      <StatusFilter counts={countStatuses(ofProvider)} at={status} onPick={setStatus} />
      {error && <Trouble what="The schedule could not be read." error={error} />}
      {!visits && !error && <Skeleton lines={10} />}
      <ul className={`visits${old ? ' old' : ''}`}>
        {shown.map((visit, at) => <VisitRow key={visit.id} visit={visit} current={visit.id === open} nowBefore={at === line ? clock?.now : undefined} over={line > at} />)}
      </ul>
      {visits && !old && shown.length === 0 && (
        all.length > 0
          ? <Empty icon="calendar" title="No visit like that">Take the filters away to see all {all.length} of the day.</Empty>
          : <Empty icon="calendar" title="The clinic is closed">No visits on this day. Step to another with the arrows above.</Empty>
      )}
    </section>
  )
}
