import { moveClock } from '../api/moveClock.ts'
import { Cell } from '../data/cell.ts'
import { refreshAll } from '../data/resource.ts'
import { sayFailed } from '../data/notices.ts'

export const WEEK_HOURS = 7 * 24
export interface Playing { done: number; total: number; processed: number; stopping: boolean }

export const playing = new Cell<Playing | undefined>(undefined)

/** Advances hour by hour, so that one can watch; the next hour starts when the one before is done. */
export async function play(hours = WEEK_HOURS): Promise<void> {
  if (playing.get()) return
  playing.set({ done: 0, total: hours, processed: 0, stopping: false })
  try {
    for (let done = 1; done <= hours && !playing.get()?.stopping; done++) {
      const { processed } = await moveClock({ advance: 'PT1H' })
      void refreshAll()
      const now = playing.get()
      if (now) playing.set({ ...now, done, processed: now.processed + processed })
    }
  } catch (error) {
    sayFailed('The week stopped.', error)
  }
  playing.set(undefined)
}

export function stopPlaying(): void {
  const now = playing.get()
  if (now) playing.set({ ...now, stopping: true })
}
