import { ApiError, call, type Call } from '@luma/shared/http'
import type { Page } from './types.ts'

let token: Promise<string> | undefined

function signIn(): Promise<string> {
  token ??= call<{ accessToken: string }>('/sandbox/token', { method: 'POST', body: { user: 'admin' } }).then((answer) => answer.accessToken)
  token.catch(() => { token = undefined })
  return token
}

/** After a reset the old token is worth nothing. */
export const signOut = (): void => { token = undefined }

/** Calls the sandbox's own addresses, which ask for no token. */
export const sandbox = <T>(path: string, options?: Call): Promise<T> => call<T>(`/sandbox/${path}`, options)

/** Calls the REST API as the clinic's administrator; signs in again once when the token is too old. */
export async function rest<T>(path: string, options: Call = {}): Promise<T> {
  try {
    return await call<T>(`/api/v1/${path}`, { ...options, token: await signIn() })
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error
    signOut()
    return call<T>(`/api/v1/${path}`, { ...options, token: await signIn() })
  }
}

const MAX_PAGES = 50

/** Reads a list to its end. */
export async function everyPage<T>(path: string, query: Call['query'] = {}): Promise<T[]> {
  const all: T[] = []
  let after: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const { items, nextCursor } = await rest<Page<T>>(path, { query: { ...query, after } })
    all.push(...items)
    if (!nextCursor) break
    after = nextCursor
  }
  return all
}
