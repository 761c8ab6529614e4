import './phones.css'
import { go, usePlace } from '../data/address.ts'
import { ofPatient } from '../data/devices.ts'
import { Icon } from '../ui/Icon.tsx'
import { Empty, Skeleton, Trouble } from '../ui/States.tsx'
import { Phone } from './Phone.tsx'
import { PhoneList } from './PhoneList.tsx'
import { usePhones } from './usePhones.ts'

/** The patients' phones: the list, and the one in the hand. */
export function Phones() {
  const { phones, error } = usePhones()
  const { patient } = usePlace()
  if (!phones) return <section className="phones" aria-label="Phones">{error ? <Trouble what="The patients could not be read." error={error} /> : <Skeleton lines={12} />}</section>
  const device = ofPatient(phones.map((phone) => phone.device), patient)
  return (
    <section className={`phones${device ? ' phones-open' : ''}`} aria-label="Phones">
      <PhoneList phones={phones} at={device} />
      <div className="phone-side">
        {device && <button type="button" className="button button-quiet phone-back" onClick={() => go({ patient: undefined })}><Icon name="left" />All phones</button>}
        {device ? <Phone key={device.key} device={device} /> : (
          <div className="phone-column"><div className="ahead" /><div className="device device-ghost">
            <Empty icon="phone" title="Pick a phone">You will see the texts, calls and e-mails that this patient got, and can answer as they would.</Empty>
          </div></div>
        )}
      </div>
    </section>
  )
}
