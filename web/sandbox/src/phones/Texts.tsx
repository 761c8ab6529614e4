import { useLayoutEffect, useRef } from 'react'
import type { SandboxMessage } from '../api/types.ts'
import { useCell } from '../data/cell.ts'
import type { Device } from '../data/devices.ts'
import { useConversation, useConversations } from '../data/queries.ts'
import { sentTexts } from '../data/sent.ts'
import { momentOf } from '../data/zone.ts'
import { Empty } from '../ui/States.tsx'
import { Compose } from './Compose.tsx'
import { Delivery } from './Delivery.tsx'
import { toThread, type Bubble } from './thread.ts'

const PAUSE_MS = 30 * 60_000

export function Texts({ device, received }: { device: Device; received: SandboxMessage[] }) {
  const { data: conversations } = useConversations()
  const { data: conversation } = useConversation(conversations?.find((one) => one.contactValue === device.number)?.id)
  const sent = useCell(sentTexts).filter((text) => text.from === device.number)
  const bubbles = toThread(received, conversation?.entries ?? [], sent)
  const end = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => { end.current?.parentElement?.scrollTo(0, 1e9) }, [bubbles.length])
  if (!device.number) return <Empty icon="phone" title="No number to text">Luma skips the texts of this patient and says why on each visit. Add a mobile number in eCW, then sync.</Empty>
  return (
    <>
      <div className="thread" role="log" aria-label="Texts" tabIndex={0}>
        {bubbles.length === 0 && <Empty icon="chat" title="No texts yet">Reminders arrive as their hour comes. Move the clock forward, or write first.</Empty>}
        {bubbles.map((bubble, at) => <One key={bubble.id} bubble={bubble} before={bubbles[at - 1]} />)}
        <div ref={end} />
      </div>
      <Compose from={device.number} />
    </>
  )
}

function One({ bubble, before }: { bubble: Bubble; before?: Bubble }) {
  const apart = !before || Date.parse(bubble.at) - Date.parse(before.at) > PAUSE_MS
  return (
    <>
      {apart && <time className="thread-time">{momentOf(bubble.at)}</time>}
      <div className={`bubble ${bubble.mine ? 'bubble-mine' : 'bubble-clinic'}${bubble.pending ? ' pending' : ''}`}>
        <span className="hidden">{bubble.mine ? 'Patient: ' : 'Clinic: '}</span>{bubble.body}
      </div>
      {bubble.message && <Delivery message={bubble.message} />}
    </>
  )
}
