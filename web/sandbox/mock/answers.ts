import { addEntry, CLINIC, newId, tell, type Visit, type World } from './world.ts'

function nextVisit(world: World, number: string): Visit | undefined {
  const owners = world.patients.filter((patient) => patient.contacts.some((contact) => contact.value === number)).map((patient) => patient.id)
  return world.visits
    .filter((visit) => owners.includes(visit.patient.id) && visit.start > world.now && visit.status !== 'CANCELLED' && visit.messages.some((one) => one.sentAt))
    .sort((a, b) => a.start.localeCompare(b.start))[0]
}

export function setStatus(world: World, visit: Visit, status: Visit['status'], code: string): void {
  visit.status = status
  visit.ehrStatusCode = code
  const row = world.enc.find((one) => String(one.encounterID) === visit.ehrId)
  if (row) row.STATUS = code
}

function reply(world: World, to: string, body: string): void {
  world.messages.push({ id: newId(world, 'SM'), provider: 'twilio', channel: 'sms', from: CLINIC, to, subject: null, body, mediaUrls: [], at: world.now, status: 'delivered' })
  addEntry(world, to, { direction: 'OUTBOUND', channel: 'SMS', body, meaning: null })
}

export function receiveText(world: World, from: string, body: string): void {
  const word = body.trim().toUpperCase()
  const visit = nextVisit(world, from)
  const say = (meaning: string) => addEntry(world, from, { direction: 'INBOUND', channel: 'SMS', body, meaning })
  const owners = world.patients.filter((patient) => patient.contacts.some((contact) => contact.value === from))
  if (['YES', 'SÍ', 'SI', 'Y', 'C'].includes(word) && visit) {
    say('confirm')
    setStatus(world, visit, 'CONFIRMED', 'CONF')
    reply(world, from, `Thank you, ${visit.patient.firstName}. Your appointment is confirmed. See you then.`)
  } else if (['NO', 'N'].includes(word) && visit) {
    say('cancel')
    setStatus(world, visit, 'CANCELLED', 'CANC')
    reply(world, from, 'Your appointment is cancelled. Reply or call us to book another.')
  } else if (word === 'STOP' || word === 'START') {
    say(word.toLowerCase())
    owners.forEach((patient) => { patient.doNotContact = word === 'STOP' })
    reply(world, from, word === 'STOP' ? 'You will get no more messages from us. Reply START to get them again.' : 'You will get our messages again.')
  } else {
    say('unclear').needsPerson = true
  }
  setTimeout(() => tell(world), 50)
}

export function pressKeys(world: World, to: string, digits: string): string[] {
  const visit = nextVisit(world, to)
  if (digits === '1' && visit) {
    setStatus(world, visit, 'CONFIRMED', 'CONF')
    return ['Thank you. Your appointment is confirmed. Goodbye.']
  }
  if (digits === '2' && visit) {
    setStatus(world, visit, 'CANCELLED', 'CANC')
    return ['Your appointment is cancelled. Goodbye.']
  }
  if (digits === '9') return ['You will get no more calls from us. Goodbye.']
  return ['Sorry, that is not an option.', 'Press 1 to confirm, 2 to cancel, or 9 to stop these calls.']
}
