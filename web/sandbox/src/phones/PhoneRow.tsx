import { memo } from 'react'
import type { Contact } from '../api/types.ts'
import { preview } from '../data/clinic.ts'
import { namesOf } from '../data/devices.ts'
import { useClock } from '../data/queries.ts'
import { ageOn, dayOf, shortDay, timeOf } from '../data/zone.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import type { Summary } from './summaries.ts'

const icons: Record<Contact['kind'], [IconName, string]> = { MOBILE: ['phone', 'Mobile'], HOME: ['call', 'Landline'], WORK: ['call', 'Work'], EMAIL: ['mail', 'E-mail'] }

export const PhoneRow = memo(function PhoneRow({ phone, current, onOpen }: { phone: Summary; current: boolean; onOpen: () => void }) {
  const { device, last, unread, waiting, needsPerson } = phone
  const today = dayOf(useClock().data?.now ?? new Date(0).toISOString())
  const kinds = [...new Set(device.owners.flatMap((owner) => owner.contacts.filter((contact) => contact.active).map((contact) => contact.kind)))]
  const languages = [...new Set(device.owners.map((owner) => owner.language).filter((language) => language !== null))]
  const ages = device.owners.map((owner) => (owner.dateOfBirth ? ageOn(owner.dateOfBirth, today) : '?')).join(', ')
  return (
    <li>
      <button type="button" className="row" aria-current={current || undefined} onClick={onOpen}>
        <span className="row-top">
          <span className={`row-name${unread ? ' strong' : ''}`}>{namesOf(device)}</span>
          {last && <time>{dayOf(last.at) === today ? timeOf(last.at) : shortDay(dayOf(last.at)).replace(/^\w+, /, '')}</time>}
        </span>
        <span className="row-middle">
          <span className="row-text">{last ? (last.subject ?? preview(last.body)) : 'Nothing received yet'}</span>
          {unread > 0 && <span className="unread" aria-label={`${unread} unread`}>{unread}</span>}
        </span>
        <span className="row-chips">
          <span className="chip" title={device.owners.length > 1 ? 'Ages' : 'Age'}>{ages}</span>
          {languages.map((language) => <span key={language} className="chip" title="Language">{language?.toUpperCase()}</span>)}
          {kinds.map((kind) => <span key={kind} className="chip" title={icons[kind][1]}><Icon name={icons[kind][0]} size={12} /><span className="hidden">{icons[kind][1]}</span></span>)}
          {kinds.length === 0 && <span className="chip tone-bad">No contact</span>}
          {device.owners.some((owner) => owner.doNotContact) && <span className="chip tone-bad">Do not contact</span>}
          {needsPerson && <span className="chip tone-warn">In the Hub</span>}
          {waiting && <span className="chip tone-info">To answer</span>}
        </span>
      </button>
    </li>
  )
})
