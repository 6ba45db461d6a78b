import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run, type Run } from './terminal.js';

const CONFIG = 'version: 1\ntemplates:\n  brief: {}\n  change: {}\n';

/** A clone that somebody prepared, beside what else is on the machine of whoever runs a command in it. */
const root = mkdtempSync(join(tmpdir(), 'async-conventions-'));
afterAll(() => rmSync(root, { recursive: true }));

let count = 0;
let folder: string;
let outside: string;

beforeEach(() => {
  count += 1;
  folder = join(root, String(count), 'clone');
  outside = join(root, String(count), 'home');
  mkdirSync(folder, { recursive: true });
  mkdirSync(outside);
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(target, join(folder, path));
}

const cli = (...args: readonly string[]): Promise<Run> => run(args, '', {}, folder);

describe('a link that leads out of the clone', () => {
  it('is not followed by init', async () => {
    link('.github/async.yml', join(outside, 'new'));
    const { code, err } = await cli('init', '--force');
    expect(code).toBe(2);
    expect(err).toContain('.github/async.yml');
    expect(existsSync(join(outside, 'new'))).toBe(false);
  });

  it('is not followed by init where it is the folder', async () => {
    symlinkSync(outside, join(folder, '.github'));
    expect((await cli('init')).code).toBe(2);
    expect(existsSync(join(outside, 'async.yml'))).toBe(false);
  });

  it('is not followed by agents-md --write', async () => {
    put('.github/async.yml', CONFIG);
    writeFileSync(join(outside, 'profile'), 'export A=1\n');
    link('AGENTS.md', join(outside, 'profile'));
    expect((await cli('agents-md', '--write')).code).toBe(2);
    expect(readFileSync(join(outside, 'profile'), 'utf8')).toBe('export A=1\n');
  });

  it('is not followed by forms --write, whether it is a folder or a file', async () => {
    put('.github/async.yml', CONFIG);
    link('.github/ISSUE_TEMPLATE', outside);
    expect((await cli('forms', '--write')).code).toBe(2);
    expect(existsSync(join(outside, 'brief.yml'))).toBe(false);
    rmSync(join(folder, '.github/ISSUE_TEMPLATE'));
    link('.github/ISSUE_TEMPLATE/brief.yml', join(outside, 'none'));
    expect((await cli('forms', '--write', '--force')).code).toBe(2);
    expect(existsSync(join(outside, 'none'))).toBe(false);
  });

  it('is not read for a template, so that what it holds is not proposed for a commit', async () => {
    writeFileSync(join(outside, 'notes.md'), '## Private heading\n\n## Another\n');
    link('docs/pull_request_template.md', join(outside, 'notes.md'));
    expect((await cli('init')).code).toBe(0);
    expect(readFileSync(join(folder, '.github/async.yml'), 'utf8')).not.toContain('Private heading');
  });
});

describe('a link within the clone', () => {
  it('is followed: AGENTS.md may be another file of the clone', async () => {
    put('.github/async.yml', CONFIG);
    put('CLAUDE.md', '# Notes\n');
    link('AGENTS.md', 'CLAUDE.md');
    expect((await cli('agents-md', '--write')).code).toBe(0);
    expect(readFileSync(join(folder, 'CLAUDE.md'), 'utf8')).toContain('### `brief`');
  });

  it('is not followed into what git keeps for itself', async () => {
    put('.github/async.yml', CONFIG);
    put('.git/config', '[core]\n');
    link('AGENTS.md', '.git/config');
    expect((await cli('agents-md', '--write')).code).toBe(2);
    expect(readFileSync(join(folder, '.git/config'), 'utf8')).toBe('[core]\n');
  });
});

describe('a file in the place of a form', () => {
  it('stays as it is where it is too large to be read as one', async () => {
    put('.github/async.yml', CONFIG);
    const own = `# Ours\n${'word '.repeat(14_000)}`;
    put('.github/pull_request_template.md', own);
    const { code, out } = await cli('forms', '--write');
    expect(code).toBe(1);
    expect(out).toContain('.github/pull_request_template.md: not ours; --force replaces it');
    expect(readFileSync(join(folder, '.github/pull_request_template.md'), 'utf8')).toBe(own);
  });
});

describe('names that a clone brings along', () => {
  it('cannot steer the terminal', async () => {
    put('.github/ISSUE_TEMPLATE/a\u001b]0;x\u0007\u202e.md', '## One\n\n## Two\n');
    const { out } = await cli('init');
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  it.each(['explain', 'forms', 'validate', 'agents-md'])('cannot steer it by %s', async (command) => {
    put(
      '.github/async.yml',
      'version: 1\ntemplates:\n  brief: { match: { labels: ["\\e[2Jx\\u009Bz"] }, sections: [{ heading: "\\e]0;x\\aabc" }] }\n',
    );
    const { out, err } = await cli(command);
    const written = command === 'forms' ? (await cli('forms', '--write')).out : '';
    expect(`${out}${err}${written}`).not.toMatch(/[\u001b\u0007\u009b]/);
    if (command !== 'validate') expect(out).toMatch(/brief/);
  });
});
