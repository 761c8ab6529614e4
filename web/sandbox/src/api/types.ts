export type ContactKind = 'MOBILE' | 'HOME' | 'WORK' | 'EMAIL'
export interface Contact { kind: ContactKind; value: string; active: boolean; valid: boolean }
export interface PersonName { id: string; ehrId: string | null; firstName: string; lastName: string }
export interface Patient extends PersonName { dateOfBirth: string | null; language: string | null; contacts: Contact[]; doNotContact: boolean }

export type VisitStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'CANCELLED' | 'NO_SHOW' | 'ARRIVED' | 'CHECKED_IN' | 'COMPLETED' | 'RESCHEDULED'
export type MessageState = 'PLANNED' | 'CLAIMED' | 'SENDING' | 'SENT' | 'DELIVERED' | 'UNDELIVERED' | 'SKIPPED' | 'CANCELLED' | 'FAILED'
export interface Explanation { rule: string; outcome: string; detail: string | null }
export interface Attempt { channel: string | null; to: string | null; outcome: string; errorCode: string | number | null; at: string }
export interface VisitMessage {
  id: string
  purpose: string
  step: number | string | null
  dueAt: string
  sentAt: string | null
  state: MessageState
  reason: string | null
  channel: string | null
  to: string | null
  body: string | null
  explanation?: Explanation[]
  attempts?: Attempt[]
}
export interface Named { id: string; name: string }
export interface Appointment {
  id: string
  ehrId: string | null
  status: VisitStatus
  ehrStatusCode: string | null
  start: string
  durationMinutes: number
  patient: PersonName
  provider: Named | null
  facility: Named | null
  type: Named | null
  countedAsNoShow: boolean
  remindersBlocked: boolean
  messages: VisitMessage[]
}

export interface SandboxMessage {
  id: string
  provider: string
  channel: string
  from: string
  to: string
  subject: string | null
  body: string | null
  mediaUrls: string[] | null
  at: string
  status: string
  errorCode?: number | null
}
export interface Heard { spoken: string[]; dialed?: string[] }
export type EcwValue = string | number | boolean | null
export type EcwRow = Record<string, EcwValue>
export interface Reason { code: string; sentence: string; remedy: string }
export interface ConversationEntry { id: string; at: string; direction: 'INBOUND' | 'OUTBOUND' | 'EVENT'; channel: string | null; body: string | null; meaning: string | null }
export interface Conversation {
  id: string
  contactValue: string
  ourNumber: string | null
  patient: PersonName | null
  needsPerson: boolean
  lastEntryAt: string
  lastEntry: Pick<ConversationEntry, 'direction' | 'body' | 'meaning'> | null
}
export interface Fault { provider: 'twilio' | 'ses'; mode: 'ok' | 'error' | 'timeout' | 'rate-limit'; errorCode?: number; count?: number }
export interface SyncCounts { read?: number; created?: number; updated?: number; deleted?: number; quarantined?: number }
export interface Page<T> { items: T[]; nextCursor?: string | null }
