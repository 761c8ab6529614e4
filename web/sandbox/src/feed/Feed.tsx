import './feed.css'
import { useMemo } from 'react'
import { rowChanges } from '../data/changes.ts'
import { useCell } from '../data/cell.ts'
import { groupDevices } from '../data/devices.ts'
import { useConversations, useMessageLog, usePatients } from '../data/queries.ts'
import { sentTexts } from '../data/sent.ts'
import { dayOf, longDay } from '../data/zone.ts'
import { Empty, Skeleton, Trouble } from '../ui/States.tsx'
import { toEvents } from './events.ts'
import { FeedRow } from './FeedRow.tsx'

/** What happened, newest first. */
export function Feed() {
  const { data: patients } = usePatients()
  const log = useMessageLog()
  const { data: conversations } = useConversations()
  const sent = useCell(sentTexts)
  const rows = useCell(rowChanges)
  const events = useMemo(() => toEvents(groupDevices(patients ?? []), log.data ?? [], conversations ?? [], sent, rows), [patients, log.data, conversations, sent, rows])
  if (!log.data) return log.error ? <Trouble what="The messages could not be read." error={log.error} /> : <Skeleton />
  if (events.length === 0) return <Empty icon="pulse" title="Nothing has happened yet">Messages that go out, answers that come in and changes to eCW’s rows show here. Press Next morning.</Empty>
  return (
    <ol className="feed" aria-label="What happened">
      {events.map((event, at) => {
        const day = dayOf(event.at)
        const before = events[at - 1]
        return <FeedRow key={event.id} event={event} day={before && dayOf(before.at) === day ? undefined : longDay(day)} />
      })}
    </ol>
  )
}
