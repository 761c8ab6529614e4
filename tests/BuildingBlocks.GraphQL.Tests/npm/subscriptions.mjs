// Subscribes with the clients of graphql-ws and graphql-sse and prints what they heard.
import { createClient as createWs } from 'graphql-ws';
import { createClient as createSse } from 'graphql-sse';
import WebSocket from 'ws';

const url = process.argv[2];
const seen = {};

const collect = (client, query, variables) =>
  new Promise((resolve) => {
    const heard = [];
    client.subscribe({ query, variables }, { next: (value) => heard.push(value), error: (error) => resolve({ heard, error: Array.isArray(error) ? error.map((e) => e.message) : String(error?.message ?? error?.reason ?? error) }), complete: () => resolve({ heard, complete: true }) });
  });

const first = async (client, query) => {
  const stop = client.iterate({ query });
  const { value } = await stop.next();
  await stop.return();
  return value;
};

const changed = 'subscription ($n: Int!) { patientChanged(count: $n) { name provider { name } } }';
for (const [name, client] of [['ws', createWs({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0, lazy: true })], ['sse', createSse({ url, retryAttempts: 0 })]]) {
  seen[name] = {
    stream: await collect(client, changed, { n: 3 }),
    query: await collect(client, '{ whoAmI }'),
    mutation: await collect(client, 'mutation { fail }'),
    invalid: await collect(client, '{ nope }'),
    many: (await Promise.all([1, 2, 3, 4, 5].map((n) => collect(client, changed, { n })))).map((one) => one.heard.length),
    forever: await first(client, 'subscription { forever }'),
  };
  await client.dispose();
}

const close = (protocol, messages) =>
  new Promise((resolve) => {
    const socket = new WebSocket(url.replace('http', 'ws'), protocol);
    socket.on('open', () => messages.forEach((message) => socket.send(message)));
    socket.on('close', (code) => resolve(code));
    socket.on('error', (error) => resolve(error.message));
  });
const init = '{"type":"connection_init"}';
const subscribe = '{"id":"1","type":"subscribe","payload":{"query":"subscription { forever }"}}';
seen.closes = [
  await close('graphql-transport-ws', ['no json']),
  await close('graphql-transport-ws', ['{"type":"nope"}']),
  await close('graphql-transport-ws', [init, init]),
  await close('graphql-transport-ws', [subscribe]),
  await close('graphql-transport-ws', [init, subscribe, subscribe]),
  await close('graphql-ws', []),
];
seen.foreign = await new Promise((resolve) => {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { origin: 'https://evil.example' });
  socket.on('error', (error) => resolve(error.message));
  socket.on('open', () => resolve('open'));
});
process.stdout.write(JSON.stringify(seen), () => process.exit(0));
