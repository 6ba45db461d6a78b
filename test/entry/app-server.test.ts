import { request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Identity } from '../../src/core/snapshot.js';
import { createMemoryBackend } from '../../src/shell/backend/memory.js';
import { silentMeter } from '../../src/shell/meter.js';
import { createEngine } from '../../src/entry/engine.js';
import { createReceiver } from '../../src/entry/receiver.js';
import { createAppServer, listen, SERVER_LIMITS, WEBHOOK_PATH } from '../../src/entry/server.js';
import type { AppServerOptions, Phase, ServerLimits } from '../../src/entry/server.js';
import type { Receiver } from '../../src/entry/receiver.js';
import { silentLog } from '../shell/silent-log.js';
import { SimulatedClock } from '../shell/simulated-clock.js';

let server: Server | null = null;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

const GOOD = `sha256=${'0'.repeat(64)}`;
const BAD = `sha256=${'f'.repeat(64)}`;

/** The headers of a delivery as GitHub sends them. */
const SIGNED = {
  'content-type': 'application/json',
  'x-github-event': 'issues',
  'x-github-delivery': 'd1',
  'x-hub-signature-256': GOOD,
};

interface Given {
  readonly receiver: Receiver | null;
  readonly phase: Phase;
  readonly isReachable: () => Promise<boolean>;
  readonly webUrl: string | null;
}

async function start(given: Partial<Given> = {}, limits: Partial<ServerLimits> = {}) {
  const turnedAway: unknown[] = [];
  const bodies: unknown[] = [];
  const take: Receiver = (_, body, response) => {
    bodies.push(body);
    response.writeHead(200).end('ok\n');
    return Promise.resolve();
  };
  const { receiver = take, phase = 'running', ...rest } = given;
  const options: AppServerOptions = {
    ...rest,
    phase: () => phase,
    receiver: () => receiver,
    turnedAway: (delivery) => turnedAway.push(delivery),
    limits: { ...SERVER_LIMITS, ...limits },
  };
  server = createAppServer(options);
  const port = await listen(server, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${port}`, port, bodies, turnedAway };
}

async function statusOf(url: string, options?: RequestInit): Promise<number> {
  const response = await fetch(url, options);
  await response.text();
  return response.status;
}

describe('a delivery', () => {
  const body = JSON.stringify({ action: 'opened' });
  async function deliver(headers: Record<string, string>, text = body) {
    const taken: unknown[] = [];
    const unsigned: unknown[] = [];
    const receiver = createReceiver(
      (_, signature) => Promise.resolve(signature === GOOD),
      (delivery) => Promise.resolve(taken.push(delivery) > 0),
      (delivery) => unsigned.push(delivery),
    );
    const { url, turnedAway } = await start({ receiver });
    const status = await statusOf(`${url}${WEBHOOK_PATH}`, { method: 'POST', headers, body: text });
    return { status, taken, turnedAway: [...turnedAway, ...unsigned] };
  }

  test('that is signed is taken', async () => {
    expect(await deliver(SIGNED)).toEqual({
      status: 200,
      taken: [{ id: 'd1', name: 'issues', payload: { action: 'opened' } }],
      turnedAway: [],
    });
  });

  test.each<[string, Record<string, string>, string, number]>([
    ['of another type', { ...SIGNED, 'content-type': 'application/x-www-form-urlencoded' }, body, 415],
    ['signed by somebody else', { ...SIGNED, 'x-hub-signature-256': BAD }, body, 400],
    ['with a signature of another kind', { ...SIGNED, 'x-hub-signature-256': 'sha256=good' }, body, 400],
    ['without a signature', { ...SIGNED, 'x-hub-signature-256': '' }, body, 400],
    ['without a name', { ...SIGNED, 'x-github-event': '' }, body, 400],
    ['that is not JSON', SIGNED, '{', 400],
    ['that is empty', SIGNED, '', 400],
  ])('%s is not, and the log is told', async (_, headers, text, status) => {
    const event = headers['x-github-event'] === '' ? null : 'issues';
    const turnedAway = [{ delivery: 'd1', event, outcome: 'refused', reason: expect.any(String) as string }];
    expect(await deliver(headers, text)).toEqual({ status, taken: [], turnedAway });
  });
});

describe('a delivery of what nobody sends', () => {
  const app: Identity = { login: 'async-conventions', type: 'bot' };
  const signed = { 'content-type': 'application/json', 'x-github-delivery': 'd1', 'x-hub-signature-256': GOOD };
  const event = {
    action: 'opened',
    installation: { id: 1 },
    repository: { name: 'hello', owner: { login: 'octo' }, default_branch: 'main' },
    sender: { login: 'ana', type: 'User' },
  };

  /** The server with the engine behind it, whose work is never begun: its clock stands still. */
  async function startEngine() {
    const clock = new SimulatedClock();
    const engine = createEngine({
      backend: createMemoryBackend({ clock, random: () => 0, log: silentLog, concurrency: 1 }),
      connect: () => {
        throw new Error('nothing is to be asked');
      },
      me: app,
      log: silentLog,
      meter: silentMeter,
      writePacing: 'on',
      clock,
    });
    const verify = (_: string, signature: string) => Promise.resolve(signature === GOOD);
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
    expect(await engine.queue.counts()).toEqual({
      running: 0,
      ready: 0,
      waiting: 0,
      deadLetters: 0,
      givenUp: 0,
      oldestMs: 0,
    });
  });

  test('of an event that is not known concerns nothing, however well it is formed', async () => {
    const { engine, deliver } = await startEngine();
    const body = JSON.stringify({ ...event, issue: { number: 7 } });
    for (const name of strange) expect(await deliver(name, body)).toBe(200);
    expect((await engine.queue.counts()).waiting).toBe(0);
    expect(await deliver('issues', body)).toBe(200);
    expect((await engine.queue.counts()).waiting).toBe(1);
  });

  test('as long as GitHub ever sends is taken like any other', async () => {
    const { engine, deliver } = await startEngine();
    const body = 'a'.repeat(25 * 1024 * 1024 - 1_000);
    expect(await deliver('issues', JSON.stringify({ ...event, issue: { number: 7, body } }))).toBe(200);
    expect((await engine.queue.counts()).waiting).toBe(1);
  });

  test('cut in the middle is not JSON, though signed', async () => {
    const { engine, deliver } = await startEngine();
    const body = JSON.stringify({ ...event, issue: { number: 7 } });
    for (const part of [body.slice(0, -1), `${body}}`, '\u0000', 'undefined', '{"a":1,}', "{'a':1}"])
      expect(await deliver('issues', part)).toBe(400);
    expect((await engine.queue.counts()).waiting).toBe(0);
  });
});

describe('the server', () => {
  test('says that it lives, and when it can take webhooks', async () => {
    const { url } = await start();
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/readyz`)).toBe(200);
  });

  test.each<[string, Phase]>([
    ['before it knows who it is', 'starting'],
    ['while it stops', 'stopping'],
  ])('takes no webhook %s, and GitHub can list it as failed', async (_, phase) => {
    const { url, bodies, turnedAway } = await start({ phase });
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/readyz`)).toBe(503);
    expect(await statusOf(`${url}/api/github/webhooks`, { method: 'POST', headers: SIGNED, body: '{}' })).toBe(503);
    expect(bodies).toEqual([]);
    expect(turnedAway).toEqual([{ delivery: 'd1', event: 'issues', outcome: 'failed', reason: phase }]);
  });

  test('keeps no connection open while it stops', async () => {
    const { url } = await start({ phase: 'stopping' });
    expect((await fetch(`${url}/readyz`)).headers.get('connection')).toBe('close');
  });

  test('is not ready while the queue cannot be reached, and lives all the same', async () => {
    const { url } = await start({ isReachable: () => Promise.resolve(false) });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([503, 'the queue is not reachable\n']);
    expect(await statusOf(`${url}/healthz`)).toBe(200);
  });

  test('of a worker takes no webhook, serves no page, and is ready', async () => {
    const { url, turnedAway } = await start({ receiver: null, webUrl: null });
    expect(await statusOf(`${url}/readyz`)).toBe(200);
    expect(await statusOf(`${url}/api/github/webhooks`, { method: 'POST', headers: SIGNED, body: '{}' })).toBe(503);
    expect(turnedAway).toEqual([{ delivery: 'd1', event: 'issues', outcome: 'failed', reason: 'takes no webhooks' }]);
    expect(await statusOf(`${url}/setup`)).toBe(404);
  });

  test('tells of a request that is turned away only what looks like an id and an event', async () => {
    const { url, turnedAway } = await start();
    const headers = { ...SIGNED, 'x-hub-signature-256': '', 'x-github-delivery': 'a b', 'x-github-event': '{"x":1}' };
    await statusOf(`${url}/api/github/webhooks`, { method: 'POST', headers, body: '{}' });
    expect(turnedAway).toEqual([{ delivery: null, event: null, outcome: 'refused', reason: 'incomplete' }]);
  });

  test('hands a webhook on, byte for byte, from either address', async () => {
    const { url, bodies } = await start();
    expect(await statusOf(`${url}/api/github/webhooks`, { method: 'POST', headers: SIGNED, body: '{"a":"é"}' })).toBe(
      200,
    );
    expect(await statusOf(`${url}/`, { method: 'POST', headers: SIGNED, body: '{}' })).toBe(200);
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
    const { port, bodies, turnedAway } = await start();
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
    expect(await post({ ...SIGNED, 'content-length': String(27 * 1024 * 1024) }, 0)).toBe(413);
    expect([413, undefined]).toContain(await post({ ...SIGNED, 'transfer-encoding': 'chunked' }, 30));
    const tooLarge = { delivery: 'd1', event: 'issues', outcome: 'refused', reason: 'too large' };
    expect(turnedAway).toEqual([tooLarge, tooLarge]);
    expect(bodies).toEqual([]);
  });
});

describe('whoever is not GitHub', () => {
  /** Speaks HTTP by hand. `closed` resolves with all that was answered once the server has hung up. */
  function open(port: number, text: string) {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (data: string) => (answer += data));
    socket.on('error', () => {});
    const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(answer)));
    onTestFinished(() => void socket.destroy());
    socket.write(text);
    return { socket, closed, answer: () => answer };
  }

  /** The head of a delivery whose body is still to come. */
  function head(headers: Record<string, string>, length: number): string {
    const lines = Object.entries({ host: 'x', ...headers, 'content-length': String(length) });
    return `POST ${WEBHOOK_PATH} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  }

  test.each<[string, Record<string, string>, number]>([
    ['another type', { 'content-type': 'text/plain' }, 415],
    ['no signature', { 'x-hub-signature-256': '' }, 400],
    ['what is no signature', { 'x-hub-signature-256': 'sha1=0123' }, 400],
    ['no event', { 'x-github-event': '' }, 400],
    ['no delivery', { 'x-github-delivery': '' }, 400],
  ])('is answered before the body is there when it comes with %s', async (_, headers, status) => {
    const { port, turnedAway } = await start();
    const { answer } = open(port, head({ ...SIGNED, ...headers }, 1_000));
    await vi.waitFor(() => expect(answer()).toContain(`HTTP/1.1 ${status} `));
    expect(turnedAway).toHaveLength(1);
  });

  test('has as long as GitHub needs, and is looked for every second', async () => {
    await start();
    expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, maxConnections: 500 });
    expect(SERVER_LIMITS.checkMs).toBe(1_000);
  });

  test.each([
    ['its body', head(SIGNED, 1_000), 'x'],
    ['its head', `POST ${WEBHOOK_PATH} HTTP/1.1\r\nhost: x\r\n`, 'a: b\r\n'],
    ['the body of what was refused', head({}, 1_000), 'x'],
  ])('cannot hold a connection by a trickle of %s', async (_, text, drop) => {
    const { port, bodies } = await start({}, { headersMs: 150, requestMs: 150, checkMs: 10 });
    const { socket, closed } = open(port, text);
    const trickle = setInterval(() => void socket.write(drop), 20);
    onTestFinished(() => clearInterval(trickle));
    expect(await closed).toMatch(/^HTTP\/1\.1 4(08|15) /);
    expect(bodies).toEqual([]);
  });

  test('cannot hold a connection by silence', async () => {
    const { port } = await start({}, { headersMs: 50, requestMs: 50, checkMs: 10 });
    await open(port, '').closed;
  });

  test('cannot make the app hold more than so much at once, while what is short goes through', async () => {
    const { url } = await start(
      { receiver: (_, __, response) => Promise.resolve(void response.writeHead(200).end()) },
      { bodyBytes: 200_000 },
    );
    const { port } = new URL(url);
    const deliver = (length: number) =>
      statusOf(`${url}${WEBHOOK_PATH}`, { method: 'POST', headers: SIGNED, body: 'x'.repeat(length) });
    expect(await deliver(250_000)).toBe(200);
    const { socket } = open(Number(port), head(SIGNED, 250_000) + 'x'.repeat(240_000));
    await vi.waitFor(async () => expect(await deliver(250_000)).toBe(503));
    expect(await deliver(60_000)).toBe(200);
    socket.destroy();
    await vi.waitFor(async () => expect(await deliver(250_000)).toBe(200));
  });

  test('holds it until it is dealt with, not only until it is read', async () => {
    const answers: (() => void)[] = [];
    const receiver: Receiver = (_, __, response) =>
      new Promise((resolve) => answers.push(() => resolve(void response.writeHead(200).end())));
    const { url } = await start({ receiver }, { bodyBytes: 200_000 });
    const deliver = () =>
      statusOf(`${url}${WEBHOOK_PATH}`, { method: 'POST', headers: SIGNED, body: 'x'.repeat(250_000) });
    const first = deliver();
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(await deliver()).toBe(503);
    answers[0]?.();
    expect(await first).toBe(200);
  });
});

test('a delivery whose body arrives after the app was told to stop is not taken', async () => {
  let phase: Phase = 'running';
  const bodies: string[] = [];
  server = createAppServer({
    phase: () => phase,
    receiver: () => (_, body) => Promise.resolve(void bodies.push(body)),
    turnedAway: () => {},
  });
  const port = await listen(server, '127.0.0.1', 0);
  const call = request({ port, host: '127.0.0.1', path: WEBHOOK_PATH, method: 'POST', headers: SIGNED });
  const status = new Promise((resolve) => call.on('response', (response) => resolve(response.resume().statusCode)));
  const begun = new Promise((resolve) => server?.on('request', resolve));
  call.write('{');
  await begun;
  phase = 'stopping';
  call.end('}');
  expect(await status).toBe(503);
  expect(bodies).toEqual([]);
});
