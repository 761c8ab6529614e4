import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { Refusal, routes } from './routes.ts'
import { createWorld, type World } from './world.ts'

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}

function stream(world: World, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write(': hello\n\n')
  const send = () => response.write('event: changed\ndata: {}\n\n')
  world.listeners.add(send)
  response.on('close', () => world.listeners.delete(send))
}

function serve(world: World) {
  return async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://mock')
    if (address.pathname === '/sandbox/events') return stream(world, response)
    const found = routes.find(([method, path]) => method === request.method && path.test(address.pathname))
    if (!found) return next()
    try {
      const [, ...parts] = found[1].exec(address.pathname) ?? []
      const answer = found[2](world, { query: address.searchParams, body: await bodyOf(request), parts })
      response.writeHead(answer === undefined ? 204 : 200, { 'Content-Type': 'application/json' })
      response.end(answer === undefined ? undefined : JSON.stringify(answer))
    } catch (error) {
      response.writeHead(error instanceof Refusal ? error.status : 500, { 'Content-Type': 'application/problem+json' })
      response.end(JSON.stringify({ detail: error instanceof Error ? error.message : 'Unknown' }))
    }
  }
}

/** Answers the sandbox's and the REST addresses from memory, so that the page can be built without a host. */
export function mockHost(): Plugin {
  const world = createWorld()
  return {
    name: 'luma-mock',
    configureServer: (server) => void server.middlewares.use((request, response, next) => void serve(world)(request, response, next)),
    configurePreviewServer: (server) => void server.middlewares.use((request, response, next) => void serve(world)(request, response, next)),
  }
}
