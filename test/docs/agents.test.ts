import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseVerdictBlock } from '../../src/core/index.js';
import { codeSpans, part, read, ROOT, tableRows } from './pages.js';

const page = read('docs/agents.md');
const comment = read('test/golden/change-enforce.md');

describe('the wrapper of docs/agents.md', () => {
  const [, script = ''] = /^```sh file=create\.sh\n(.*?)^```$/ms.exec(page) ?? [];
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'create.sh'), script);
    command(
      'gh',
      `for word in "$@"; do printf '<%s>' "$word"; done >> calls\necho https://example.com/7\nexit "\${GH_ENDS:-0}"`,
    );
    command('async-conventions', `exec '${ROOT}node_modules/.bin/tsx' '${ROOT}src/entry/cli.ts' "$@"`);
    writeFileSync(join(folder, 'change.md'), '## Why\n\nA.\n\n## What changed\n\nB.\n\n## How tested\n\nC.\n');
    writeFileSync(join(folder, 'gap.md'), '## Why\n\nA.\n');
  });
  beforeEach(() => rmSync(join(folder, 'calls'), { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  function command(name: string, lines: string): void {
    const path = join(folder, 'bin', name);
    writeFileSync(path, `#!/bin/sh\n${lines}\n`);
    chmodSync(path, 0o755);
  }

  function create(args: readonly string[], ends = '0') {
    const PATH = `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    const env = { ...process.env, PATH, GH_ENDS: ends };
    const { status, stdout, stderr } = spawnSync('sh', ['create.sh', ...args], { cwd: folder, env, encoding: 'utf8' });
    const calls = join(folder, 'calls');
    return { status, stdout, stderr, calls: existsSync(calls) ? readFileSync(calls, 'utf8') : '' };
  }

  test('creates what is complete, with its words as they are', () => {
    const { status, stdout, calls } = create(['pr', `--Don't "$(stop)"; now`, 'change.md', 'ready to go', 'b']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'https://example.com/7\n' });
    expect(calls).toBe(
      `<pr><create><--title=--Don't "$(stop)"; now><--body-file><change.md><--label=ready to go><--label=b>`,
    );
  });

  test('creates nothing that lacks something required, and says what', () => {
    const { status, stdout, stderr, calls } = create(['pr', 'Passkeys', 'gap.md']);
    expect({ status, stdout, calls }).toEqual({ status: 1, stdout: '', calls: '' });
    expect(stderr).toContain('"How tested" is missing. Add that heading');
  });

  test('lets labels choose the template of an issue', () => {
    expect(create(['issue', 'Passkeys', 'gap.md'])).toMatchObject({ status: 0 });
    expect(create(['issue', 'Passkeys', 'gap.md', 'brief'])).toMatchObject({ status: 1 });
  });

  test('ends as gh ends', () => {
    expect(create(['pr', 'Passkeys', 'change.md'], '4')).toMatchObject({ status: 4 });
  });

  test.each([
    [[]],
    [['pr', 'Passkeys']],
    [['pr', 'Passkeys', '-']],
    [['epic', 'Passkeys', 'change.md']],
    [['pr', 'Passkeys', 'none.md']],
  ])('ends with 2 when called with %j', (args) => {
    expect(create(args)).toMatchObject({ status: 2, stdout: '', calls: '' });
  });
});

describe('the shape of the verdict in docs/agents.md', () => {
  const shape = part(page, '## Afterwards: the verdict in the comment');
  const rows = new Map(tableRows(shape).map(([key = '', value = '']) => [key.replaceAll('`', ''), value]));

  test('is shown as the app writes it', () => {
    const line = comment.trimEnd().split('\n').at(-1) ?? '';
    expect(parseVerdictBlock(comment)).not.toBeNull();
    expect(shape, 'the example is the last line of test/golden/change-enforce.md').toContain(`\`\`\`html\n${line}\n`);
  });

  test('names every key, and no other', () => {
    const block = parseVerdictBlock(comment);
    const [section] = block?.sections ?? [];
    const [finding] = block?.findings ?? [];
    expect([...rows.keys()].slice(1)).toEqual([...Object.keys(block ?? {}), 'truncated']);
    for (const key of Object.keys(section ?? {})) expect(codeSpans(rows.get('sections') ?? '')).toContain(key);
    for (const key of Object.keys(finding ?? {})) expect(codeSpans(rows.get('findings') ?? '')).toContain(key);
  });

  test('is what the line for a shell prints', () => {
    const [, line = ''] = /^```sh\n(tail .*)\n```$/m.exec(shape) ?? [];
    const json = execFileSync('sh', ['-c', line], { input: comment, encoding: 'utf8' });
    expect(JSON.parse(json)).toEqual(parseVerdictBlock(comment));
  });
});
