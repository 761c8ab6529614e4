import type { KeyboardEvent } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export interface TabItem<T extends string> { id: T; label: string; icon?: IconName; count?: number }
interface Props<T extends string> { label: string; items: TabItem<T>[]; at: T; onPick: (id: T) => void; className?: string }

export function Tabs<T extends string>({ label, items, at, onPick, className = 'tabs' }: Props<T>) {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    const next = items[(items.findIndex((item) => item.id === at) + step + items.length) % items.length]
    if (!next) return
    onPick(next.id)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div className={className} role="tablist" aria-label={label} onKeyDown={move}>
      {items.map((item) => (
        <button key={item.id} type="button" role="tab" data-tab={item.id} aria-selected={item.id === at} tabIndex={item.id === at ? 0 : -1} onClick={() => onPick(item.id)}>
          {item.icon && <Icon name={item.icon} />}{item.label}
          {item.count ? <span className="count">{item.count}</span> : null}
        </button>
      ))}
    </div>
  )
}
