import type { MessageState, VisitStatus } from '../api/types.ts'
import type { IconName } from './Icon.tsx'

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'idle'
export interface Look { word: string; icon: IconName; tone: Tone }

export const visitLooks: Record<VisitStatus, Look> = {
  UNCONFIRMED: { word: 'Unconfirmed', icon: 'ring', tone: 'warn' },
  CONFIRMED: { word: 'Confirmed', icon: 'done', tone: 'good' },
  CANCELLED: { word: 'Cancelled', icon: 'stop', tone: 'bad' },
  NO_SHOW: { word: 'No-show', icon: 'away', tone: 'bad' },
  ARRIVED: { word: 'Arrived', icon: 'arrive', tone: 'info' },
  CHECKED_IN: { word: 'Checked in', icon: 'arrive', tone: 'info' },
  COMPLETED: { word: 'Completed', icon: 'check', tone: 'idle' },
  RESCHEDULED: { word: 'Rescheduled', icon: 'move', tone: 'idle' },
}

export const stateLooks: Record<MessageState, Look> = {
  PLANNED: { word: 'Planned', icon: 'clock', tone: 'idle' },
  CLAIMED: { word: 'About to go', icon: 'clock', tone: 'info' },
  SENDING: { word: 'Going out', icon: 'send', tone: 'info' },
  SENT: { word: 'Sent', icon: 'check', tone: 'info' },
  DELIVERED: { word: 'Delivered', icon: 'done', tone: 'good' },
  UNDELIVERED: { word: 'Not delivered', icon: 'warn', tone: 'bad' },
  SKIPPED: { word: 'Skipped', icon: 'away', tone: 'idle' },
  CANCELLED: { word: 'Not needed', icon: 'away', tone: 'idle' },
  FAILED: { word: 'Failed', icon: 'warn', tone: 'bad' },
}

const unknown = (word: string): Look => ({ word, icon: 'ring', tone: 'idle' })
export const visitLook = (status: string): Look => visitLooks[status as VisitStatus] ?? unknown(status)
export const stateLook = (state: string): Look => stateLooks[state as MessageState] ?? unknown(state)

const purposes: Record<string, string> = {
  REMINDER: 'Reminder', FINAL_REMINDER: 'Final reminder', CATCH_UP_REMINDER: 'Catch-up reminder', REPLY: 'Reply', BROADCAST: 'Broadcast',
  CUSTOM_ACTION: 'Custom action', HUB: 'From the Hub', WAITLIST_OFFER: 'Waitlist offer', FEEDBACK: 'Feedback', OUTREACH: 'Outreach', REFERRAL: 'Referral',
}
export const purposeWord = (purpose: string): string => purposes[purpose] ?? sentenceCase(purpose)
export const sentenceCase = (code: string): string => {
  const words = code.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
const channels: Record<string, string> = { SMS: 'text', VOICE: 'call', EMAIL: 'e-mail', FAX: 'fax' }
export const channelWord = (channel: string | null): string => channels[(channel ?? '').toUpperCase()] ?? 'message'
