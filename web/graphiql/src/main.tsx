import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createClient } from 'graphql-ws'
import { createRoot } from 'react-dom/client'
import { signIn } from './signIn.ts'
import 'graphiql/style.css'
import './page.css'

const first = `# Tomorrow's unconfirmed visits. ?user=staff, manager or other-admin in the address signs in as somebody else.
query {
  appointments(where: {from: "2026-12-02T00:00:00-08:00", to: "2026-12-03T00:00:00-08:00", status: UNCONFIRMED}, first: 5) {
    totalCount
    nodes { start patient { firstName lastName } provider { name } }
  }
}
`

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')

const token = await signIn(new URLSearchParams(location.search).get('user') ?? 'admin')
const authorization = `Bearer ${token}`
const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  headers: { authorization },
  wsClient: createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { Authorization: authorization },
  }),
})

createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={first} shouldPersistHeaders={false} />)
