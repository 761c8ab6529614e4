import { useClock } from '../data/queries.ts'
import { dayOf, shortDay, zonedTimeOf } from '../data/zone.ts'

/** The sandbox's time, as the clinic's wall shows it. */
export function ClockFace() {
  const { data, error } = useClock()
  if (!data) return <div className="clock-face"><span className="quiet">{error ? 'Luma does not answer' : ' '}</span></div>
  return (
    <time className="clock-face" dateTime={data.now} aria-live="polite">
      <strong>{zonedTimeOf(data.now)}</strong><span>{shortDay(dayOf(data.now))}<span className="wide-text">, {dayOf(data.now).slice(0, 4)}</span></span>
    </time>
  )
}
