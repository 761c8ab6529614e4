import { useEffect } from 'react'
import { go, usePlace } from '../data/address.ts'
import { nameOf, namesOf, type Device } from '../data/devices.ts'
import { useClock, useReceived } from '../data/queries.ts'
import { markRead } from '../data/readMarks.ts'
import { dayOf, shortDay, timeOf } from '../data/zone.ts'
import { phoneNumber } from '../ui/number.ts'
import { Skeleton, Trouble } from '../ui/States.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { Ahead } from './Ahead.tsx'
import { Calls } from './Calls.tsx'
import { Mail } from './Mail.tsx'
import { Texts } from './Texts.tsx'

/** One phone, drawn as a phone. */
export function Phone({ device }: { device: Device }) {
  const { app = 'texts' } = usePlace()
  const { data: clock } = useClock()
  const received = useReceived([...device.numbers, ...device.emails])
  const last = received.data?.at(-1)?.at
  useEffect(() => { if (last) markRead(device.key, last) }, [device.key, last])
  const of = (channel: string) => received.data?.filter((message) => message.channel === channel) ?? []
  const loaded = received.data !== undefined || device.numbers.length + device.emails.length === 0
  return (
    <div className="phone-column">
      <Ahead device={device} />
      <article className="device" aria-label={`Phone of ${namesOf(device)}`}>
        <div className="device-bar" aria-hidden="true">
          <span>{clock ? timeOf(clock.now) : ''}</span><i /><span>{clock ? shortDay(dayOf(clock.now)).replace(/^\w+, /, '') : ''}</span>
        </div>
        <header className="device-head">
          <strong>{device.owners.length === 1 && device.owners[0] ? nameOf(device.owners[0]) : namesOf(device)}</strong>
          <span>{device.number ? phoneNumber(device.number) : device.emails[0] ?? 'No number, no address'}</span>
        </header>
        <div className="device-screen">
          {received.error && !received.data && <Trouble what="The messages could not be read." error={received.error} />}
          {!loaded && !received.error && <Skeleton lines={4} />}
          {loaded && app === 'texts' && <Texts device={device} received={of('sms')} />}
          {loaded && app === 'calls' && <Calls device={device} calls={of('voice')} />}
          {loaded && app === 'mail' && <Mail device={device} mails={of('email')} />}
        </div>
        <Tabs className="device-apps" label="On this phone" at={app} onPick={(id) => go({ app: id === 'texts' ? undefined : id })} items={[
          { id: 'texts', label: 'Texts', icon: 'chat' }, { id: 'calls', label: 'Calls', icon: 'call', count: of('voice').length }, { id: 'mail', label: 'Mail', icon: 'mail', count: of('email').length },
        ]} />
      </article>
    </div>
  )
}
