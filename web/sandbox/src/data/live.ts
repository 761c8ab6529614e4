import { refreshAll } from './resource.ts'

const POLL_MS = 5000
const COALESCE_MS = 150
// Reading is itself written down (audit), and may be told as a change: a pause keeps that from becoming a circle at full speed.
const PAUSE_MS = 1000

let due: ReturnType<typeof setTimeout> | undefined
let last = -PAUSE_MS

/** Many changes in a row make one refresh. */
function refreshSoon(): void {
  due ??= setTimeout(() => {
    due = undefined
    last = performance.now()
    void refreshAll()
  }, Math.max(COALESCE_MS, last + PAUSE_MS - performance.now()))
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
