import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createGraphql } from '../../../../src/shell/github/client/graphql.js';
import { SimulatedClock } from '../../simulated-clock.js';

/** Asks a server that hangs up on the second request of a connection, after it has read it. Tells what reached it. */
async function start() {
  const reached: string[] = [];
  const served = new WeakSet<object>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      reached.push((JSON.parse(Buffer.concat(chunks).toString('utf8')) as { query: string }).query);
      if (served.has(request.socket)) return void request.socket.resetAndDestroy();
      served.add(request.socket);
      response.end('{"data":{}}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const ask = createGraphql({
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    headers: {},
    authorize: () => Promise.resolve('token t'),
    clock: new SimulatedClock(),
    hear: () => undefined,
  });
  return { reached, ask };
}

const QUERY = 'query Who { viewer { login } }';
const MUTATION = '\nmutation Collapse($id: ID!) { minimizeComment(input: { subjectId: $id }) { clientMutationId } }';

test('a query whose connection was closed is asked once more', async () => {
  const { reached, ask } = await start();
  await ask(QUERY, {});
  expect((await ask(QUERY, {})).data).toEqual({});
  expect(reached).toEqual([QUERY, QUERY, QUERY]);
});

test('a mutation is not, since nobody knows whether it took effect', async () => {
  const { reached, ask } = await start();
  await ask(QUERY, {});
  await expect(ask(MUTATION, { id: 'x' })).rejects.toThrow('no answer');
  expect(reached).toEqual([QUERY, MUTATION]);
});
