/** What is known of one thing the server has: the last good answer is kept while a newer one is fetched. */
export interface Known<T> { data?: T; error?: Error }

interface Entry { known: Known<unknown>; text?: string; load: () => Promise<unknown>; running: boolean; again: boolean; stale: boolean; watchers: Set<() => void> }

const entries = new Map<string, Entry>()
let generation = 0
let news = 0

/** Rises with every answer that differs from the one before. */
export const newsCount = (): number => news

function entryOf(key: string, load: () => Promise<unknown>): Entry {
  const found = entries.get(key)
  if (found) return found
  const entry: Entry = { known: {}, load, running: false, again: false, stale: true, watchers: new Set() }
  entries.set(key, entry)
  return entry
}

function publish(entry: Entry, known: Known<unknown>): void {
  news++
  entry.known = known
  entry.watchers.forEach((watcher) => watcher())
}

async function fetchOnce(entry: Entry): Promise<void> {
  const born = generation
  entry.stale = false
  try {
    const data = await entry.load()
    if (born !== generation) return
    const text = JSON.stringify(data)
    // The same answer keeps its identity, so that nothing is drawn again.
    if (text === entry.text && !entry.known.error) return
    entry.text = text
    publish(entry, { data })
  } catch (error) {
    if (born !== generation) return
    entry.stale = true
    publish(entry, { data: entry.known.data, error: error instanceof Error ? error : new Error(String(error)) })
  }
}

/** Calls while a fetch is under way are folded into one more fetch after it. */
async function refresh(entry: Entry): Promise<void> {
  if (entry.running) {
    entry.again = true
    return
  }
  entry.running = true
  do {
    entry.again = false
    await fetchOnce(entry)
  } while (entry.again)
  entry.running = false
}

export function peek<T>(key: string): Known<T> {
  return (entries.get(key)?.known ?? nothing) as Known<T>
}
const nothing: Known<never> = {}

export function watch(key: string, load: () => Promise<unknown>, watcher: () => void): () => void {
  const entry = entryOf(key, load)
  entry.load = load
  entry.watchers.add(watcher)
  if (entry.stale) void refresh(entry)
  return () => void entry.watchers.delete(watcher)
}

/** Fetches again all that is on the screen, and marks the rest as stale. */
export async function refreshAll(): Promise<void> {
  await Promise.all([...entries.values()].map((entry) => {
    if (entry.watchers.size > 0) return refresh(entry)
    entry.stale = true
    return undefined
  }))
}

/** Forgets all answers, those on their way too. */
export async function startOver(): Promise<void> {
  generation++
  for (const entry of entries.values()) {
    entry.text = undefined
    publish(entry, {})
  }
  await refreshAll()
}
