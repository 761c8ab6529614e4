import type { Appointment, Contact, Conversation, ConversationEntry, Patient, SandboxMessage, VisitMessage } from '../src/api/types.ts'
import { seedVisits } from './seedVisits.ts'
import { seedPatients } from './seedPatients.ts'

export type EcwRow = Record<string, string | number | null>
export type Visit = Omit<Appointment, 'messages'> & { messages: Required<VisitMessage>[] }
export interface Thread extends Conversation { entries: ConversationEntry[] }

export interface World {
  now: string
  patients: Patient[]
  visits: Visit[]
  enc: EcwRow[]
  messages: (SandboxMessage & { appointmentId?: string })[]
  threads: Thread[]
  faults: Record<string, { mode: string; count: number }>
  listeners: Set<() => void>
  nextId: number
}

export const START = '2026-12-01T08:00:00-08:00'
export const CLINIC = '+15550100100'

export function createWorld(): World {
  const patients = seedPatients()
  const { visits, enc } = seedVisits(patients, START)
  return { now: START, patients, visits, enc, messages: [], threads: [], faults: {}, listeners: new Set(), nextId: 1 }
}

/** Back to the seed, with the listeners kept. */
export function resetWorld(world: World): void {
  Object.assign(world, { ...createWorld(), listeners: world.listeners })
}

export const newId = (world: World, prefix: string): string => `${prefix}${String(world.nextId++).padStart(6, '0')}`

export const tell = (world: World): void => world.listeners.forEach((listener) => listener())

export const textable = (patient: Patient): Contact | undefined =>
  patient.contacts.find((contact) => contact.kind === 'MOBILE' && contact.active && contact.valid)

export function threadOf(world: World, contact: string): Thread {
  const known = world.threads.find((thread) => thread.contactValue === contact)
  if (known) return known
  const person = world.patients.find((patient) => patient.contacts.some((one) => one.value === contact))
  const thread: Thread = {
    id: newId(world, 'cv'), contactValue: contact, ourNumber: CLINIC, needsPerson: false, lastEntryAt: world.now, lastEntry: null, entries: [],
    patient: person ? { id: person.id, ehrId: person.ehrId, firstName: person.firstName, lastName: person.lastName } : null,
  }
  world.threads.push(thread)
  return thread
}

export function addEntry(world: World, contact: string, entry: Omit<ConversationEntry, 'id' | 'at'>): Thread {
  const thread = threadOf(world, contact)
  thread.entries.push({ id: newId(world, 'en'), at: world.now, ...entry })
  thread.lastEntryAt = world.now
  thread.lastEntry = { direction: entry.direction, body: entry.body, meaning: entry.meaning }
  return thread
}
