import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../entry/cli/terminal.js';
import { startGitHub } from '../github/index.js';
import type { FakeGitHub } from '../github/index.js';

const PAGE = fileURLToPath(new URL('../../docs/terminal.md', import.meta.url));

/** Files the page shows: ```` ```lang file=name ````. */
const FILE = /^```\w+ file=(\S+)\n(.*?)^```$/gms;

/** Calls the page shows, each with what it prints and its exit code. */
const CALL = /^```console\n\$ async-conventions (.*)\n((?:.*\n)*?)exit (\d)\n```$/gm;

const page = readFileSync(PAGE, 'utf8');
const files = new Map([...page.matchAll(FILE)].map(([, name = '', text = '']) => [name, text]));
const calls = [...page.matchAll(CALL)].map(([whole, line = '', output = '', code = '']) => ({
  whole,
  line,
  output,
  code: Number(code),
}));

const NOW = Date.parse('2026-03-02T09:00:00Z');

let github: FakeGitHub;
let folder: string;

/** Takes what is delivered until told to stop; from then on the app is said to be elsewhere, and nothing happens any more. */
async function takeDeliveries(): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  github.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return async () => {
    await github.settled();
    github.deliverTo('https://apps.example.com/api/github/webhooks');
    server.close();
  };
}

beforeAll(async () => {
  github = await startGitHub({ now: () => NOW });
  const stop = await takeDeliveries();
  const configured = { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\n' };
  const repo = github.repository('octo/hello', { files: configured });
  repo.openIssue({ by: 'ana', title: 'Task: front page', body: files.get('brief.md') ?? '' });
  const decision = repo.openIssue({
    by: 'ana',
    title: 'Decision: where sessions are kept',
    body: '## Problem\nLost on deploy.\n\n## Options\n- Redis\n- the database\n\n## Tradeoffs\nOne more thing to run.\n\n## Decision\nRedis\n\nIt is known here.\n\n## Owner\n@olga\n',
  });
  repo.setPermission('olga', 'write');
  repo.close(decision, { by: 'olga' });
  const leaving = github.repository('octo/leaving', { files: configured });
  leaving.createLabel('async: incomplete', { color: 'fbca04' });
  leaving.createLabel('async: skip', { color: 'ededed' });
  const item = leaving.openIssue({ by: 'ana', title: 'Task: front page', labels: ['async: incomplete'] });
  leaving.comment(item, { by: `${github.app.slug}[bot]`, body: '<!-- async-conventions:sticky:v1 -->\n\nThank you.' });
  github.revokePermission('octo', 'merge_queues');
  await stop();
  folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await github.stop();
});

describe('examples of docs/terminal.md', () => {
  test('are there', () => {
    expect(calls.map(({ line }) => line.split(' ')[0])).toEqual([
      ...['check', 'check', 'check', 'check'],
      ...['validate', 'init', 'init', 'forms', 'forms', 'forms', 'explain', 'plan'],
      ...['decisions', 'decisions', 'decisions', 'doctor'],
      ...['remove', 'remove', 'remove'],
    ]);
  });

  test.each(calls)('$line', async ({ whole, line, output, code }) => {
    const [call = '', input = ''] = line.split(' < ');
    const token = { GITHUB_TOKEN: github.userToken('ana'), GITHUB_API_URL: github.apiUrl };
    const environment = /^(?:doctor|remove)/.test(call) ? github.env() : token;
    const printed = await run(split(call), files.get(input) ?? '', environment, folder, () => NOW);
    const answer = { ...printed, out: printed.out.replaceAll(github.url, 'https://github.com') };
    if (process.env['UPDATE_GOLDEN'] === '1') {
      const shown = `\`\`\`console\n$ async-conventions ${line}\n${answer.out}exit ${answer.code}\n\`\`\``;
      writeFileSync(
        PAGE,
        readFileSync(PAGE, 'utf8').replace(whole, () => shown),
      );
      return;
    }
    expect(answer.out).toBe(output);
    expect(answer.code).toBe(code);
    expect(answer.err).toBe('');
  });
});

test('docs/terminal.md names every option and command that the program names itself, and no other', async () => {
  const { out } = await run(['--help']);
  const named = (text: string) => new Set(text.match(/--[a-z]+/g));
  expect(named(page)).toEqual(named(out));
  for (const [, command = ''] of out.matchAll(/^ {2}async-conventions (\w+)/gm)) {
    expect(page).toContain(`## ${command}`);
  }
});

/** Splits a call into words as a shell would; quotes keep words together. */
function split(call: string): string[] {
  return [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
