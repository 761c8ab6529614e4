import { refreshAll } from './resource.ts'

const POLL_MS = 5000
const COALESCE_MS = 150

let due: ReturnType<typeof setTimeout> | undefined

/** Many changes in a row make one refresh. */
function refreshSoon(): void {
  due ??= setTimeout(() => {
    due = undefined
    void refreshAll()
  }, COALESCE_MS)
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
