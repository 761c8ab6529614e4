import { keptCell } from './cell.ts'

/** Up to which moment each phone has been looked at. */
export const readMarks = keptCell<Record<string, string>>('luma.sandbox.read', {})

export function markRead(key: string, upTo: string): void {
  const marks = readMarks.get()
  if ((marks[key] ?? '') < upTo) readMarks.set({ ...marks, [key]: upTo })
}
