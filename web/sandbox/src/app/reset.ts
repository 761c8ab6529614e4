import { resetSandbox } from '../api/resetSandbox.ts'
import { go } from '../data/address.ts'
import { forgetRows } from '../data/changes.ts'
import { forgetMessages } from '../data/messageLog.ts'
import { readMarks } from '../data/readMarks.ts'
import { startOver } from '../data/resource.ts'
import { sentTexts } from '../data/sent.ts'

/** Back to the seed, and the page with it. */
export async function reset(): Promise<void> {
  await resetSandbox()
  forgetMessages()
  forgetRows()
  readMarks.set({})
  sentTexts.set([])
  go({ day: undefined, visit: undefined, patient: undefined })
  await startOver()
}
