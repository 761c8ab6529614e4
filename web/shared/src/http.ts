/** What went wrong, in words that can be shown. `status` is 0 when the server could not be reached. */
export class ApiError extends Error {
  constructor(readonly status: number, message: string, readonly fields: Record<string, string[]> = {}) {
    super(message)
    this.name = 'ApiError'
  }
}

interface Problem { title?: string; detail?: string; errors?: Record<string, string[]> }

async function problemOf(response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as Problem
  const fields = problem.errors ?? {}
  const said = Object.entries(fields).map(([field, texts]) => `${field}: ${texts.join(' ')}`).join(' ')
  const text = [problem.detail ?? problem.title, said].filter(Boolean).join(' ')
  return new ApiError(response.status, text || `The server answered ${response.status} ${response.statusText}`.trim(), fields)
}

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  body?: unknown
  query?: Record<string, string | number | boolean | undefined>
  token?: string
  signal?: AbortSignal
}

function addressOf(path: string, query: Call['query'] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}

/** One JSON call. Resolves to undefined for an answer without a body. */
export async function call<T>(path: string, { method = 'GET', body, query, token, signal }: Call = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (token) headers['Authorization'] = `Bearer ${token}`
  const response = await fetch(addressOf(path, query), {
    method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error
    throw new ApiError(0, 'Luma does not answer. Is it still running?')
  })
  if (!response.ok) throw await problemOf(response)
  const text = await response.text()
  return (text ? JSON.parse(text) : undefined) as T
}
