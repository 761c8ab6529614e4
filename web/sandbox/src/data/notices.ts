import { Cell } from './cell.ts'

export interface Notice { id: number; text: string; tone: 'bad' | 'good' }

export const notices = new Cell<Notice[]>([])
let last = 0

export const dismiss = (id: number): void => notices.set(notices.get().filter((notice) => notice.id !== id))

function say(text: string, tone: Notice['tone'], forMs: number): void {
  const id = ++last
  notices.set([...notices.get().slice(-2), { id, text, tone }])
  setTimeout(() => dismiss(id), forMs)
}

export const sayDone = (text: string): void => say(text, 'good', 4000)
/** What was tried, then what happened. */
export const sayFailed = (tried: string, error: unknown): void => say(`${tried} ${error instanceof Error ? error.message : String(error)}`, 'bad', 12_000)
