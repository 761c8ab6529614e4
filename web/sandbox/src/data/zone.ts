/** The clinic's days and hours. A day is 'YYYY-MM-DD', a time 'HH:mm', both local to the clinic. */
export const ZONE = 'America/Los_Angeles'

const format = (options: Intl.DateTimeFormatOptions, timeZone = ZONE) => new Intl.DateTimeFormat('en-US', { timeZone, ...options })
const times = format({ hour: 'numeric', minute: '2-digit' })
const zoned = format({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' })
const moments = format({ weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
const days = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
const longDays = format({ weekday: 'long', month: 'long', day: 'numeric' }, 'UTC')
const shortDays = format({ weekday: 'short', month: 'short', day: 'numeric' }, 'UTC')

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

export const timeOf = (moment: string): string => times.format(new Date(moment))
export const zonedTimeOf = (moment: string): string => zoned.format(new Date(moment))
export const momentOf = (moment: string): string => moments.format(new Date(moment)).replace(' at ', ', ')
export const dayOf = (moment: string): string => days.format(new Date(moment))
export const clockOf = (moment: string): string => clock.format(new Date(moment))
export const longDay = (day: string): string => longDays.format(noon(day))
export const shortDay = (day: string): string => shortDays.format(noon(day))
export const weekdayOf = (day: string): number => noon(day).getUTCDay()

export function addDays(day: string, count: number): string {
  const moved = noon(day)
  moved.setUTCDate(moved.getUTCDate() + count)
  return moved.toISOString().slice(0, 10)
}

function offsetMinutes(instant: number): number {
  const moment = new Date(instant).toISOString()
  return (Date.parse(`${dayOf(moment)}T${clockOf(moment)}:00Z`) - Math.floor(instant / 60_000) * 60_000) / 60_000
}

/** The instant of a local day and time, as ISO 8601 with the clinic's offset. */
export function atLocal(day: string, time: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const guess = wall - offsetMinutes(wall) * 60_000
  const offset = offsetMinutes(guess)
  const size = Math.abs(offset)
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  return `${day}T${time}:00${offset < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`
}

/** The next morning's 9:00: the same day's only for those who are still up before 6:00. */
export function nextMorning(now: string): string {
  const early = clockOf(now) < '06:00'
  return atLocal(addDays(dayOf(now), early ? 0 : 1), '09:00')
}

export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5, 10) ? years - 1 : years
}

/** 'today', 'tomorrow' or the short day. */
export function relativeDay(day: string, today: string): string {
  if (day === today) return 'Today'
  if (day === addDays(today, 1)) return 'Tomorrow'
  if (day === addDays(today, -1)) return 'Yesterday'
  return shortDay(day)
}
