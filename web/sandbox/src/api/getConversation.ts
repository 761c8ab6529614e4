import { rest } from './client.ts'
import type { Conversation, ConversationEntry } from './types.ts'

export const getConversation = (id: string): Promise<Conversation & { entries: ConversationEntry[] }> => rest(`conversations/${encodeURIComponent(id)}`)
