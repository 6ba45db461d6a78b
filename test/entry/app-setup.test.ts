import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startGitHub } from '../github/index.js';

const PROGRAM = resolve('dist/entry/app.js');

/** An empty folder with what the setup page reads. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'async-conventions-'));
  for (const file of ['app.yml', 'package.json']) copyFileSync(file, join(path, file));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

function start(
  cwd: string,
  settings: Record<string, string>,
): { readonly child: ChildProcess; readonly output: () => string } {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [PROGRAM], {
    cwd,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = new Promise((exited) => child.once('exit', exited));
    child.kill('SIGKILL');
    await exit;
  });
  return { child, output: () => output };
}

test('without settings, a page registers the app, and the next start is ready', async () => {
  const github = await startGitHub();
  onTestFinished(() => github.stop());
  const cwd = folder();
  const port = await freePort();
  const { GHE_HOST, GHE_PROTOCOL } = github.env();
  const settings = { GHE_HOST, GHE_PROTOCOL, HOST: '127.0.0.1', PORT: String(port), NO_SMEE_SETUP: 'true' };
  const url = `http://127.0.0.1:${port}`;

  const setup = start(cwd, settings);
  const form = await vi.waitFor(async () => (await fetch(`${url}/probot`)).text(), { timeout: 20_000, interval: 50 });
  const manifest = JSON.parse(/id="manifest" value='([^']*)'/.exec(form)?.[1] ?? '') as Record<string, unknown>;
  expect(manifest).toMatchObject({
    public: false,
    hook_attributes: { url: `${url}/` },
    setup_url: `${url}/setup`,
    setup_on_update: false,
    default_permissions: { issues: 'write', pull_requests: 'write', checks: 'write', contents: 'read' },
  });

  const code = github.offerManifest(manifest);
  const answer = await fetch(`${url}/probot/setup?code=${code}`, { redirect: 'manual' });
  expect(answer.status).toBe(302);
  const env = parseEnv(readFileSync(join(cwd, '.env'), 'utf8'));
  expect(Object.keys(env)).toEqual(expect.arrayContaining(['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET']));
  const page = await fetch(`${url}/setup?installation_id=1&setup_action=install`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('The app is installed')]);
  const stopped = new Promise((exited) => setup.child.once('exit', exited));
  setup.child.kill('SIGKILL');
  await stopped;

  const app = start(cwd, settings);
  await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status, app.output()).toBe(200), {
    timeout: 20_000,
    interval: 50,
  });
});
