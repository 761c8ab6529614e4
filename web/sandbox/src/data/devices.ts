import type { Contact, Patient } from '../api/types.ts'

/** A phone as it lies on a kitchen table: one number, and all who share it. */
export interface Device {
  key: string
  /** The number that texts go to; without one there is nothing to text. */
  number?: string
  owners: Patient[]
  /** Every number and address of the owners, the texting number first. */
  numbers: string[]
  emails: string[]
}

const works = (contact: Contact): boolean => contact.active
const values = (patient: Patient, ...kinds: Contact['kind'][]): string[] =>
  kinds.flatMap((kind) => patient.contacts.filter((contact) => works(contact) && contact.kind === kind).map((contact) => contact.value))
const unique = (items: string[]): string[] => [...new Set(items)]

/** Patients by the number they answer; one without a number stands alone. */
export function groupDevices(patients: Patient[]): Device[] {
  const groups = new Map<string, Patient[]>()
  for (const patient of patients) {
    const key = values(patient, 'MOBILE', 'HOME', 'WORK')[0] ?? patient.id
    groups.set(key, [...(groups.get(key) ?? []), patient])
  }
  return [...groups].map(([key, owners]) => {
    const number = key.startsWith('+') ? key : undefined
    // The oldest first: a family's phone is a parent's.
    const byAge = [...owners].sort((a, b) => (a.dateOfBirth ?? '').localeCompare(b.dateOfBirth ?? ''))
    return {
      key, number, owners: byAge,
      numbers: unique([...(number ? [number] : []), ...byAge.flatMap((owner) => values(owner, 'MOBILE', 'HOME', 'WORK'))]),
      emails: unique(byAge.flatMap((owner) => values(owner, 'EMAIL'))),
    }
  })
}

export const nameOf = (person: { firstName: string; lastName: string }): string => `${person.firstName} ${person.lastName}`.trim()

/** 'Elena Ramírez', 'Elena, Tobias & Sofía Ramírez', 'Walter Jenkins & Ana Bell'. */
export function namesOf(device: Device): string {
  const [first, ...others] = device.owners
  if (!first) return 'Nobody'
  if (others.length === 0) return nameOf(first)
  const sameName = others.every((other) => other.lastName === first.lastName)
  const names = device.owners.map((owner) => (sameName ? owner.firstName : nameOf(owner)))
  const joined = `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`
  return sameName ? `${joined} ${first.lastName}` : joined
}

/** Finds a device by any of its numbers and addresses. */
export function byContact(devices: Device[]): Map<string, Device> {
  const found = new Map<string, Device>()
  for (const device of devices) for (const value of [...device.numbers, ...device.emails]) if (!found.has(value)) found.set(value, device)
  return found
}

export const ofPatient = (devices: Device[], id: string | undefined): Device | undefined =>
  id === undefined ? undefined : devices.find((device) => device.owners.some((owner) => owner.id === id))
