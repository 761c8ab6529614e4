import { sandbox } from './client.ts'

export interface ClockMoved { now: string; processed: number }

/** Runs all that falls due on the way before it answers. */
export const moveClock = (by: { to: string } | { advance: string }): Promise<ClockMoved> => sandbox('clock', { method: 'POST', body: by })
