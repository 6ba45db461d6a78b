import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { followChannel, readMessages } from '../../src/entry/smee.js';
import { silentLog } from '../shell/silent-log.js';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close(() => {}).closeAllConnections();
});

async function serve(handler: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(handler as never);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function read(...chunks: string[]): Promise<readonly string[]> {
  async function* stream() {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  const messages: string[] = [];
  for await (const message of readMessages(stream())) messages.push(message);
  return messages;
}

test('messages are read however they are cut, without those that smee sends itself', async () => {
  expect(
    await read('event: ready\nda', 'ta: {}\n\nid: 1\ndata: {"a"', ':1}\r\n\r\n', 'data:x\ndata: y\n\ndata: half'),
  ).toEqual(['{"a":1}', 'x\ny']);
});

test('a delivery reaches the app as GitHub signed it', async () => {
  const delivery = {
    'x-github-event': 'issues',
    'x-github-delivery': '1',
    'x-hub-signature-256': 'sha256=0',
    host: 'smee.io',
    body: { a: 1 },
  };
  const stop = new AbortController();
  const source = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`event: ready\ndata: {}\n\nid: 1\ndata: ${JSON.stringify(delivery)}\n\n`);
  });
  const received = new Promise<{ headers: IncomingMessage['headers']; body: string }>((resolve) => {
    void serve((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.end();
        resolve({ headers: request.headers, body });
      });
    }).then((target) => followChannel(source, target, silentLog, stop.signal));
  });
  const { headers, body } = await received;
  stop.abort();
  expect(body).toBe('{"a":1}');
  expect(headers).toMatchObject({
    'x-github-event': 'issues',
    'x-github-delivery': '1',
    'x-hub-signature-256': 'sha256=0',
  });
  expect(headers.host).not.toBe('smee.io');
});
