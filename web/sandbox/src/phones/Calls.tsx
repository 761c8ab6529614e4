import { useState } from 'react'
import { placeCall } from '../api/placeCall.ts'
import { pressKeys } from '../api/pressKeys.ts'
import type { Heard, SandboxMessage } from '../api/types.ts'
import { useAct } from '../data/act.ts'
import type { Device } from '../data/devices.ts'
import { momentOf } from '../data/zone.ts'
import { Icon } from '../ui/Icon.tsx'
import { phoneNumber } from '../ui/number.ts'
import { Empty } from '../ui/States.tsx'
import { Delivery } from './Delivery.tsx'

const keys = [['1', 'confirm'], ['2', 'cancel'], ['9', 'no more calls']] as const

export function Calls({ device, calls }: { device: Device; calls: SandboxMessage[] }) {
  const [heard, setHeard] = useState<Heard>()
  const { busy, act } = useAct()
  const number = device.numbers[0]
  const call = () => number && void act('The call did not go through.', async () => setHeard(await placeCall(number)))
  return (
    <>
      <div className="thread" tabIndex={0} role="log" aria-label="Calls">
        {calls.length === 0 && !heard && <Empty icon="call" title="No calls yet">Patients with only a landline are called instead of texted.</Empty>}
        {calls.map((one) => <Call key={one.id} call={one} />)}
        {heard && <div className="card"><strong>You called the clinic</strong><Spoken heard={heard} /></div>}
      </div>
      <div className="compose"><button type="button" className="button button-call" disabled={busy || !number} onClick={call}><Icon name="call" />Call the clinic</button></div>
    </>
  )
}

function Call({ call }: { call: SandboxMessage }) {
  const [heard, setHeard] = useState<Heard>()
  const { busy, act } = useAct()
  const press = (digits: string) => void act('The key was not heard.', async () => setHeard(await pressKeys(call.id, digits)))
  return (
    <div className="card">
      <span className="card-top"><strong>Call from {phoneNumber(call.from)}</strong><time>{momentOf(call.at)}</time></span>
      <p className="spoken">“{call.body}”</p>
      <div className="keypad" role="group" aria-label="Keypad">
        {keys.map(([key, means]) => <button key={key} type="button" disabled={busy} title={`Usually: ${means}`} onClick={() => press(key)}>{key}<small>{means}</small></button>)}
      </div>
      {heard && <Spoken heard={heard} />}
      <Delivery message={call} />
    </div>
  )
}

const Spoken = ({ heard }: { heard: Heard }) => (
  <div className="heard" role="status">
    {heard.spoken.map((line, at) => <p key={at} className="spoken">“{line}”</p>)}
    {heard.dialed?.map((number) => <p key={number}><Icon name="call" size={14} /> Put through to {phoneNumber(number)}</p>)}
  </div>
)
