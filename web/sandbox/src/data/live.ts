import { newsCount, refreshAll } from './resource.ts'

const POLL_MS = 5000
const COALESCE_MS = 150
const LONGEST_PAUSE_MS = 5000

let due: ReturnType<typeof setTimeout> | undefined
let pause = COALESCE_MS
let running = false
let again = false

/**
 * Many changes in a row make one refresh. One that brings nothing new makes the next wait longer: the host writes down who read what, and may tell
 * that as a change, which would otherwise go round in a circle.
 */
function refreshSoon(): void {
  if (running) again = true
  else due ??= setTimeout(() => void refreshOnce(), pause)
}

async function refreshOnce(): Promise<void> {
  due = undefined
  running = true
  const before = newsCount()
  await refreshAll()
  running = false
  pause = newsCount() === before ? Math.min(pause * 2, LONGEST_PAUSE_MS) : COALESCE_MS
  if (again) refreshSoon()
  again = false
}

/** Refreshes what is shown whenever the host says that something changed; asks every few seconds while it cannot say so. */
export function goLive(): () => void {
  let polling: ReturnType<typeof setInterval> | undefined
  const poll = () => { polling ??= setInterval(() => { if (!document.hidden) refreshSoon() }, POLL_MS) }
  const rest = () => {
    clearInterval(polling)
    polling = undefined
  }
  const events = new EventSource('/sandbox/events')
  events.addEventListener('changed', refreshSoon)
  events.addEventListener('message', refreshSoon)
  events.onopen = () => {
    rest()
    refreshSoon()
  }
  events.onerror = poll
  return () => {
    events.close()
    rest()
  }
}
