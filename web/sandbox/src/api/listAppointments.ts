import { everyPage } from './client.ts'
import type { Appointment } from './types.ts'

export interface AppointmentQuery { from?: string; to?: string; patientId?: string }

export const listAppointments = (query: AppointmentQuery): Promise<Appointment[]> => everyPage('appointments', { ...query, first: 100 })
