import { sandbox } from './client.ts'
import type { EcwRow } from './types.ts'

export const patchEcw = (table: string, where: Record<string, string>, changed: EcwRow): Promise<void> =>
  sandbox(`ecw/${table}?${new URLSearchParams(where)}`, { method: 'PATCH', body: changed })
