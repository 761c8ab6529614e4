import type { Conversation, SandboxMessage } from '../api/types.ts'
import type { RowChange } from '../data/changes.ts'
import { preview } from '../data/clinic.ts'
import { byContact, namesOf, type Device } from '../data/devices.ts'
import type { SentText } from '../data/sent.ts'

export type FeedEvent = { id: string; at: string; who: string; patient?: string } & (
  | { kind: 'out'; channel: string; text: string; status: string }
  | { kind: 'in'; text: string; meaning?: string }
  | { kind: 'row'; encounter: string; visit?: string; column: string; before: string; after: string })

/** What comes first when the clock stood still: the answer, what it did to the row, the reply. */
const rank = { in: 0, row: 1, out: 2 }
const SHOWN = 150

/** All that happened, newest first. */
export function toEvents(devices: Device[], log: SandboxMessage[], conversations: Conversation[], sent: SentText[], rows: RowChange[]): FeedEvent[] {
  const owners = byContact(devices)
  const person = (contact: string) => {
    const device = owners.get(contact)
    return { who: device ? namesOf(device) : contact, patient: device?.owners[0]?.id }
  }
  const out: FeedEvent[] = log.slice(-SHOWN).map((message) => ({
    kind: 'out', id: message.id, at: message.at, channel: message.channel, text: message.subject ?? preview(message.body), status: message.status, ...person(message.to),
  }))
  const typed: FeedEvent[] = sent.map((text) => ({ kind: 'in', id: text.id, at: text.at, text: text.body, ...person(text.from) }))
  const heard: FeedEvent[] = conversations
    .filter((one) => one.lastEntry?.direction === 'INBOUND' && !sent.some((text) => text.from === one.contactValue && text.body === one.lastEntry?.body))
    .map((one) => ({ kind: 'in', id: `${one.id}-${one.lastEntryAt}`, at: one.lastEntryAt, text: one.lastEntry?.body ?? '', meaning: one.lastEntry?.meaning ?? undefined, ...person(one.contactValue) }))
  const changed: FeedEvent[] = rows.map((row) => ({ kind: 'row', id: row.id, at: row.at, who: row.who ?? `Visit ${row.encounter}`, encounter: row.encounter, visit: row.visit, column: row.column, before: row.before, after: row.after }))
  return [...typed, ...heard, ...changed, ...out]
    .map((event, index) => ({ event, index, at: Date.parse(event.at) }))
    .sort((a, b) => b.at - a.at || rank[b.event.kind] - rank[a.event.kind] || b.index - a.index)
    .slice(0, SHOWN)
    .map(({ event }) => event)
}
