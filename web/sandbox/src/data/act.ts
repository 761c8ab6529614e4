import { useState } from 'react'
import { sayFailed } from './notices.ts'
import { refreshAll } from './resource.ts'

/** Runs what a person asked for, then shows what it changed; `failed` begins the sentence shown when it does not work. */
export function useAct(): { busy: boolean; act: (failed: string, work: () => Promise<void>) => Promise<boolean> } {
  const [busy, setBusy] = useState(false)
  const act = async (failed: string, work: () => Promise<void>): Promise<boolean> => {
    setBusy(true)
    try {
      await work()
      return true
    } catch (error) {
      sayFailed(failed, error)
      return false
    } finally {
      setBusy(false)
      void refreshAll()
    }
  }
  return { busy, act }
}
