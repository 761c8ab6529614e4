import { useEffect } from 'react'
import { go } from '../data/address.ts'

const typing = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('input, select, textarea')

/** `/` goes to the search, Escape closes the visit (an open menu or dialog takes its own Escape first). */
export function useKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
      if (event.key === '/' && !typing(event.target)) {
        event.preventDefault()
        document.getElementById('search')?.focus()
      }
      if (event.key === 'Escape' && typing(event.target)) (event.target as HTMLElement).blur()
      else if (event.key === 'Escape' && !document.querySelector('dialog[open], [popover]:popover-open')) go({ visit: undefined })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
