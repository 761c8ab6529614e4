import { sandbox } from './client.ts'

export const getClock = (): Promise<{ now: string }> => sandbox('clock')
