import { everyPage } from './client.ts'
import type { Conversation } from './types.ts'

export const listConversations = (needsPerson?: true): Promise<Conversation[]> => everyPage('conversations', { needsPerson, first: 100 })
