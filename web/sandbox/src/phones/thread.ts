import type { ConversationEntry, SandboxMessage } from '../api/types.ts'
import type { SentText } from '../data/sent.ts'

export interface Bubble { id: string; at: string; body: string; mine: boolean; message?: SandboxMessage; pending?: boolean }

/**
 * The texts as the phone shows them. The conversation knows the order (the sandbox's clock stands still, so many share a moment) and what the patient
 * wrote; the vendor knows what reached the phone, and what became of it.
 */
export function toThread(received: SandboxMessage[], entries: ConversationEntry[], sent: SentText[]): Bubble[] {
  const texts = received.filter((message) => message.channel === 'sms')
  const bubbles: Bubble[] = []
  for (const entry of entries) {
    if (entry.direction === 'INBOUND') bubbles.push({ id: entry.id, at: entry.at, body: entry.body ?? '', mine: true })
    if (entry.direction !== 'OUTBOUND') continue
    const at = texts.findIndex((message) => message.body === entry.body)
    const [message] = at < 0 ? [] : texts.splice(at, 1)
    if (message) bubbles.push({ id: message.id, at: message.at, body: message.body ?? '', mine: false, message })
  }
  for (const message of texts) insert(bubbles, { id: message.id, at: message.at, body: message.body ?? '', mine: false, message })
  const known = bubbles.filter((bubble) => bubble.mine)
  for (const text of sent) {
    const at = known.findIndex((bubble) => bubble.body === text.body && Date.parse(bubble.at) >= Date.parse(text.at) - 60_000)
    if (at >= 0) known.splice(at, 1)
    else insert(bubbles, { id: text.id, at: text.at, body: text.body, mine: true, pending: true })
  }
  return bubbles
}

function insert(bubbles: Bubble[], bubble: Bubble): void {
  const at = bubbles.findIndex((other) => Date.parse(other.at) > Date.parse(bubble.at))
  bubbles.splice(at < 0 ? bubbles.length : at, 0, bubble)
}
