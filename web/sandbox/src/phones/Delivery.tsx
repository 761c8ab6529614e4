import { setDelivery, type Delivery as Outcome } from '../api/setDelivery.ts'
import type { SandboxMessage } from '../api/types.ts'
import { useAct } from '../data/act.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu, type MenuItem } from '../ui/Menu.tsx'
import { sentenceCase } from '../ui/status.ts'

const outcomes: { label: string; hint: string; outcome: Outcome }[] = [
  { label: 'Delivered', hint: 'It reached the phone', outcome: { status: 'delivered' } },
  { label: 'Undelivered', hint: '30003, the phone is off', outcome: { status: 'undelivered', errorCode: 30003 } },
  { label: 'Unknown number', hint: '30005, nobody has it', outcome: { status: 'undelivered', errorCode: 30005 } },
]

/** What the carrier says became of a message; whoever opens the menu is the carrier. */
export function Delivery({ message }: { message: SandboxMessage }) {
  const { busy, act } = useAct()
  const report = (outcome: Outcome) => void act('The delivery report was not taken.', () => setDelivery(message.id, outcome))
  const bad = message.status === 'undelivered' || message.status === 'failed'
  const items: MenuItem[] = outcomes.map(({ label, hint, outcome }) => ({ label, hint, icon: outcome.status === 'delivered' ? 'check' : 'warn', do: () => report(outcome) }))
  return (
    <span className={`delivery${bad ? ' tone-bad' : ''}`}>
      {sentenceCase(message.status)}{message.errorCode ? ` (${message.errorCode})` : ''}
      <Menu label="Report the delivery" className="button-more" items={items} disabled={busy} button={<Icon name="more" size={14} />} />
    </span>
  )
}
