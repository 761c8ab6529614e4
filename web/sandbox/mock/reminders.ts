import type { Patient, VisitMessage } from '../src/api/types.ts'
import { addDays, atLocal, dayOf } from '../src/data/zone.ts'
import { addEntry, CLINIC, newId, textable, type Visit, type World } from './world.ts'

const cadence = [7, 4, 2, 1]

export function planReminders(visit: Visit, patient: Patient, now: string): Required<VisitMessage>[] {
  const mobile = textable(patient)
  const mail = patient.contacts.find((contact) => contact.kind === 'EMAIL')
  const home = patient.contacts.find((contact) => contact.kind === 'HOME')
  return cadence.map((days, step) => {
    const dueAt = atLocal(addDays(dayOf(visit.start), -days), days === 1 ? '08:30' : '10:00')
    const channel = days === 7 && mail ? 'EMAIL' : mobile ? 'SMS' : home ? 'VOICE' : 'SMS'
    const to = channel === 'EMAIL' ? mail?.value : channel === 'SMS' ? mobile?.value : home?.value
    const past = Date.parse(dueAt) < Date.parse(now)
    const reason = past ? 'pastWhenKnown' : visit.status === 'CANCELLED' ? 'appointmentCancelled' : null
    return {
      id: `ms_${visit.ehrId}_${step}`, purpose: days === 1 ? 'FINAL_REMINDER' : 'REMINDER', step, dueAt, sentAt: null,
      state: past ? 'SKIPPED' : reason ? 'CANCELLED' : 'PLANNED', reason, channel, to: to ?? null, body: null, attempts: [],
      explanation: reason ? [{ rule: past ? 'moment known in time' : 'visit not cancelled', outcome: 'skip', detail: `Due ${dueAt}, known ${now}.` }] : [],
    }
  })
}

export function bodyOf(visit: Visit, patient: Patient, channel: string): string {
  const day = new Date(visit.start).toLocaleDateString(patient.language === 'es' ? 'es-US' : 'en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'America/Los_Angeles' })
  const time = new Date(visit.start).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'America/Los_Angeles' })
  if (channel === 'VOICE') return `Hello. This is Sandbox Family Medicine calling for ${patient.firstName}. You have an appointment on ${day} at ${time}. Press 1 to confirm, 2 to cancel, or 9 to stop these calls.`
  if (channel === 'EMAIL') return `Dear ${patient.firstName},\n\nYou have an appointment on ${day} at ${time} with ${visit.provider?.name} at ${visit.facility?.name}.\n\nConfirm or cancel: http://localhost:5080/l/${visit.ehrId}x\n\nSandbox Family Medicine`
  if (patient.language === 'es') return `Sandbox Family Medicine: ${patient.firstName}, tiene una cita el ${day} a las ${time}. Responda SÍ para confirmar, NO para cancelar. STOP para no recibir mensajes.`
  return `Sandbox Family Medicine: ${patient.firstName}, you have an appointment on ${day} at ${time} with ${visit.provider?.name}. Reply YES to confirm or NO to cancel. STOP to opt out.`
}

function skip(message: Required<VisitMessage>, reason: string, rule: string, detail: string): void {
  Object.assign(message, { state: 'SKIPPED', reason, explanation: [{ rule: 'visit exists', outcome: 'pass', detail: 'The row is in eCW.' }, { rule, outcome: 'skip', detail }] })
}

export function sendDue(world: World, visit: Visit, message: Required<VisitMessage>): void {
  const patient = world.patients.find((one) => one.id === visit.patient.id)
  if (!patient) return
  if (visit.status === 'CANCELLED') return skip(message, 'appointmentCancelled', 'visit not cancelled', `Status is ${visit.ehrStatusCode}.`)
  if (visit.status === 'CONFIRMED' && message.purpose !== 'FINAL_REMINDER') return skip(message, 'confirmed', 'not yet confirmed', 'The patient confirmed by text.')
  if (patient.doNotContact) return skip(message, 'doNotContact', 'may be contacted', 'On the Do Not Contact list since the text STOP.')
  if (!message.to) return skip(message, patient.contacts.length ? 'invalidContact' : 'noContact', 'has a contact', 'No number or address works.')
  const body = bodyOf(visit, patient, message.channel ?? 'SMS')
  const channel = (message.channel ?? 'SMS').toLowerCase()
  world.messages.push({
    id: newId(world, channel === 'email' ? 'em' : 'SM'), provider: channel === 'email' ? 'ses' : 'twilio', channel, from: CLINIC, to: message.to,
    subject: channel === 'email' ? 'Your appointment at Sandbox Family Medicine' : null, body, mediaUrls: [], at: world.now, status: 'delivered', appointmentId: visit.id,
  })
  if (channel === 'sms') addEntry(world, message.to, { direction: 'OUTBOUND', channel: 'SMS', body, meaning: null })
  Object.assign(message, {
    state: 'DELIVERED', sentAt: world.now, body, attempts: [{ channel: message.channel, to: message.to, outcome: 'delivered', errorCode: null, at: world.now }],
    explanation: ['visit exists', 'not yet confirmed', 'may be contacted', 'within working hours', 'no blackout'].map((rule) => ({ rule, outcome: 'pass', detail: '' })),
  })
}
