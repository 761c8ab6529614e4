import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

export interface MenuItem { label: string; hint?: string; icon?: IconName; do: () => void }
interface Props { label: string; title?: string; items: MenuItem[]; button: ReactNode; className?: string; disabled?: boolean }

/** A button that opens a short list of actions. The browser's popover closes it on Escape and on a click elsewhere. */
export function Menu({ label, title, items, button, className = 'button', disabled }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  const place = (open: boolean) => {
    const [menu, at] = [list.current, opener.current?.getBoundingClientRect()]
    if (!open || !menu || !at) return
    const below = at.bottom + 4 + menu.offsetHeight < window.innerHeight
    menu.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - menu.offsetWidth - 8))}px`
    menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - menu.offsetHeight - 4)}px`
    menu.querySelector('button')?.focus()
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    buttons[(buttons.indexOf(document.activeElement as HTMLButtonElement) + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <>
      <button ref={opener} type="button" className={className} popoverTarget={id} aria-label={label} title={title ?? label} aria-haspopup="menu" disabled={disabled}>{button}</button>
      <div ref={list} id={id} popover="auto" role="menu" aria-label={label} className="menu" onKeyDown={move} onToggle={(event) => place(event.newState === 'open')}>
        {items.map((item) => (
          <button key={item.label} type="button" role="menuitem" onClick={() => { list.current?.hidePopover(); item.do() }}>
            {item.icon && <Icon name={item.icon} />}
            <span>{item.label}{item.hint && <small>{item.hint}</small>}</span>
          </button>
        ))}
      </div>
    </>
  )
}
