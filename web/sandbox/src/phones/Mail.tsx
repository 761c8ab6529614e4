import type { SandboxMessage } from '../api/types.ts'
import type { Device } from '../data/devices.ts'
import { momentOf } from '../data/zone.ts'
import { Empty } from '../ui/States.tsx'
import { Delivery } from './Delivery.tsx'
import { pieces } from './links.ts'

export function Mail({ device, mails }: { device: Device; mails: SandboxMessage[] }) {
  if (device.emails.length === 0) return <Empty icon="mail" title="No e-mail address">Luma does not write to this patient by e-mail. Add an address in eCW, then sync.</Empty>
  if (mails.length === 0) return <Empty icon="mail" title="No e-mail yet">What is sent to {device.emails.join(', ')} shows here. Move the clock forward.</Empty>
  return (
    <div className="thread" tabIndex={0} role="log" aria-label="E-mails">
      {[...mails].reverse().map((mail) => (
        <article key={mail.id} className="card">
          <span className="card-top"><strong>{mail.subject ?? 'No subject'}</strong><span className="quiet">to {mail.to}</span><time>{momentOf(mail.at)}</time></span>
          <p className="mail-body">{pieces(mail.body ?? '').map(({ text, href }, at) => (href ? <a key={at} href={href} target="_blank" rel="noreferrer">{text}</a> : text))}</p>
          <Delivery message={mail} />
        </article>
      ))}
    </div>
  )
}
