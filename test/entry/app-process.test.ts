import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startGitHub } from '../github/index.js';
import type { FakeGitHub } from '../github/index.js';

/** A running `npm start`. `lines` are what it has logged, `output` the same as text. */
interface App {
  readonly child: ChildProcess;
  readonly output: string[];
  readonly lines: Record<string, unknown>[];
  readonly errors: string[];
  readonly exit: Promise<number | null>;
}

const started: (App | FakeGitHub)[] = [];

afterEach(async () => {
  for (const each of started.splice(0).reverse()) {
    if ('stop' in each) await each.stop();
    else {
      endGroup(each.child);
      await each.exit;
    }
  }
});

/** Ends npm and the program below it, which would outlive npm. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Both have ended.
  }
}

/** Runs the program as the README says, with what the README names in its environment and nothing else. */
function start(settings: Record<string, string>): App {
  const { PATH, HOME } = process.env;
  const child = spawn('npm', ['start', '--silent'], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own.
    detached: true,
  });
  const lines: Record<string, unknown>[] = [];
  const output: string[] = [];
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    output.push(line);
    lines.push(JSON.parse(line) as Record<string, unknown>);
  });
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const app = {
    child,
    lines,
    output,
    errors,
    exit: new Promise<number | null>((resolve) => child.on('exit', resolve)),
  };
  started.push(app);
  return app;
}

/** Resolves with a log line once it is there. */
function logged(app: App, message: string): Promise<Record<string, unknown>> {
  return vi.waitFor(
    () => {
      const line = app.lines.find(({ msg }) => msg === message);
      if (line === undefined) throw new Error(`no "${message}" in the log: ${app.errors.join('\n')}`);
      return line;
    },
    { timeout: 20_000, interval: 20 },
  );
}

describe('npm start in production', () => {
  test('turns a signed webhook into a comment and a label, refuses an unsigned one, and stops when told', async () => {
    const github = await startGitHub({ app: { webhookSecret: 'a secret for this test alone' } });
    started.push(github);
    const repo = github.repository('octo/hello', {
      files: { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\n' },
    });
    const app = start({ ...github.env(), NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' });
    const { port, pid } = await logged(app, 'listening');
    const url = `http://127.0.0.1:${String(port)}`;
    await logged(app, 'ready');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);

    const forged = await fetch(`${url}/api/github/webhooks`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'issues',
        'x-github-delivery': '1',
        'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      },
      body: '{}',
    });
    expect(forged.status).toBe(400);

    github.deliverTo(`${url}/api/github/webhooks`);
    const number = repo.openIssue({ by: 'ana', title: 'Task: ship it', body: 'A secret plan.' });
    await github.settled();
    expect(github.deliveries.filter(({ event }) => event === 'issues').map(({ status }) => status)).toContain(200);
    await vi.waitFor(() => expect(repo.issue(number).labels).toEqual(['async: incomplete']), {
      timeout: 20_000,
      interval: 20,
    });
    expect(repo.issue(number).comments.map(({ author }) => author)).toEqual([`${github.app.slug}[bot]`]);
    await logged(app, 'reconciled');

    // To the program itself: npm, once signalled, would end by the signal whatever its child makes of it.
    process.kill(Number(pid), 'SIGTERM');
    expect(await app.exit).toBe(0);
    await logged(app, 'stopped');
    const log = JSON.stringify(app.lines);
    // A name that comes twice is lost on the way through JSON.parse, and refused by some that read logs.
    for (const line of app.output) expect(line.match(/"name":/g) ?? []).toHaveLength(1);
    for (const secret of ['A secret plan', 'ship it', 'ghs_', 'PRIVATE KEY', 'a secret for this test']) {
      expect(log).not.toContain(secret);
    }
  });

  test('does not start with a secret that everybody knows, and says which setting it is', async () => {
    const github = await startGitHub();
    started.push(github);
    const app = start({ ...github.env(), NODE_ENV: 'production', WEBHOOK_SECRET: 'development', PORT: '0' });
    expect(await app.exit).toBe(1);
    expect(app.errors.join('\n')).toContain('WEBHOOK_SECRET: is the default, which everybody knows');
    expect(app.lines).toEqual([]);
  });

  test.each([
    ['a port that is taken', { HOST: '127.0.0.1' }, 'PORT: is in use by another program'],
    ['a host that is none', { HOST: 'nowhere.invalid' }, 'HOST: is no address of this machine'],
  ])('does not start with %s, and says so in one line', async (_, settings, problem) => {
    const github = await startGitHub();
    started.push(github);
    const { port } = new URL(github.url);
    const app = start({ ...github.env(), NODE_ENV: 'production', PORT: port, ...settings });
    expect(await app.exit).toBe(1);
    expect(app.errors).toEqual([problem]);
  });

  test('goes on asking who it is while GitHub forbids it', async () => {
    const github = await startGitHub();
    started.push(github);
    github.faults.add({ match: { path: /\/app$/ }, fault: { type: 'status', status: 403, when: 'before' }, times: 1 });
    const app = start({ ...github.env(), NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' });
    await logged(app, 'ready');
    expect(await logged(app, 'GitHub did not say who the app is')).toMatchObject({ level: 50 });
  });

  test('ends when GitHub knows no such app, and says which settings to look at', async () => {
    const github = await startGitHub();
    started.push(github);
    const app = start({ ...github.env(), NODE_ENV: 'production', APP_ID: '999999', HOST: '127.0.0.1', PORT: '0' });
    expect(await app.exit).toBe(1);
    expect(await logged(app, 'GitHub did not say who the app is')).toMatchObject({ appId: 999999 });
    expect(app.errors.at(-1)).toBe('APP_ID, PRIVATE_KEY: do not belong together, or not to this server (GHE_HOST)');
  });
});
