import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

let github: FakeGitHub;
let folder: string;

beforeAll(async () => {
  github = await startGitHub();
  const configured = { '.github/async.yml': 'version: 1\nscope: { grace: 0m }\n' };
  const repo = github.repository('octo/hello', { files: configured });
  repo.openIssue({ by: 'ana', title: 'Task: front page', body: files.get('brief.md') ?? '' });
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
      ...['validate', 'init', 'init', 'forms', 'forms', 'forms', 'plan'],
    ]);
  });

  test.each(calls)('$line', async ({ whole, line, output, code }) => {
    const [call = '', input = ''] = line.split(' < ');
    const environment = { GITHUB_TOKEN: github.userToken('ana'), GITHUB_API_URL: github.apiUrl };
    const answer = await run(split(call), files.get(input) ?? '', environment, folder);
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
