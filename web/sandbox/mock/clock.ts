import { sendDue } from './reminders.ts'
import { tell, type World } from './world.ts'

export function parseDuration(text: string): number {
  const [, days = 0, hours = 0, minutes = 0] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text) ?? []
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000
}

/** Runs everything that falls due up to the moment, in time order. */
export function moveTo(world: World, to: number): number {
  const due = world.visits
    .flatMap((visit) => visit.messages.map((message) => ({ visit, message })))
    .filter(({ message }) => message.state === 'PLANNED' && Date.parse(message.dueAt) <= to)
    .sort((a, b) => a.message.dueAt.localeCompare(b.message.dueAt))
  for (const { visit, message } of due) {
    world.now = new Date(message.dueAt).toISOString()
    sendDue(world, visit, message)
  }
  world.now = new Date(to).toISOString()
  for (const visit of world.visits) passBy(world, visit, to)
  tell(world)
  return due.length
}

function passBy(world: World, visit: World['visits'][number], now: number): void {
  const since = now - Date.parse(visit.start)
  const row = world.enc.find((one) => String(one.encounterID) === visit.ehrId)
  const set = (status: typeof visit.status, code: string) => {
    visit.status = status
    visit.ehrStatusCode = code
    if (row) row.STATUS = code
  }
  if (['CONFIRMED', 'UNCONFIRMED'].includes(visit.status) && since > -600_000) set('ARRIVED', 'ARR')
  if (visit.status === 'ARRIVED' && since > 2_700_000) set('COMPLETED', 'CHK')
}
