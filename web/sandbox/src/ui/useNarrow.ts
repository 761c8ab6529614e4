import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 1099px)')
const watch = (watcher: () => void) => {
  query.addEventListener('change', watcher)
  return () => query.removeEventListener('change', watcher)
}

/** One thing at a time on small screens. */
export const useNarrow = (): boolean => useSyncExternalStore(watch, () => query.matches)
