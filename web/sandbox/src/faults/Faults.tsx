import { setFault } from '../api/setFault.ts'
import type { Fault } from '../api/types.ts'
import { useAct } from '../data/act.ts'
import { sayDone } from '../data/notices.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'

const COUNT = 5
const faults: { label: string; hint: string; said: string; fault: Fault }[] = [
  { label: 'Texts and calls fail', hint: `the next ${COUNT} get an error from Twilio`, said: `Twilio answers the next ${COUNT} requests with an error.`, fault: { provider: 'twilio', mode: 'error', count: COUNT } },
  { label: 'Texts and calls hang', hint: `Twilio is silent for ${COUNT}`, said: `Twilio does not answer the next ${COUNT} requests.`, fault: { provider: 'twilio', mode: 'timeout', count: COUNT } },
  { label: 'Too many texts', hint: 'Twilio asks for patience', said: `Twilio refuses the next ${COUNT} requests as too many.`, fault: { provider: 'twilio', mode: 'rate-limit', count: COUNT } },
  { label: 'E-mails fail', hint: `the next ${COUNT} get an error from SES`, said: `SES answers the next ${COUNT} requests with an error.`, fault: { provider: 'ses', mode: 'error', count: COUNT } },
]

/** Lets the vendors misbehave, to see what Luma makes of it. */
export function Faults() {
  const { busy, act } = useAct()
  const set = (said: string, ...all: Fault[]) => void act('The fault could not be set.', async () => {
    for (const fault of all) await setFault(fault)
    sayDone(said)
  })
  const items = faults.map(({ label, hint, said, fault }) => ({ label, hint, icon: 'warn' as const, do: () => set(said, fault) }))
  const well = { label: 'All is well', hint: 'end every fault', icon: 'check' as const, do: () => set('The vendors work again.', { provider: 'twilio', mode: 'ok' }, { provider: 'ses', mode: 'ok' }) }
  return <Menu label="Vendor faults" title="Let a vendor fail" disabled={busy} className="button button-icon" button={<Icon name="bolt" />} items={[well, ...items]} />
}
