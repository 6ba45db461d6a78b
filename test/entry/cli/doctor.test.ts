import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startGitHub, type FakeGitHub, type FakeRepository } from '../../github/index.js';
import { generateAppKey } from '../../github/signing.js';
import { run, type Run } from './terminal.js';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const DAY = 24 * 60 * 60_000;

let now = NOW;
let github: FakeGitHub;
let receiver: { status: number; readonly server: Server; readonly url: string };

beforeEach(async () => {
  now = NOW;
  github = await startGitHub({ now: () => now });
  receiver = await startReceiver();
  github.deliverTo(receiver.url);
});
afterEach(async () => {
  await github.stop();
  receiver.server.close();
});

/** Something that takes deliveries, or does not. */
async function startReceiver() {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(receiver.status).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { status: 200, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

function repository(config: string | null, name = 'octo/hello'): FakeRepository {
  return github.repository(name, config === null ? {} : { files: { '.github/async.yml': config } });
}

/** Runs `doctor` with the app's key unless other surroundings are given; no `.env` lies where it runs. */
async function doctor(environment: Record<string, string> = github.env(), ...more: readonly string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await github.settled();
  return run(['doctor', 'octo/hello', ...more], '', environment, folder, () => now);
}

/** Returns the lines about a topic, without the topic. */
function about(topic: string, { out }: Run): string {
  return out.split('\n').find((line) => line.slice(6).startsWith(`${topic} `)) ?? '';
}

describe('doctor', () => {
  test('finds all well, and says so line by line', async () => {
    repository('version: 1\nmode: enforce\n').requireCheck('async-conventions', { appId: github.app.id });
    const { code, out, err } = await doctor();
    const levels = [...out.matchAll(/^(ok|todo|fail|skip) +(\w+)/gm)].map(([, level, topic]) => [topic, level]);
    const topics = ['app', 'clock', 'webhook', 'events', 'installation', 'permissions', 'deliveries'];
    expect(levels).toEqual([...topics, 'configuration', 'labels', 'check'].map((topic) => [topic, 'ok']));
    expect(out).toMatch(/\nNothing to mend\.\n$/);
    expect([code, err]).toEqual([0, '']);
  });

  test('writes nothing to GitHub and prints no key, secret or token', async () => {
    repository('version: 1\n');
    const { out } = await doctor(github.env(), '--format', 'json');
    expect(github.requests.writes()).toEqual([]);
    expect(out).not.toContain('PRIVATE KEY-');
    expect(out).not.toContain(github.app.webhookSecret);
    expect(out).not.toMatch(/gh[sp]_/);
  });

  test('as JSON carries the same lines', async () => {
    repository('version: 1\nmode: observe\n').requireCheck('async-conventions');
    const { code, out } = await doctor(github.env(), '--format', 'json');
    const answer = JSON.parse(out) as { lines: { level: string; topic: string }[] };
    expect(answer).toMatchObject({ repository: 'octo/hello', ok: false });
    expect(answer.lines.filter(({ level }) => level === 'fail')).toMatchObject([{ topic: 'check' }]);
    expect(code).toBe(1);
  });

  test('of a repository without the app says where to install it', async () => {
    github.repository('octo/hello', { installed: false });
    const result = await doctor();
    expect(result.code).toBe(1);
    expect(about('installation', result)).toMatch(
      /^fail .*Install it: .*\/apps\/async-conventions\/installations\/new$/,
    );
    expect(about('configuration', result)).toMatch(/^skip /);
  });

  test('of a suspended installation says so', async () => {
    repository('version: 1\n');
    github.suspend('octo', true);
    const result = await doctor();
    expect(result.code).toBe(1);
    expect(about('installation', result)).toMatch(/^fail .*Suspended/);
  });

  test('names each missing permission, what it is for, and who has to accept it', async () => {
    repository('version: 1\n');
    github.revokePermission('octo', 'merge_queues');
    const result = await doctor();
    expect(result.code).toBe(1);
    expect(about('permissions', result)).toMatch(/^fail .*an owner accepts them/);
    expect(result.out).toContain(
      '- merge_queues: read, to hear of a merge queue, which waits for the check (now none)\n',
    );
    expect(about('configuration', result)).toMatch(/^ok /);
  });

  test('tells what GitHub refuses where a permission that reading needs is missing', async () => {
    github.repository('octo/hello', { private: true, files: { '.github/async.yml': 'version: 1\n' } });
    github.revokePermission('octo', 'contents');
    const result = await doctor();
    expect(result.code).toBe(1);
    expect(about('configuration', result)).toMatch(/^fail .*did not let the repository be read/);
    expect(about('check', result)).toMatch(/^skip /);
  });

  test('counts deliveries that failed, with what that means', async () => {
    receiver.status = 400;
    const repo = repository('version: 1\n');
    repo.openIssue({ title: 'x' });
    const failing = await doctor();
    expect(failing.code).toBe(1);
    expect(about('deliveries', failing)).toMatch(/^fail .*2 deliveries .* issues, 2026-03-02 10:00 UTC, status 400/);
    expect(failing.out).toContain('2 × 400: the signature does not match.');
    receiver.status = 200;
    for (const { id } of [...github.deliveries]) github.webhooks.redeliver(id);
    expect(about('deliveries', await doctor())).toMatch(/^ok /);
  });

  test('finds the last delivery of a repository behind those of others', async () => {
    repository('version: 1\n');
    const other = github.repository('acme/other');
    for (let count = 0; count < 105; count += 1) other.openIssue({ title: `issue ${count}` });
    expect(about('deliveries', await doctor())).toMatch(/^ok .*The last: installation, /);
  });

  test('hints where nothing was delivered for three days', async () => {
    repository('version: 1\n');
    now = NOW + 4 * DAY;
    const result = await doctor();
    expect(about('deliveries', result)).toMatch(/^todo .*None in three days/);
    expect(result.code).toBe(0);
  });

  test('names the first problems of a configuration by place', async () => {
    repository(`version: 1\n${[1, 2, 3, 4, 5, 6, 7].map((n) => `wrong${n}: x\n`).join('')}`);
    const result = await doctor();
    expect(result.code).toBe(1);
    expect(about('configuration', result)).toMatch(/^fail .*has problems/);
    expect(result.out).toContain('- .github/async.yml:2:1: Unknown key `wrong1`.');
    expect(result.out).toContain('- and 2 more\n');
    expect(result.out).not.toContain('wrong6');
  });

  test('says which files a configuration comes from', async () => {
    repository('version: 1\nmode: observe\nrepositories: ["*"]\n', 'octo/.github');
    github.repository('octo/hello');
    expect(about('configuration', await doctor())).toContain(
      "mode observe, templates: status, brief, decision, change, message. The organisation's file.",
    );
  });

  test('says what to do where there is no configuration', async () => {
    github.repository('octo/hello');
    const result = await doctor();
    expect(about('configuration', result)).toMatch(/^todo .*commit `\.github\/async\.yml` to main/);
    expect(result.code).toBe(0);
  });

  test.each([
    ['observe', 'fail', 'not written in `mode: observe`: no pull request can be merged', 1],
    ['advise', 'ok', 'never holds a merge back', 0],
    ['enforce', 'ok', 'Required on main.', 0],
  ])('of a check that is required in the mode %s says %s', async (mode, level, words, exit) => {
    repository(`version: 1\nmode: ${mode}\n`).requireCheck('async-conventions');
    const result = await doctor();
    expect(about('check', result)).toContain(words);
    expect([about('check', result).slice(0, level.length), result.code]).toEqual([level, exit]);
  });

  test('of a check that is required by nothing while enforcing says how to require it', async () => {
    repository('version: 1\nmode: enforce\n').requireCheck('build');
    const result = await doctor();
    expect(about('check', result)).toMatch(
      /^todo .*Rulesets: require the status check `async-conventions`.*cannot be seen/,
    );
  });

  test('of a check that is required from another app says so', async () => {
    repository('version: 1\nmode: enforce\n').requireCheck('async-conventions', { appId: 15368 });
    const result = await doctor();
    expect(about('check', result)).toMatch(/^fail .*from another app \(15368\)/);
    expect(result.code).toBe(1);
  });

  test('of a key that is not the app’s names the settings', async () => {
    repository('version: 1\n');
    const result = await doctor({ ...github.env(), PRIVATE_KEY: generateAppKey().privateKey });
    expect(result.code).toBe(1);
    expect(about('app', result)).toMatch(/^fail .*APP_ID and PRIVATE_KEY do not belong together/);
    expect(about('configuration', result)).toMatch(/^skip /);
  });

  test.each([
    [90_000, /^fail .*90 seconds ahead of GitHub's/],
    [-90_000, /^fail .*90 seconds behind GitHub's/],
    [30_000, /^ok /],
  ])('compares the clocks, ours being %d ms ahead', async (ahead, words) => {
    repository('version: 1\n');
    await github.settled();
    const result = await run(['doctor', 'octo/hello'], '', github.env(), tmpdir(), () => now + ahead);
    expect(about('clock', result)).toMatch(words);
  });

  test('with a token alone says what that may see, and what needs the key', async () => {
    repository('version: 1\nmode: observe\n').requireCheck('async-conventions', { appId: 7 });
    const result = await doctor({ GITHUB_TOKEN: github.userToken('olga'), GITHUB_API_URL: github.apiUrl });
    expect(result.code).toBe(1);
    expect(about('app', result)).toMatch(/^skip .*Needs the app's key: set APP_ID and PRIVATE_KEY/);
    expect(about('installation', result)).toMatch(/^skip /);
    expect(about('configuration', result)).toMatch(/^ok /);
    expect(about('check', result)).toMatch(/^fail /);
  });

  test('reads `.env` of the folder one stands in', async () => {
    repository('version: 1\n');
    await github.settled();
    const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { PRIVATE_KEY, ...rest } = github.env();
    writeFileSync(join(folder, 'key.pem'), PRIVATE_KEY);
    const lines = Object.entries({ ...rest, PRIVATE_KEY_PATH: 'key.pem' }).map(
      ([name, value]) => `${name}="${value}"\n`,
    );
    writeFileSync(join(folder, '.env'), lines.join(''));
    const result = await run(['doctor', 'octo/hello'], '', {}, folder, () => now);
    expect(about('app', result)).toMatch(/^ok .*async-conventions/);
  });

  test.each<[string, readonly string[], Record<string, string>, string]>([
    ['without a repository', [], {}, 'OWNER/REPO'],
    ['with an item', ['octo/hello#1'], {}, 'OWNER/REPO'],
    ['with two repositories', ['octo/hello', 'octo/other'], {}, 'OWNER/REPO'],
    ['with another format', ['octo/hello', '--format', 'xml'], {}, '--format is one of text, json'],
    ['without a key and a token', ['octo/hello'], {}, 'doctor needs APP_ID and PRIVATE_KEY'],
    ['with an app and no key', ['octo/hello'], { APP_ID: '1' }, 'PRIVATE_KEY: is missing'],
    ['with a key that is none', ['octo/hello'], { APP_ID: '1', PRIVATE_KEY: 'hush' }, 'PRIVATE_KEY: is no private key'],
  ])('%s ends with 2 and says what is right', async (_, args, environment, message) => {
    const { code, out, err } = await run(['doctor', ...args], '', environment);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).not.toContain('hush');
  });

  test.each<[string, () => void, Record<string, string>, string]>([
    [
      'does not answer',
      () => github.faults.add({ times: Infinity, fault: { type: 'reset', when: 'before' } }),
      {},
      'GitHub cannot be reached',
    ],
    [
      'is out of order',
      () => github.faults.add({ times: Infinity, fault: { type: 'status', status: 502, when: 'before' } }),
      {},
      'status-502',
    ],
    ['does not take the token', () => {}, { GITHUB_TOKEN: 'wrong' }, 'does not accept GITHUB_TOKEN'],
    ['knows no such repository', () => {}, {}, 'GitHub does not know it'],
  ])('ends with 2 where GitHub %s', async (_, arrange, given, message) => {
    arrange();
    const result = await doctor({ GITHUB_TOKEN: github.userToken('olga'), GITHUB_API_URL: github.apiUrl, ...given });
    expect(result.code).toBe(2);
    expect(result.err).toContain(message);
  });
});
