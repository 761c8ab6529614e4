import { sandbox } from './client.ts'
import type { Page, SandboxMessage } from './types.ts'

export interface MessageQuery { to?: string; channel?: string; after?: string }
export const MESSAGE_LIMIT = 1000

/** Oldest first; `after` is the id of the last message seen. */
export const listMessages = async (query: MessageQuery): Promise<SandboxMessage[]> =>
  (await sandbox<Page<SandboxMessage>>('messages', { query: { ...query, limit: MESSAGE_LIMIT } })).items
