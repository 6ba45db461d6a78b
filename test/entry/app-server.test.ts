import { request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Identity } from '../../src/core/snapshot.js';
import { createEngine } from '../../src/entry/engine.js';
import { createReceiver } from '../../src/entry/receiver.js';
import { createAppServer, listen, WEBHOOK_PATH } from '../../src/entry/server.js';
import type { ServerState } from '../../src/entry/server.js';
import { silentLog } from '../shell/silent-log.js';
import { SimulatedClock } from '../shell/simulated-clock.js';

let server: Server | null = null;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function start(state: Partial<ServerState> = {}) {
  const bodies: unknown[] = [];
  const receiver: ServerState['receiver'] = (_, body, response) => {
    bodies.push(body);
    response.writeHead(200).end('ok\n');
    return Promise.resolve();
  };
  server = createAppServer(() => ({ receiver, isDraining: false, ...state }));
  const port = await listen(server, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${port}`, port, bodies };
}

async function statusOf(url: string, options?: RequestInit): Promise<number> {
  const response = await fetch(url, options);
  await response.text();
  return response.status;
}

describe('a delivery', () => {
  const body = JSON.stringify({ action: 'opened' });
  const signed = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': 'd1',
    'x-hub-signature-256': 'good',
  };

  async function deliver(headers: Record<string, string>, text = body) {
    const taken: unknown[] = [];
    const refused: unknown[] = [];
    const receiver = createReceiver(
      (_, signature) => Promise.resolve(signature === 'good'),
      (delivery) => taken.push(delivery),
      (refusal) => refused.push(refusal),
    );
    const { url } = await start({ receiver });
    const status = await statusOf(`${url}${WEBHOOK_PATH}`, { method: 'POST', headers, body: text });
    return { status, taken, refused };
  }

  test('that is signed is taken', async () => {
    expect(await deliver(signed)).toEqual({
      status: 200,
      taken: [{ id: 'd1', name: 'issues', payload: { action: 'opened' } }],
      refused: [],
    });
  });

  test.each<[string, Record<string, string>, string, number]>([
    ['of another type', { ...signed, 'content-type': 'application/x-www-form-urlencoded' }, body, 415],
    ['signed by somebody else', { ...signed, 'x-hub-signature-256': 'bad' }, body, 400],
    ['without a signature', { ...signed, 'x-hub-signature-256': '' }, body, 400],
    ['without a name', { ...signed, 'x-github-event': '' }, body, 400],
    ['that is not JSON', signed, '{', 400],
    ['that is empty', signed, '', 400],
  ])('%s is not, and the log is told', async (_, headers, text, status) => {
    const refused = [{ delivery: 'd1', reason: expect.any(String) as string }];
    expect(await deliver(headers, text)).toEqual({ status, taken: [], refused });
  });
});

describe('a delivery of what nobody sends', () => {
  const app: Identity = { login: 'async-conventions', type: 'bot' };
  const signed = { 'content-type': 'application/json', 'x-github-delivery': 'd1', 'x-hub-signature-256': 'good' };
  const event = {
    action: 'opened',
    installation: { id: 1 },
    repository: { name: 'hello', owner: { login: 'octo' }, default_branch: 'main' },
    sender: { login: 'ana', type: 'User' },
  };

  /** The server with the engine behind it, whose work is never begun: its clock stands still. */
  async function startEngine() {
    const engine = createEngine({
      connect: () => {
        throw new Error('nothing is to be asked');
      },
      me: app,
      log: silentLog,
      writePacing: 'on',
      concurrency: 1,
      clock: new SimulatedClock(),
      random: () => 0,
    });
    const verify = (_: string, signature: string) => Promise.resolve(signature === 'good');
    const receiver = createReceiver(
      verify,
      (delivery) => engine.receive(delivery),
      () => {},
    );
    const { url } = await start({ receiver });
    return {
      engine,
      deliver: (name: string, body: string) =>
        statusOf(`${url}${WEBHOOK_PATH}`, { method: 'POST', headers: { ...signed, 'x-github-event': name }, body }),
    };
  }

  const names = ['issues', 'pull_request', 'issue_comment', 'push', 'installation', 'check_run', 'merge_group'];
  const strange = ['of_tomorrow', 'constructor', '__proto__', 'toString'];

  test.each([
    ['null', 'null'],
    ['a number', '7'],
    ['text', '"issues"'],
    ['a list', '[]'],
    ['a list of lists', `[${JSON.stringify([event])}]`],
    ['nothing', '{}'],
    ['everything null', JSON.stringify(Object.fromEntries(Object.keys(event).map((key) => [key, null])))],
    ['an issue that is a list', JSON.stringify({ ...event, issue: [], pull_request: [], comment: [] })],
    ['numbers beyond all', JSON.stringify({ ...event, issue: { number: 1e300 }, pull_request: { number: -1 } })],
    ['a prototype', '{"__proto__":{"action":"opened"},"constructor":{"prototype":{}}}'],
    ['depth without end', '['.repeat(200_000) + ']'.repeat(200_000)],
  ])('as %s is answered and comes to nothing, whatever the event', async (_, body) => {
    const { engine, deliver } = await startEngine();
    for (const name of [...names, ...strange]) expect(await deliver(name, body)).toBe(200);
    expect(engine.queue.counts()).toEqual({ running: 0, ready: 0, waiting: 0, deadLetters: 0 });
  });

  test('of an event that is not known concerns nothing, however well it is formed', async () => {
    const { engine, deliver } = await startEngine();
    const body = JSON.stringify({ ...event, issue: { number: 7 } });
    for (const name of strange) expect(await deliver(name, body)).toBe(200);
    expect(engine.queue.counts().waiting).toBe(0);
    expect(await deliver('issues', body)).toBe(200);
    expect(engine.queue.counts().waiting).toBe(1);
  });

  test('as long as GitHub ever sends is taken like any other', async () => {
    const { engine, deliver } = await startEngine();
    const body = 'a'.repeat(25 * 1024 * 1024 - 1_000);
    expect(await deliver('issues', JSON.stringify({ ...event, issue: { number: 7, body } }))).toBe(200);
    expect(engine.queue.counts().waiting).toBe(1);
  });

  test('cut in the middle is not JSON, though signed', async () => {
    const { engine, deliver } = await startEngine();
    const body = JSON.stringify({ ...event, issue: { number: 7 } });
    for (const part of [body.slice(0, -1), `${body}}`, '\u0000', 'undefined', '{"a":1,}', "{'a':1}"])
      expect(await deliver('issues', part)).toBe(400);
    expect(engine.queue.counts().waiting).toBe(0);
  });
});

describe('the server', () => {
  test('says that it lives, and when it can take webhooks', async () => {
    const { url } = await start();
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/readyz`)).toBe(200);
  });

  test.each<[string, Partial<ServerState>]>([
    ['before it knows who it is', { receiver: null }],
    ['while it stops', { isDraining: true }],
  ])('takes no webhook %s', async (_, state) => {
    const { url, bodies } = await start(state);
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/readyz`)).toBe(503);
    expect(await statusOf(`${url}/api/github/webhooks`, { method: 'POST', body: '{}' })).toBe(503);
    expect(bodies).toEqual([]);
  });

  test('hands a webhook on, byte for byte, from either address', async () => {
    const { url, bodies } = await start();
    expect(await statusOf(`${url}/api/github/webhooks`, { method: 'POST', body: '{"a":"é"}' })).toBe(200);
    expect(await statusOf(`${url}/`, { method: 'POST', body: '{}' })).toBe(200);
    expect(bodies).toEqual(['{"a":"é"}', '{}']);
  });

  test('knows no other address', async () => {
    const { url } = await start();
    expect(await statusOf(`${url}/`)).toBe(404);
    expect(await statusOf(`${url}/probot`)).toBe(404);
    expect(await statusOf(`${url}/healthz`, { method: 'POST' })).toBe(404);
    expect(await statusOf(`${url}/../etc/passwd`)).toBe(404);
  });

  test('refuses a body that GitHub would not send, announced or not', async () => {
    const { port, bodies } = await start();
    const post = (headers: Record<string, string>, chunks: number) =>
      new Promise<number | undefined>((resolve) => {
        const call = request({ port, host: '127.0.0.1', path: '/api/github/webhooks', method: 'POST', headers });
        let status: number | undefined;
        call.on('response', (response: IncomingMessage) => {
          status = response.statusCode;
          response.resume();
        });
        call.on('error', () => {});
        call.on('close', () => resolve(status));
        for (let chunk = 0; chunk < chunks; chunk += 1) call.write(Buffer.alloc(1024 * 1024, 'a'));
        if (chunks > 0) call.end();
        else call.flushHeaders();
      });
    expect(await post({ 'content-length': String(27 * 1024 * 1024) }, 0)).toBe(413);
    expect([413, undefined]).toContain(await post({ 'transfer-encoding': 'chunked' }, 30));
    expect(bodies).toEqual([]);
  });
});
