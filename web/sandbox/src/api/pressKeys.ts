import { sandbox } from './client.ts'
import type { Heard } from './types.ts'

export const pressKeys = (id: string, digits: string): Promise<Heard> =>
  sandbox(`messages/${encodeURIComponent(id)}/keys`, { method: 'POST', body: { digits } })
