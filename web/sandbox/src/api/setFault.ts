import { sandbox } from './client.ts'
import type { Fault } from './types.ts'

export const setFault = (fault: Fault): Promise<void> => sandbox('faults', { method: 'POST', body: fault })
