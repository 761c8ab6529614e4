import { rest } from './client.ts'
import type { Page, Reason } from './types.ts'

export async function listReasons(): Promise<Reason[]> {
  const answer = await rest<Reason[] | Page<Reason>>('reasons')
  return Array.isArray(answer) ? answer : answer.items
}
