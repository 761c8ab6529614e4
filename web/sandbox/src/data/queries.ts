import { getAppointment } from '../api/getAppointment.ts'
import { getClock } from '../api/getClock.ts'
import { getConversation } from '../api/getConversation.ts'
import { listAppointments } from '../api/listAppointments.ts'
import { listConversations } from '../api/listConversations.ts'
import { listMessages } from '../api/listMessages.ts'
import { listPatients } from '../api/listPatients.ts'
import { listReasons } from '../api/listReasons.ts'
import { readEcw } from '../api/readEcw.ts'
import type { Appointment, SandboxMessage } from '../api/types.ts'
import { noteRows, noteVisits } from './changes.ts'
import { loadMessages } from './messageLog.ts'
import { useResource } from './useResource.ts'
import { addDays, atLocal, dayOf } from './zone.ts'

let lastNow = ''

export const useClock = () => useResource('clock', async () => {
  const clock = await getClock()
  lastNow = clock.now
  return clock
})
export const usePatients = () => useResource('patients', listPatients)
export const useMessageLog = () => useResource('messages', loadMessages)
export const useReasons = () => useResource('reasons', listReasons)
export const useConversations = () => useResource('conversations', () => listConversations())
export const useConversation = (id: string | undefined) =>
  useResource(id ? `conversation ${id}` : null, () => getConversation(id ?? ''))

async function noted(visits: Promise<Appointment[]>): Promise<Appointment[]> {
  const items = await visits
  noteVisits(items)
  return items
}

export const useDay = (day: string | undefined) => useResource(day ? `day ${day}` : null, () =>
  noted(listAppointments({ from: atLocal(day ?? '', '00:00'), to: atLocal(addDays(day ?? '', 1), '00:00') })))

export const useVisit = (id: string | undefined) => useResource(id ? `visit ${id}` : null, () => getAppointment(id ?? ''))

/** The visits ahead of some people, soonest first. */
export const useAhead = (patients: string[]) => useResource(patients.length > 0 ? `ahead ${patients.join()}` : null, async () => {
  lastNow ||= (await getClock()).now
  const from = atLocal(dayOf(lastNow), '00:00')
  const lists = await Promise.all(patients.map((patientId) => listAppointments({ patientId, from })))
  return (await noted(Promise.resolve(lists.flat()))).sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
})

export const useRows = (where: { encounterID: string } | { patientID: string } | { date: string } | null) =>
  useResource(where ? `enc ${JSON.stringify(where)}` : null, async () => {
    const rows = await readEcw('enc', where ? { ...where } : {})
    noteRows(rows, lastNow)
    return rows
  })

export const useStatusCodes = () => useResource('visitstscodes', () => readEcw('visitstscodes'))

/** What some numbers and addresses got, with what became of it. */
export const useReceived = (contacts: string[]) => useResource(contacts.length > 0 ? `received ${contacts.join()}` : null, async () => {
  const lists: SandboxMessage[][] = await Promise.all(contacts.map((to) => listMessages({ to })))
  return lists.flat().sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
})
