import { ApiError } from '@luma/shared/http'
import { listMessages, MESSAGE_LIMIT } from '../api/listMessages.ts'
import type { SandboxMessage } from '../api/types.ts'

let log: SandboxMessage[] = []

export const forgetMessages = (): void => { log = [] }

/** All that went out, oldest first. Only what is new is fetched; what became of a message is asked for by the phone that shows it. */
export async function loadMessages(): Promise<SandboxMessage[]> {
  try {
    for (;;) {
      const more = await listMessages({ after: log.at(-1)?.id })
      if (more.length > 0) log = [...log, ...more]
      if (more.length < MESSAGE_LIMIT) return log
    }
  } catch (error) {
    // The last message is gone: somebody else reset the sandbox.
    if (!(error instanceof ApiError && error.status === 400 && log.length > 0)) throw error
    forgetMessages()
    return loadMessages()
  }
}
