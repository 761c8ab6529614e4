import { sandbox } from './client.ts'

export interface Delivery { status: 'delivered' | 'undelivered' | 'failed'; errorCode?: number }

export const setDelivery = (id: string, delivery: Delivery): Promise<void> =>
  sandbox(`messages/${encodeURIComponent(id)}/status`, { method: 'POST', body: delivery })
