import type { Reason } from '../api/types.ts'
import { sentenceCase } from '../ui/status.ts'

/** The reason in plain words, and what would change it; a code the list does not know is spelt out. */
export function reasonWords(code: string | null, reasons: Reason[] | undefined): { sentence: string; remedy?: string } | undefined {
  if (!code) return undefined
  const known = reasons?.find((reason) => reason.code === code)
  if (!known) return { sentence: `${sentenceCase(code)}.` }
  return { sentence: known.sentence, remedy: known.remedy.startsWith('Nothing') ? undefined : known.remedy }
}
