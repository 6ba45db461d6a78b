import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run, type Run } from './terminal.js';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const CONFIG = 'version: 1\ntemplates:\n  brief: {}\n';
const END = '<!-- async-conventions:contract:end -->';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'async-conventions-'));
  await mkdir(join(folder, '.github'));
  await writeFile(join(folder, '.github/async.yml'), CONFIG);
});
afterEach(() => rm(folder, { recursive: true }));

function agentsMd(...args: readonly string[]): Promise<Run> {
  return run(['agents-md', ...args], '', {}, folder);
}

function file(): Promise<string> {
  return readFile(join(folder, 'AGENTS.md'), 'utf8');
}

describe('agents-md', () => {
  test('prints the contract and writes nothing', async () => {
    const { code, out } = await agentsMd();
    expect(code).toBe(0);
    expect(out).toContain('### `brief`');
    expect(out.trimEnd().endsWith(END)).toBe(true);
    await expect(stat(join(folder, 'AGENTS.md'))).rejects.toThrow('ENOENT');
  });

  test('reads the configuration that is named', async () => {
    await writeFile(join(folder, 'other.yml'), 'version: 1\ntemplates:\n  change: {}\n');
    const { out } = await agentsMd('--config', 'other.yml');
    expect(out).toContain('### `change`');
    expect(out).not.toContain('### `brief`');
  });

  test('speaks the language of the configuration', async () => {
    await writeFile(join(folder, 'other.yml'), `${CONFIG}comment:\n  locale: de\n`);
    const { out } = await agentsMd('--config', 'other.yml');
    expect(out).toContain('## Was Issues und Pull Requests enthalten müssen');
    expect(out).not.toMatch(/\brequired\b|Before submitting/);
  });

  test('--write makes the file, and a second time changes nothing', async () => {
    expect(await agentsMd('--write')).toMatchObject({ code: 0, out: expect.stringContaining('now has') as string });
    const text = await file();
    expect(text).toBe((await agentsMd()).out);
    expect(await agentsMd('--write')).toMatchObject({ code: 0, out: 'AGENTS.md is up to date.\n' });
    expect(await file()).toBe(text);
  });

  test('--write leaves what is not its own to the byte, line ends too', async () => {
    await writeFile(join(folder, 'AGENTS.md'), '\uFEFF# Ours\r\n\r\nBe kind.  \r\n');
    await agentsMd('--write');
    const text = await file();
    expect(text.startsWith('\uFEFF# Ours\r\n\r\nBe kind.  \r\n\r\n<!--')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    await writeFile(join(folder, 'AGENTS.md'), `${text}\tMore.\n\n`);
    await writeFile(join(folder, '.github/async.yml'), 'version: 1\ntemplates:\n  change: {}\n');
    await agentsMd('--write');
    const changed = await file();
    expect(changed.startsWith('\uFEFF# Ours\r\n\r\nBe kind.  \r\n\r\n<!--')).toBe(true);
    expect(changed.endsWith(`${END}\r\n\tMore.\n\n`)).toBe(true);
    expect(changed).toContain('### `change`\r\n');
    expect(changed).not.toContain('### `brief`');
  });

  test('--check tells whether the file says what the configuration asks, and writes nothing', async () => {
    expect(await agentsMd('--check')).toMatchObject({
      code: 1,
      out: expect.stringContaining('agents-md --write') as string,
    });
    await expect(stat(join(folder, 'AGENTS.md'))).rejects.toThrow('ENOENT');
    await agentsMd('--write');
    expect((await agentsMd('--check')).code).toBe(0);
    await writeFile(join(folder, '.github/async.yml'), `${CONFIG}mode: enforce\n`);
    const before = await file();
    expect((await agentsMd('--check')).code).toBe(1);
    expect(await file()).toBe(before);
    await writeFile(join(folder, '.github/async.yml'), CONFIG);
    await writeFile(join(folder, 'AGENTS.md'), before.replace('**Goal**', '**Gaol**'));
    expect((await agentsMd('--check')).code).toBe(1);
  });

  test.each([
    ['a block without its end', `<!-- async-conventions:contract:begin v1 -->\n`, 'has no end'],
    ['bytes that are no text', Buffer.from([0x23, 0x20, 0xff, 0xfe]), 'is not plain text in UTF-8'],
  ])('a file with %s is left as it is', async (_, content, reason) => {
    const path = join(folder, 'AGENTS.md');
    await writeFile(path, content);
    for (const option of ['--write', '--check']) {
      const { code, out, err } = await agentsMd(option);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(reason);
    }
    expect(await readFile(path)).toEqual(Buffer.from(content));
  });

  test('a file that cannot be written is said to be so', async () => {
    await symlink(join(folder, 'no-such-folder/AGENTS.md'), join(folder, 'AGENTS.md'));
    expect(await agentsMd('--write')).toMatchObject({
      code: 2,
      err: 'AGENTS.md is reached by a link that leads out of this clone; nothing was written there\n',
    });
  });

  test.each([
    [['--write', '--check'], 'not both'],
    [['--config', 'none.yml'], 'none.yml is not there'],
    [['extra'], 'extra'],
  ])('%j is wrong use', async (args, message) => {
    const { code, err } = await agentsMd(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('without a configuration nothing is in force, so there is nothing to write down', async () => {
    await rm(join(folder, '.github'), { recursive: true });
    expect(await agentsMd()).toMatchObject({ code: 2, err: '.github/async.yml is not there\n' });
  });
});

test('AGENTS.md of this project says what its own configuration asks; `npx tsx src/entry/cli.ts agents-md --write` mends it', async () => {
  expect(await run(['agents-md', '--check'], '', {}, PROJECT)).toMatchObject({ code: 0 });
});
