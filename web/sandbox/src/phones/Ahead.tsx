import { go } from '../data/address.ts'
import type { Device } from '../data/devices.ts'
import { useAhead, useClock, useRows } from '../data/queries.ts'
import { dayOf, relativeDay, timeOf } from '../data/zone.ts'
import { Badge } from '../ui/Badge.tsx'
import { visitLook } from '../ui/status.ts'

const SHOWN = 2

/** The next visits of the people who share the phone; one click opens the visit. */
export function Ahead({ device }: { device: Device }) {
  const { data: clock } = useClock()
  const { data: visits } = useAhead(device.owners.map((owner) => owner.id))
  const ahead = visits?.filter((visit) => clock && Date.parse(visit.start) > Date.parse(clock.now)) ?? []
  // Read so that the feed can tell when an answer changes eCW's row.
  useRows(ahead[0]?.ehrId ? { encounterID: ahead[0].ehrId } : null)
  if (!clock || !visits) return <div className="ahead" />
  const today = dayOf(clock.now)
  return (
    <div className="ahead">
      {ahead.slice(0, SHOWN).map((visit) => (
        <button key={visit.id} type="button" className="ahead-visit" onClick={() => go({ visit: visit.id, day: dayOf(visit.start), tab: 'schedule' })}>
          <span><strong>{relativeDay(dayOf(visit.start), today)}, {timeOf(visit.start)}</strong>{device.owners.length > 1 && ` · ${visit.patient.firstName}`}</span>
          <Badge look={visitLook(visit.status)} />
        </button>
      ))}
      {ahead.length === 0 && <p className="quiet">No visit ahead.</p>}
    </div>
  )
}
