import { memo } from 'react'
import type { Appointment } from '../api/types.ts'
import { go } from '../data/address.ts'
import { nameOf } from '../data/devices.ts'
import { timeOf } from '../data/zone.ts'
import { Badge } from '../ui/Badge.tsx'
import { visitLook } from '../ui/status.ts'
import { Dots } from './Dots.tsx'

interface Props { visit: Appointment; current: boolean; nowBefore?: string; over: boolean }

export const VisitRow = memo(function VisitRow({ visit, current, nowBefore, over }: Props) {
  const facts = [visit.type?.name, visit.provider?.name].filter(Boolean).join(' · ')
  return (
    <>
      {nowBefore && <li className="now-line" aria-label={`Now, ${timeOf(nowBefore)}`}><span>{timeOf(nowBefore)}</span></li>}
      <li>
        <button type="button" className={`visit-row${over ? ' over' : ''}`} aria-current={current || undefined} onClick={() => go({ visit: visit.id, tab: 'schedule' })}>
          <time>{timeOf(visit.start)}<small>{visit.durationMinutes} min</small></time>
          <span className="visit-who"><strong className={visit.status === 'CANCELLED' ? 'struck' : undefined}>{nameOf(visit.patient)}</strong><small title={visit.facility?.name}>{facts}</small></span>
          <Dots messages={visit.messages} blocked={visit.remindersBlocked} />
          <Badge look={visitLook(visit.status)} plain />
        </button>
      </li>
    </>
  )
})
