import { sandbox } from './client.ts'
import type { EcwRow } from './types.ts'

export const readEcw = (table: string, where: Record<string, string> = {}): Promise<EcwRow[]> => sandbox(`ecw/${table}`, { query: where })
