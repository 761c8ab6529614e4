import './hub.css'
import { useState } from 'react'
import { useConversation, useConversations } from '../data/queries.ts'
import { go } from '../data/address.ts'
import { nameOf } from '../data/devices.ts'
import { momentOf } from '../data/zone.ts'
import { Icon } from '../ui/Icon.tsx'
import { phoneNumber } from '../ui/number.ts'
import { Empty, Skeleton, Trouble } from '../ui/States.tsx'
import { sentenceCase } from '../ui/status.ts'

/** Conversations that wait for a person. */
export function Hub() {
  const { data, error } = useConversations()
  const [open, setOpen] = useState<string>()
  if (!data) return error ? <Trouble what="The conversations could not be read." error={error} /> : <Skeleton />
  const waiting = data.filter((one) => one.needsPerson).sort((a, b) => Date.parse(b.lastEntryAt) - Date.parse(a.lastEntryAt))
  if (waiting.length === 0) return <Empty icon="inbox" title="Nobody waits">What Luma cannot answer by itself lands here. Text something unexpected from a phone, such as “Can I bring my dog?”.</Empty>
  return (
    <ul className="hub">
      {waiting.map((one) => (
        <li key={one.id}>
          <button type="button" className="hub-row" aria-expanded={open === one.id} onClick={() => setOpen(open === one.id ? undefined : one.id)}>
            <span className="row-top"><strong className="row-name">{one.patient ? nameOf(one.patient) : phoneNumber(one.contactValue)}</strong><time>{momentOf(one.lastEntryAt)}</time></span>
            <span className="hub-body">{one.lastEntry?.body}</span>
            <span className="row-chips"><span className="chip tone-warn">Needs a person</span>{one.lastEntry?.meaning && <span className="chip">{sentenceCase(one.lastEntry.meaning)}</span>}</span>
          </button>
          {open === one.id && <Entries id={one.id} patient={one.patient?.id} />}
        </li>
      ))}
    </ul>
  )
}

function Entries({ id, patient }: { id: string; patient?: string }) {
  const { data, error } = useConversation(id)
  if (!data) return error ? <Trouble what="The conversation could not be read." error={error} /> : <Skeleton lines={3} />
  return (
    <div className="hub-entries">
      {data.entries.map((entry) => (
        <p key={entry.id} className={`hub-entry hub-${entry.direction.toLowerCase()}`}>
          <small>{entry.direction === 'INBOUND' ? 'Patient' : entry.direction === 'OUTBOUND' ? 'Clinic' : 'Note'} · {momentOf(entry.at)}</small>{entry.body ?? sentenceCase(entry.meaning ?? '')}
        </p>
      ))}
      {patient && <button type="button" className="button button-small" onClick={() => go({ patient, app: undefined, tab: 'phones' })}><Icon name="phone" size={14} />Show the phone</button>}
    </div>
  )
}
