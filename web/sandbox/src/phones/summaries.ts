import type { Conversation, SandboxMessage } from '../api/types.ts'
import { byContact, namesOf, type Device } from '../data/devices.ts'
import type { SentText } from '../data/sent.ts'

export interface Summary { device: Device; last?: SandboxMessage; unread: number; waiting: boolean; needsPerson: boolean }

const asks = /\b(reply|respond\w*|text)\s+(yes|s[íi])|\byes\b[^]*\bno\b/i

/** Does the text ask for an answer? */
export const asksForAnswer = (body: string | null): boolean => body !== null && asks.test(body)

/** Phones with something new first, then those spoken to last, then by name. */
export function summarise(devices: Device[], log: SandboxMessage[], conversations: Conversation[], sent: SentText[], read: Record<string, string>): Summary[] {
  const owners = byContact(devices)
  const all = new Map(devices.map((device) => [device, { device, unread: 0, waiting: false, needsPerson: false } as Summary]))
  const texts = new Map<Summary, SandboxMessage>()
  for (const message of log) {
    const device = owners.get(message.to)
    const summary = device && all.get(device)
    if (!summary) continue
    summary.last = message
    if (message.at > (read[device.key] ?? '')) summary.unread++
    if (message.channel === 'sms') texts.set(summary, message)
  }
  const answered = lastAnswers(conversations, sent)
  for (const [summary, text] of texts) summary.waiting = asksForAnswer(text.body) && (answered.get(text.to) ?? -1) < Date.parse(text.at)
  for (const one of conversations) {
    const summary = all.get(owners.get(one.contactValue) as Device)
    if (summary && one.needsPerson) summary.needsPerson = true
  }
  return [...all.values()].sort((a, b) => Number(b.unread > 0) - Number(a.unread > 0) || (b.last?.at ?? '').localeCompare(a.last?.at ?? '')
    || namesOf(a.device).localeCompare(namesOf(b.device)))
}

function lastAnswers(conversations: Conversation[], sent: SentText[]): Map<string, number> {
  const last = new Map<string, number>()
  const note = (contact: string, at: string) => last.set(contact, Math.max(last.get(contact) ?? 0, Date.parse(at)))
  for (const one of conversations) if (one.lastEntry?.direction === 'INBOUND') note(one.contactValue, one.lastEntryAt)
  for (const text of sent) note(text.from, text.at)
  return last
}

export type PhoneFilter = 'all' | 'unread' | 'waiting'

export function matches(summary: Summary, filter: PhoneFilter, search: string): boolean {
  if (filter === 'unread' && summary.unread === 0) return false
  if (filter === 'waiting' && !summary.waiting) return false
  const { device } = summary
  const digits = search.replace(/[^\d]/g, '')
  const found = [namesOf(device), ...device.owners.map((owner) => `${owner.firstName} ${owner.lastName}`), ...device.emails].join(' ').toLowerCase()
  return search.trim().toLowerCase().split(/\s+/).every((word) => found.includes(word)) || (digits.length > 2 && device.numbers.some((number) => number.includes(digits)))
}
