import { memo } from 'react'
import { go } from '../data/address.ts'
import { timeOf } from '../data/zone.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import type { FeedEvent } from './events.ts'

const channels: Record<string, [IconName, string]> = { sms: ['chat', 'Text'], voice: ['call', 'Call'], email: ['mail', 'E-mail'] }

function open(event: FeedEvent): void {
  if (event.kind === 'row') return event.visit ? go({ visit: event.visit, tab: 'schedule' }) : undefined
  const app = event.kind === 'out' ? ({ voice: 'calls', email: 'mail' } as const)[event.channel] : undefined
  if (event.patient) go({ patient: event.patient, app, tab: 'phones' })
}

export const FeedRow = memo(function FeedRow({ event, day }: { event: FeedEvent; day?: string }) {
  const [icon, word] = event.kind === 'out' ? (channels[event.channel] ?? ['send', 'Message']) : event.kind === 'in' ? (['send', 'Answer'] as const) : (['table', 'eCW'] as const)
  const bad = event.kind === 'out' && /undelivered|failed/.test(event.status)
  return (
    <>
      {day && <li className="feed-day">{day}</li>}
      <li>
        <button type="button" className={`feed-row feed-${event.kind}`} onClick={() => open(event)}>
          <span className="feed-icon"><Icon name={icon as IconName} size={14} /></span>
          <span className="feed-text">
            <span className="feed-top"><strong>{word}{event.kind === 'in' ? ' from ' : event.kind === 'out' ? ' to ' : ' row of '}{event.who}</strong><time>{timeOf(event.at)}</time></span>
            {event.kind === 'row'
              ? <code className="row-change">{event.column} <s>{event.before}</s> <Icon name="right" size={12} /> <b className={event.after.startsWith('CONF') ? 'tone-good' : event.after.startsWith('CANC') ? 'tone-bad' : 'tone-idle'}>{event.after}</b></code>
              : <span className="feed-body">{event.text}</span>}
            {bad && <span className="tone-bad ink">Not delivered</span>}
          </span>
        </button>
      </li>
    </>
  )
})
