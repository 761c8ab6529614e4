import { go, type Place, type Tab } from '../data/address.ts'
import { Feed } from '../feed/Feed.tsx'
import { Phones } from '../phones/Phones.tsx'
import { Schedule } from '../schedule/Schedule.tsx'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { Hub, Visit } from './lazy.ts'
import { useHubCount } from './Side.tsx'

const items: { id: Tab; label: string; icon: IconName }[] = [
  { id: 'phones', label: 'Phones', icon: 'phone' }, { id: 'schedule', label: 'Schedule', icon: 'calendar' },
  { id: 'feed', label: 'Live', icon: 'pulse' }, { id: 'hub', label: 'Hub', icon: 'inbox' },
]

/** One thing at a time, with the switch at the thumb. */
export function Narrow({ place }: { place: Place }) {
  const tab = place.tab ?? 'phones'
  const waiting = useHubCount()
  return (
    <>
      <main className="narrow">
        {tab === 'schedule' && place.visit ? <Visit key={place.visit} id={place.visit} /> : <One tab={tab} />}
      </main>
      <nav className="bottom" aria-label="Parts">
        {items.map(({ id, label, icon }) => (
          <button key={id} type="button" aria-current={tab === id ? 'page' : undefined} onClick={() => go({ tab: id, ...(tab === id ? { visit: undefined, patient: undefined } : {}) })}>
            <Icon name={icon} size={20} />{label}{id === 'hub' && waiting > 0 && <span className="count">{waiting}</span>}
          </button>
        ))}
      </nav>
    </>
  )
}

function One({ tab }: { tab: Tab }) {
  if (tab === 'schedule') return <Schedule />
  if (tab === 'feed') return <div className="side-body"><Feed /></div>
  if (tab === 'hub') return <div className="side-body"><Hub /></div>
  return <Phones />
}
