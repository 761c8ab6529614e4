import { describe, expect, it } from 'vitest'
import type { Contact, Patient } from '../api/types.ts'
import { byContact, groupDevices, namesOf, ofPatient } from './devices.ts'

const patient = (id: string, name: string, born: string, ...contacts: Contact[]): Patient => {
  const [firstName = '', lastName = ''] = name.split(' ')
  return { id, ehrId: id, firstName, lastName, dateOfBirth: born, language: 'en', contacts, doNotContact: false }
}
const has = (kind: Contact['kind'], value: string, active = true): Contact => ({ kind, value, active, valid: true })

const child = patient('c', 'Sofía Ramírez', '2016-01-01', has('MOBILE', '+15550101'))
const mother = patient('m', 'Elena Ramírez', '1990-01-01', has('MOBILE', '+15550101'), has('EMAIL', 'elena@example.com'))
const neighbour = patient('n', 'Ana Bell', '1980-01-01', has('HOME', '+15550202'), has('MOBILE', '+15550203', false))
const hermit = patient('h', 'Leila Haddad', '1970-01-01')

describe('phones', () => {
  const devices = groupDevices([child, mother, neighbour, hermit])

  it('a family that shares a number is one phone, the oldest first', () => {
    expect(devices.map(namesOf)).toEqual(['Elena & Sofía Ramírez', 'Ana Bell', 'Leila Haddad'])
  })

  it('a number out of use is not a phone; a landline is', () => {
    expect(devices[1]?.numbers).toEqual(['+15550202'])
  })

  it('a patient with no contact has a place and no number', () => {
    expect(devices[2]).toMatchObject({ number: undefined, numbers: [], emails: [] })
  })

  it('is found by any contact and by any owner', () => {
    expect(byContact(devices).get('elena@example.com')).toBe(devices[0])
    expect(ofPatient(devices, 'c')).toBe(devices[0])
    expect(ofPatient(devices, undefined)).toBeUndefined()
  })

  it('owners of different names are named in full', () => {
    const [shared] = groupDevices([mother, patient('w', 'Walter Jenkins', '1950-01-01', has('MOBILE', '+15550101'))])
    expect(shared && namesOf(shared)).toBe('Walter Jenkins & Elena Ramírez')
  })
})
