import { sandbox } from './client.ts'

/** Answers after all that the text caused is done. */
export const sendText = (from: string, body: string): Promise<{ messageSid: string }> => sandbox('inbound', { method: 'POST', body: { from, body } })
