import type { Appointment } from '../api/types.ts'
import { go } from '../data/address.ts'
import { momentOf } from '../data/zone.ts'
import { Icon } from '../ui/Icon.tsx'

export function Facts({ visit }: { visit: Appointment }) {
  const facts: [string, string | undefined][] = [
    ['When', `${momentOf(visit.start)}, ${visit.durationMinutes} min`],
    ['What', visit.type?.name],
    ['With', visit.provider?.name],
    ['Where', visit.facility?.name],
  ]
  return (
    <div className="facts">
      <dl>{facts.map(([name, value]) => value && <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
      <div className="facts-row">
        <button type="button" className="button button-small" onClick={() => go({ patient: visit.patient.id, app: undefined, tab: 'phones' })}><Icon name="phone" size={14} />Patient’s phone</button>
        {visit.countedAsNoShow && <span className="chip tone-bad">Counts as a no-show</span>}
        {visit.remindersBlocked && <span className="chip tone-warn">Reminders blocked by staff</span>}
      </div>
    </div>
  )
}
