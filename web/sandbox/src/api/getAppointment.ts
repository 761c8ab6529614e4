import { rest } from './client.ts'
import type { Appointment } from './types.ts'

export const getAppointment = (id: string): Promise<Appointment> => rest(`appointments/${encodeURIComponent(id)}`)
