import { Cell } from './cell.ts'

export interface SentText { id: string; from: string; body: string; at: string }

/** Texts sent from this page, shown at once and until the conversation has them. */
export const sentTexts = new Cell<SentText[]>([])
export const addSent = (text: Omit<SentText, 'id'>): string => {
  const id = `sent-${sentTexts.get().length}-${text.at}`
  sentTexts.set([...sentTexts.get(), { id, ...text }])
  return id
}
export const takeBack = (id: string): void => sentTexts.set(sentTexts.get().filter((text) => text.id !== id))
