import { everyPage } from './client.ts'
import type { Patient } from './types.ts'

export const listPatients = (): Promise<Patient[]> => everyPage('patients', { first: 100 })
