import { useCallback, useState, useSyncExternalStore } from 'react'
import { peek, watch, type Known } from './resource.ts'

/** One thing from the server, shared by all who ask for the same key and kept fresh. Without a key nothing is asked. */
export function useResource<T>(key: string | null, load: () => Promise<T>): Known<T> {
  // The key says all that `load` depends on.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const subscribe = useCallback((watcher: () => void) => (key === null ? () => undefined : watch(key, load, watcher)), [key])
  return useSyncExternalStore(subscribe, () => peek<T>(key ?? ''))
}

/** The last answer stays, marked as old, until the one for a new key is there. */
export function useKept<T>(known: Known<T>): Known<T> & { old: boolean } {
  const [last, setLast] = useState(known.data)
  if (known.data !== undefined && known.data !== last) setLast(known.data)
  const old = known.data === undefined && last !== undefined
  return { data: known.data ?? last, error: known.error, old }
}
