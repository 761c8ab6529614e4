import { sandbox } from './client.ts'
import type { Heard } from './types.ts'

export const placeCall = (from: string, digits?: string): Promise<Heard> => sandbox('calls', { method: 'POST', body: { from, digits } })
