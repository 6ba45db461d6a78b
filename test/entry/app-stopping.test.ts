import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startGitHub } from '../github/index.js';
import type { FakeGitHub } from '../github/index.js';
import { eventually, startProgram, startReady } from './program.js';

const CONFIG = 'version: 1\nscope: { grace: 0m }\n';

async function github(): Promise<FakeGitHub> {
  const fake = await startGitHub();
  onTestFinished(() => fake.stop());
  return fake;
}

/** Opens a connection and keeps it: it says nothing more, or no more than the beginning of a request. */
function hold(url: string, text: string): void {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(text);
  onTestFinished(() => void socket.destroy());
}

test('a signal ends the program with 0, whoever keeps connections open', async () => {
  const fake = await github();
  const app = await startReady(fake.env());
  hold(app.url, '');
  hold(app.url, 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  hold(app.url, 'POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\n');
  await fetch(`${app.url}/healthz`);
  app.child.kill('SIGTERM');
  expect(await app.exit).toBe(0);
  expect(await app.logged('stopped')).toMatchObject({ left: 0 });
});

test('while GitHub leaves work without an answer, webhooks are refused, and the program ends with 0 all the same', async () => {
  const fake = await github();
  const repo = fake.repository('octo/hello', { files: { '.github/async.yml': CONFIG } });
  const app = await startReady(fake.env());
  fake.deliverTo(`${app.url}/api/github/webhooks`);
  // Longer than the app waits for an answer.
  fake.faults.add({ match: { operation: 'Item' }, fault: { type: 'latency', ms: 18_000 }, times: Infinity });
  repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
  await eventually(() => expect(fake.requests.all.some(({ operation }) => operation === 'Item')).toBe(true));

  app.child.kill('SIGTERM');
  await app.logged('stopping');
  const readiness = await fetch(`${app.url}/readyz`);
  expect([readiness.status, await readiness.text()]).toEqual([503, 'stopping\n']);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  repo.openIssue({ by: 'ana', title: 'Task: too late', body: '' });
  await fake.settled();
  expect(fake.deliveries.at(-1)).toMatchObject({ event: 'issues', status: 503 });
  expect(await app.exit).toBe(0);
  expect(await app.logged('stopped')).toMatchObject({ left: 1 });
}, 60_000);

test('a second signal ends it at once', async () => {
  const fake = await github();
  const repo = fake.repository('octo/hello', { files: { '.github/async.yml': CONFIG } });
  const app = await startReady(fake.env());
  fake.deliverTo(`${app.url}/api/github/webhooks`);
  fake.faults.add({ match: { operation: 'Item' }, fault: { type: 'latency', ms: 10_000 } });
  repo.openIssue({ by: 'ana', title: 'Task: ship it', body: '' });
  await eventually(() => expect(fake.requests.all.some(({ operation }) => operation === 'Item')).toBe(true));
  app.child.kill('SIGTERM');
  await app.logged('stopping');
  // What comes within a second is the same signal, passed on.
  const again = setInterval(() => app.child.kill('SIGTERM'), 200);
  onTestFinished(() => clearInterval(again));
  expect(await app.exit).toBe(143);
  await app.logged('stopped at once');
  expect(app.lines.filter(({ msg }) => msg === 'stopped')).toEqual([]);
});

test('a GitHub that never says who the app is keeps nobody from stopping it', async () => {
  const silent = createServer((socket) => void socket.on('error', () => {}));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const heard = new Promise((resolve) => silent.once('connection', resolve));
  const fake = await github();
  const { port } = silent.address() as AddressInfo;
  const app = startProgram({ ...fake.env(), GHE_HOST: `127.0.0.1:${port}` });
  await heard;
  const { port: own } = await app.logged('listening');
  expect(await (await fetch(`http://127.0.0.1:${String(own)}/readyz`)).text()).toBe('starting\n');
  app.child.kill('SIGTERM');
  expect(await app.exit).toBe(0);
});
