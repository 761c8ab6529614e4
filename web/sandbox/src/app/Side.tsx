import { Feed } from '../feed/Feed.tsx'
import { go, type Place } from '../data/address.ts'
import { useConversations } from '../data/queries.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { Hub } from './lazy.ts'

export const useHubCount = (): number => useConversations().data?.filter((one) => one.needsPerson).length ?? 0

/** The rail on the right: what happened, and what waits for a person. */
export function Side({ place }: { place: Place }) {
  const waiting = useHubCount()
  const at = place.tab === 'hub' ? 'hub' : 'feed'
  return (
    <section className="side" aria-label="Activity">
      <header className="pane-head"><Tabs label="Activity" at={at} onPick={(tab) => go({ tab })} items={[{ id: 'feed', label: 'Live' }, { id: 'hub', label: 'Hub', count: waiting }]} /></header>
      <div className="side-body" role="tabpanel" tabIndex={0}>{at === 'hub' ? <Hub /> : <Feed />}</div>
    </section>
  )
}
