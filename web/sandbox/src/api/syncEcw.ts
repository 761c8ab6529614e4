import { sandbox } from './client.ts'
import type { SyncCounts } from './types.ts'

export const syncEcw = (): Promise<SyncCounts> => sandbox('ecw-sync', { method: 'POST' })
