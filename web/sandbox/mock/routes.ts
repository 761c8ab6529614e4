import { pressKeys, receiveText, setStatus } from './answers.ts'
import { moveTo, parseDuration } from './clock.ts'
import { reasons } from './reasons.ts'
import { resetWorld, tell, type EcwRow, type World } from './world.ts'

export interface Ask { query: URLSearchParams; body: Record<string, unknown>; parts: string[] }
export class Refusal extends Error {
  constructor(readonly status: number, detail: string) { super(detail) }
}
type Route = [method: string, path: RegExp, answer: (world: World, ask: Ask) => unknown]

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const page = <T>(items: T[], { query }: Ask) => {
  const from = Number(query.get('after') ?? 0)
  const first = Number(query.get('first') ?? 100)
  return { items: items.slice(from, from + first), nextCursor: from + first < items.length ? String(from + first) : null }
}
const must = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Refusal(404, 'There is no such thing.')
  return found
}
const statuses = { PEN: 'UNCONFIRMED', CONF: 'CONFIRMED', CANC: 'CANCELLED', 'N/S': 'NO_SHOW', ARR: 'ARRIVED', CHK: 'COMPLETED', 'R/S': 'RESCHEDULED' } as const
const rowsOf = (world: World, table: string): EcwRow[] => (table === 'enc' ? world.enc : Object.entries(statuses).map(([code, status]) => ({ code, status })))
const matching = (world: World, { parts, query }: Ask) =>
  rowsOf(world, parts[0] ?? '').filter((row) => [...query].every(([column, value]) => String(row[column]) === value))

function moveClock(world: World, { body }: Ask): unknown {
  const to = body.to ? Date.parse(text(body.to)) : Date.parse(world.now) + parseDuration(text(body.advance))
  if (to < Date.parse(world.now)) throw new Refusal(409, 'The clock only moves forward.')
  return { processed: moveTo(world, to), now: world.now }
}

function sync(world: World): unknown {
  let updated = 0
  for (const visit of world.visits) {
    const row = world.enc.find((one) => String(one.encounterID) === visit.ehrId)
    const code = String(row?.STATUS) as keyof typeof statuses
    if (!row || code === visit.ehrStatusCode) continue
    setStatus(world, visit, statuses[code] ?? 'UNCONFIRMED', code)
    updated++
  }
  tell(world)
  return { read: world.enc.length, created: 0, updated, deleted: 0, quarantined: 0 }
}

function setDelivery(world: World, { parts, body }: Ask): unknown {
  const message = must(world.messages.find((one) => one.id === parts[0]))
  message.status = text(body.status)
  message.errorCode = typeof body.errorCode === 'number' ? body.errorCode : null
  tell(world)
  return { id: message.id, status: message.status }
}

export const routes: Route[] = [
  ['GET', /^\/sandbox\/clock$/, (world) => ({ now: world.now })],
  ['POST', /^\/sandbox\/clock$/, moveClock],
  ['GET', /^\/sandbox\/messages$/, (world, { query }) => {
    const wanted = world.messages.filter((one) => (!query.get('to') || one.to === query.get('to')) && (!query.get('channel') || one.channel === query.get('channel')))
    const from = query.get('after') ? wanted.findIndex((one) => one.id === query.get('after')) + 1 : 0
    return { items: wanted.slice(from, from + Number(query.get('limit') ?? 100)) }
  }],
  ['POST', /^\/sandbox\/messages\/(\w+)\/status$/, setDelivery],
  ['POST', /^\/sandbox\/messages\/(\w+)\/keys$/, (world, { parts, body }) => {
    const spoken = pressKeys(world, must(world.messages.find((one) => one.id === parts[0])).to, text(body.digits))
    tell(world)
    return { spoken, dialed: [] }
  }],
  ['POST', /^\/sandbox\/inbound$/, (world, { body }) => {
    receiveText(world, text(body.from), text(body.body))
    return { messageSid: 'SM1' }
  }],
  ['POST', /^\/sandbox\/calls$/, () => ({ spoken: ['Thank you for calling Sandbox Family Medicine.', 'Please hold while we connect you.'], dialed: ['+15550100101'] })],
  ['POST', /^\/sandbox\/faults$/, (_, { body }) => body],
  ['POST', /^\/sandbox\/ecw-sync$/, sync],
  ['POST', /^\/sandbox\/reset$/, (world) => { resetWorld(world); tell(world) }],
  ['POST', /^\/sandbox\/token$/, () => ({ accessToken: 'mock', expiresIn: 3600 })],
  ['GET', /^\/sandbox\/ecw\/(\w+)$/, matching],
  ['PATCH', /^\/sandbox\/ecw\/(\w+)$/, (world, ask) => {
    const rows = matching(world, ask)
    rows.forEach((row) => Object.assign(row, ask.body))
    return rows
  }],
  ['GET', /^\/api\/v1\/patients$/, (world, ask) => page(world.patients, ask)],
  ['GET', /^\/api\/v1\/appointments$/, (world, ask) => {
    const [from, to] = [ask.query.get('from'), ask.query.get('to')].map((moment) => (moment ? Date.parse(moment) : undefined))
    const who = ask.query.get('patientId')
    return page(world.visits.filter((visit) => Date.parse(visit.start) >= (from ?? 0) && Date.parse(visit.start) < (to ?? Infinity) && (!who || visit.patient.id === who))
      .sort((a, b) => a.start.localeCompare(b.start)), ask)
  }],
  ['GET', /^\/api\/v1\/appointments\/(\w+)$/, (world, { parts }) => must(world.visits.find((visit) => visit.id === parts[0]))],
  ['GET', /^\/api\/v1\/reasons$/, () => reasons],
  ['GET', /^\/api\/v1\/conversations$/, (world, { query }) => ({ items: world.threads.filter((one) => query.get('needsPerson') !== 'true' || one.needsPerson) })],
  ['GET', /^\/api\/v1\/conversations\/(\w+)$/, (world, { parts }) => must(world.threads.find((one) => one.id === parts[0]))],
]
