import type { Contact, Patient } from '../src/api/types.ts'
import { seeded } from './random.ts'

const names = `Amara Okafor|Jorge Vela|Maude Wunsch|Elena Ramírez|Tobias Ramírez|Sofía Ramírez|Wei Chen|Lian Chen|Grace Park|Noah Feldman|Priya Natarajan|
Dmitri Volkov|Hannah Lindqvist|Marcus Bell|Ivy Bell|Rosa Delgado|Samuel Adeyemi|Thuy Nguyen|Minh Nguyen|Carmen Ortiz|Oliver Hayes|Beatriz Fonseca|
Yusuf Demir|Leila Haddad|Patrick O’Rourke|Keiko Tanaka|Anders Holm|Fatima Rahman|Walter Jenkins|Dolores Jenkins|Chloe Martin|Raj Malhotra|Ines Castillo|
Theo Grant|Nadia Petrova|Julian Reyes|Margaret Sullivan|Kwame Mensah|Olga Kuznetsova|Henry Whitfield|Zoe Alvarez|Bartholomew Featherstonehaugh-Cholmondeley`
  .split('|').map((name) => name.trim())

/** Who shares a phone: child (index) → parent (index). */
const shares: Record<number, number> = { 4: 3, 5: 3, 7: 6, 14: 13, 18: 17 }
const minors = new Set([4, 5, 14, 18])
const spanish = new Set([1, 3, 4, 5, 15, 19, 32])
const others: Record<number, string> = { 17: 'vi', 6: 'zh', 11: 'ru', 34: 'ru' }

export function seedPatients(): Patient[] {
  const random = seeded(7)
  const mobile = (index: number) => `+1555010${String(1100 + index).slice(0, 4)}`
  return names.map((name, index) => {
    const [firstName = '', ...rest] = name.split(' ')
    const lastName = rest.join(' ')
    const contacts: Contact[] = []
    const contact = (kind: Contact['kind'], value: string, valid = true) => contacts.push({ kind, value, active: true, valid })
    if (![20, 28].includes(index)) contact('MOBILE', mobile(shares[index] ?? index), index !== 37)
    if (index % 5 === 2 || index === 28) contact('HOME', `+1555012${1200 + index}`)
    if (index % 3 !== 1 && !minors.has(index) && index !== 20) contact('EMAIL', `${firstName}.${lastName}`.toLowerCase().replace(/[^a-z.]/g, '') + '@example.com')
    const year = minors.has(index) ? 2012 + (index % 8) : 1938 + Math.floor(random() * 64)
    return {
      id: `pt_${1000 + index}`, ehrId: String(20_000 + index), firstName, lastName, doNotContact: index === 24, contacts,
      dateOfBirth: `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
      language: others[index] ?? (spanish.has(index) ? 'es' : 'en'),
    }
  })
}
