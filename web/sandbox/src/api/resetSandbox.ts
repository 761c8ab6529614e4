import { sandbox, signOut } from './client.ts'

export async function resetSandbox(): Promise<void> {
  await sandbox('reset', { method: 'POST' })
  signOut()
}
