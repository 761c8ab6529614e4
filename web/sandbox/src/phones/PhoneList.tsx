import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react'
import { go } from '../data/address.ts'
import type { Device } from '../data/devices.ts'
import { Icon } from '../ui/Icon.tsx'
import { Empty } from '../ui/States.tsx'
import { PhoneRow } from './PhoneRow.tsx'
import { matches, type PhoneFilter, type Summary } from './summaries.ts'

const filters: { id: PhoneFilter; label: string }[] = [{ id: 'all', label: 'All' }, { id: 'unread', label: 'Unread' }, { id: 'waiting', label: 'To answer' }]

export function PhoneList({ phones, at }: { phones: Summary[]; at?: Device }) {
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<PhoneFilter>('all')
  const rows = useRef<HTMLUListElement>(null)
  const wanted = useDeferredValue(search)
  const shown = phones.filter((phone) => matches(phone, filter, wanted))
  const counts = { all: 0, unread: phones.filter((phone) => phone.unread > 0).length, waiting: phones.filter((phone) => phone.waiting).length }

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (!step || (event.key.length === 1 && event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    const buttons = [...(rows.current?.querySelectorAll('button') ?? [])]
    const next = buttons.indexOf(document.activeElement as HTMLButtonElement) + step
    buttons[Math.max(0, Math.min(next, buttons.length - 1))]?.focus()
  }
  return (
    <div className="phone-list" onKeyDown={move}>
      <div className="list-head">
        <label className="search"><Icon name="search" /><span className="hidden">Search patients</span>
          <input id="search" type="search" placeholder="Search patients" value={search} onChange={(event) => setSearch(event.target.value)} autoComplete="off" />
          <kbd>/</kbd>
        </label>
        <div className="chips" role="group" aria-label="Filter">
          {filters.map(({ id, label }) => (
            <button key={id} type="button" className="chip-button" aria-pressed={filter === id} onClick={() => setFilter(id)}>
              {label}{counts[id] > 0 && <span className="num">{counts[id]}</span>}
            </button>
          ))}
        </div>
      </div>
      <ul ref={rows} className="rows">
        {shown.map((phone) => (
          <PhoneRow key={phone.device.key} phone={phone} current={phone.device.key === at?.key} onOpen={() => go({ patient: phone.device.owners[0]?.id, tab: 'phones' })} />
        ))}
      </ul>
      {shown.length === 0 && <Nothing filter={filter} search={wanted} />}
    </div>
  )
}

function Nothing({ filter, search }: { filter: PhoneFilter; search: string }) {
  if (search) return <Empty icon="search" title="Nobody by that name">Search by name, number or e-mail address.</Empty>
  if (filter === 'waiting') return <Empty icon="chat" title="No question is open">Phones with a reminder that nobody has answered show here. Advance the clock to send some.</Empty>
  if (filter === 'unread') return <Empty icon="check" title="All read">Phones that got something new show here. Advance the clock, and reminders arrive.</Empty>
  return <Empty icon="phone" title="No patients yet">They come from eCW with the first sync. Reset the sandbox to fill it again.</Empty>
}
