import './visit.css'
import { go } from '../data/address.ts'
import { nameOf } from '../data/devices.ts'
import { useVisit } from '../data/queries.ts'
import { Badge } from '../ui/Badge.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Skeleton, Trouble } from '../ui/States.tsx'
import { visitLook } from '../ui/status.ts'
import { EcwCard } from './EcwCard.tsx'
import { Facts } from './Facts.tsx'
import { Messages } from './Messages.tsx'

/** All there is to know of one visit, beside the list it came from. */
export function Visit({ id }: { id: string }) {
  const { data: visit, error } = useVisit(id)
  const close = () => go({ visit: undefined })
  return (
    <section className="visit" aria-label="Visit">
      <header className="pane-head">
        <h2>{visit ? nameOf(visit.patient) : 'Visit'}</h2>
        {visit && <Badge look={visitLook(visit.status)} />}
        <button type="button" className="button button-icon push" aria-label="Close the visit" title="Close (Esc)" onClick={close}><Icon name="cross" /></button>
      </header>
      <div className="visit-body">
        {error && !visit && <Trouble what="The visit could not be read." error={error} />}
        {!visit && !error && <Skeleton lines={8} />}
        {visit && (
          <>
            <Facts visit={visit} />
            {visit.ehrId && <EcwCard key={visit.ehrId} encounter={visit.ehrId} />}
            <Messages visit={visit} />
          </>
        )}
      </div>
    </section>
  )
}
