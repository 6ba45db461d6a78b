import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub, type FakeGitHub, type FakeRepository } from '../../github/index.js';
import { run } from './terminal.js';

const root = mkdtempSync(join(tmpdir(), 'async-conventions-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder: string;
let count = 0;

beforeEach(() => {
  count += 1;
  folder = join(root, String(count), 'clone');
  mkdirSync(folder, { recursive: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');

const MADR = `---
status: superseded by ADR-0012
date: 2026-03-02
parent: Decisions
decision-makers: [ana]
---

# Use files

## Context and Problem Statement

Why.
`;

const LOG4BRAINS = `# Use the database

- Status: accepted
- Date: 2020-10-16
- Deciders: Ana, Ben
- Tags: db

## Context and Problem Statement

Why.
`;

const decisions = (...args: readonly string[]) => run(['decisions', ...args], '', {}, folder);

describe('decisions of a clone', () => {
  beforeEach(() => {
    put('docs/decisions/0005-use-files.md', MADR);
    put('docs/decisions/20201016-use-the-database.md', LOG4BRAINS);
    put('docs/decisions/README.md', '# Decisions\n\n- Status: accepted\n');
    put('docs/decisions/template.md', '# [title]\n\n- Status: draft\n');
    put('docs/decisions/notes.md', '# Notes\n');
  });

  test('are listed, whichever tool wrote them', async () => {
    expect(await decisions('list')).toEqual({
      code: 0,
      out:
        '                        5  superseded  2026-03-02  Use files\n' +
        '20201016-use-the-database  accepted    2020-10-16  Use the database\n',
      err: '',
    });
  });

  test('are read from the folder that is named, or configured', async () => {
    put('adr/0001-a.md', '# A\n');
    expect((await decisions('list', '--folder', './adr/')).out).toBe('1      A\n');
    put('.github/async.yml', 'version: 1\ndecisions: { record: { folder: adr } }\n');
    expect((await decisions('list')).out).toBe('1      A\n');
  });

  test('are shown one at a time', async () => {
    expect((await decisions('show', '5')).out).toBe(MADR);
    expect((await decisions('show', '#0005')).out).toBe(MADR);
    expect((await decisions('show', '20201016-use-the-database')).out).toBe(
      '---\nstatus: accepted\ndate: 2020-10-16\ndecision-makers: [Ana, Ben]\n---\n\n# Use the database\n\n- Tags: db\n\n## Context and Problem Statement\n\nWhy.\n',
    );
  });

  test('are shown without what a terminal acts on', async () => {
    put('docs/decisions/0006-a.md', '# A\n\n\u001B[2J\u0007\u202Etext\r\n');
    expect((await decisions('show', '6')).out).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
  });

  test('are exported for programs', async () => {
    const { out, code } = await decisions('export');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      decisions: [
        {
          number: 5,
          title: 'Use files',
          status: 'superseded',
          supersededBy: 12,
          path: 'docs/decisions/0005-use-files.md',
          url: null,
          madr: MADR,
        },
        { number: null, decisionMakers: ['Ana', 'Ben'], path: 'docs/decisions/20201016-use-the-database.md' },
      ],
    });
  });

  test('are exported as files, with an index, and left as they are the second time', async () => {
    const first = await decisions('export', '--format', 'madr', '--out', 'out/log');
    expect(first.code).toBe(0);
    expect(textOf('out/log/0005-use-files.md')).toBe(MADR);
    expect(textOf('out/log/20201016-use-the-database.md')).toContain('decision-makers: [Ana, Ben]');
    expect(textOf('out/log/README.md')).toContain(
      '| 5 | [Use files](0005-use-files.md) | superseded by ADR-0012 | 2026-03-02 |',
    );
    const second = await decisions('export', '--format', 'madr', '--out', 'out/log');
    expect(second.out).toBe(
      'out/log/0005-use-files.md: as it is\nout/log/20201016-use-the-database.md: as it is\nout/log/README.md: as it is\n',
    );
  });

  test('are not written over what says something else, unless that is asked for', async () => {
    put('out/0005-use-files.md', 'Mine.\n');
    put('out/README.md', '# Our log\n');
    const refused = await decisions('export', '--format', 'madr', '--out', 'out');
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('out/0005-use-files.md: says something else; --force replaces it\n');
    expect(textOf('out/0005-use-files.md')).toBe('Mine.\n');
    expect(textOf('out/README.md')).toMatch(/^# Our log\n\n<!-- async-conventions:decisions:begin v1 -->/);
    expect((await decisions('export', '--format', 'madr', '--out', 'out', '--force')).code).toBe(0);
    expect(textOf('out/0005-use-files.md')).toBe(MADR);
  });

  test('are neither read nor written through a link that leads out of it', async () => {
    const outside = join(root, String(count), 'home');
    mkdirSync(outside);
    writeFileSync(join(outside, '0007-secret.md'), '# Secret\n');
    symlinkSync(join(outside, '0007-secret.md'), join(folder, 'docs/decisions/0007-secret.md'));
    symlinkSync(outside, join(folder, 'out'));
    expect((await decisions('list')).out).not.toContain('Secret');
    const { code, err } = await decisions('export', '--format', 'madr', '--out', 'out');
    expect(code).toBe(2);
    expect(err).toContain('leads out of this clone');
    expect(existsSync(join(outside, '0005-use-files.md'))).toBe(false);
    symlinkSync(outside, join(folder, 'adr'));
    expect((await decisions('list', '--folder', 'adr')).code).toBe(2);
  });

  test.each([
    [[], 'decisions is followed by list, by show and a number, or by export'],
    [['tell'], 'decisions is followed by'],
    [['list', '5'], 'decisions is followed by'],
    [['show'], 'show needs the number of a decision'],
    [['show', '9'], 'there is no decision 9'],
    [['list', '--format', 'madr'], '--format is one of text, json here'],
    [['list', '--out', 'x'], '--out goes with export --format madr'],
    [['export', '--force'], '--force goes with export --format madr'],
    [['export', '--format', 'madr'], 'needs --out DIR'],
    [['export', '--format', 'madr', '--out', '../x'], '--out takes a folder below this one'],
    [['export', '--format', 'madr', '--out', '/tmp/x'], '--out takes a folder below this one'],
    [['list', '--folder', 'nowhere'], 'nowhere is not there'],
    [['list', '--folder', '..'], '--folder takes a folder below this one'],
    [['list', '--repo', 'octo/hello', '--folder', 'adr'], 'not both'],
    [['list', '--app', 'x'], '--app goes with --repo'],
    [['list', '--repo', 'octo'], '--repo is written OWNER/REPO'],
    [['list', '--repo', 'octo/hello'], 'needs GITHUB_TOKEN'],
  ])('%j ends with 2 and says why', async (args, message) => {
    const { code, out, err } = await decisions(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });
});

const BODY = `## Problem
Lost on deploy.
## Options
- Redis
- the database
## Tradeoffs
One more thing to run.
## Decision
Redis
## Owner
@olga
`;

/** The record of issue 2, under a title that it had before. */
const KEPT = '# Kept\n\n- Discussed in [#2](https://github.com/octo/hello/issues/2)\n';

describe('decisions of a repository', () => {
  let github: FakeGitHub;
  let repo: FakeRepository;
  const us = () => `${github.app.slug}[bot]`;

  beforeEach(async () => {
    github = await startGitHub();
    repo = github.repository('octo/hello', {
      files: { '.github/async.yml': 'version: 1\n', 'docs/decisions/0002-kept.md': KEPT },
      roles: { olga: 'write' },
      labels: ['decision: draft', 'decision: accepted', 'decision: superseded'],
    });
  });
  afterEach(() => github.stop());

  function open(title: string, labels: readonly string[], body = BODY): number {
    return repo.openIssue({ by: 'ana', title, body, labels: [...labels] });
  }

  const ask = (...args: readonly string[]) => {
    const environment = { GITHUB_TOKEN: github.userToken('olga'), GITHUB_API_URL: github.apiUrl };
    return run(['decisions', ...args, '--repo', 'octo/hello', '--app', github.app.slug], '', environment, folder);
  };

  /** Three decisions, one of them taken by closing it, and an issue that is none. */
  function fill(): void {
    open('Decision: first', ['decision: draft'], '## Problem\n');
    const second = open('Decision: second', []);
    repo.close(second, { by: 'olga' });
    repo.addLabel(second, 'decision: accepted', { by: us() });
    open('Bug: none', []);
    open('RFC: third', ['decision: draft', 'decision: accepted']);
  }

  test('are those whose issues carry our labels, as their threads say', async () => {
    fill();
    const { out, err, code } = await ask('list');
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out.replace(/\d{4}-\d\d-\d\d/g, 'DAY')).toBe(
      '1  draft     DAY  First\n2  accepted  DAY  Second\n4  proposed  DAY  Third\n',
    );
    expect(github.requests.writes()).toEqual([]);
  });

  test('are shown as they would be kept, with where they are', async () => {
    fill();
    const { out } = await ask('show', '2');
    expect(out).toContain('status: accepted\n');
    expect(out).toContain('# Second\n');
    expect(out).toContain('Closed as completed by olga on ');
    const mark = github.requests.mark();
    const json = JSON.parse((await ask('show', '2', '--format', 'json')).out) as unknown;
    expect(json).toMatchObject({
      number: 2,
      path: 'docs/decisions/0002-kept.md',
      url: `${github.url}/octo/hello/issues/2`,
    });
    expect(github.requests.reads(mark).filter(({ operation }) => operation === 'Item')).toHaveLength(1);
  });

  test('are exported as files under the names that they have', async () => {
    fill();
    const { code } = await ask('export', '--format', 'madr', '--out', 'log');
    expect(code).toBe(0);
    expect(textOf('log/0002-kept.md')).toContain('# Second\n');
    expect(textOf('log/0004-third.md')).toContain('status: proposed\n');
    expect(textOf('log/README.md').match(/^\| \d/gm)).toHaveLength(3);
  });

  test('are not taken to be kept in a file that has their number and is of something else', async () => {
    fill();
    repo.commitFile('docs/decisions/0002-kept.md', '# Kept\n\nSee https://github.com/octo/hello/issues/23\n');
    const note =
      'docs/decisions/0002-kept.md has the number of decision 2 and does not lead to its issue, so it counts as another file.\n';
    const shown = await ask('show', '2', '--format', 'json');
    expect(JSON.parse(shown.out)).toMatchObject({ number: 2, path: null });
    expect(shown).toMatchObject({ err: note, code: 0 });
    const { err } = await ask('export', '--format', 'madr', '--out', 'log', '--force');
    expect(err).toBe(note);
    expect(textOf('log/0002-second.md')).toContain('# Second\n');
  });

  test('are written over no file of the clone that has their number and is of something else', async () => {
    fill();
    open('RFC: fifth', ['decision: draft']);
    put('log/0004-ours.md', '# Ours\n');
    put('log/0005-older-title.md', 'It was decided in https://github.com/octo/hello/issues/5.\n');
    const { err, out } = await ask('export', '--format', 'madr', '--out', 'log', '--force');
    expect(err).toBe(
      'log/0004-ours.md has the number of decision 4 and does not lead to its issue, so it counts as another file.\n',
    );
    expect(textOf('log/0004-ours.md')).toBe('# Ours\n');
    expect(out).toContain('log/0004-third.md: written\nlog/0005-older-title.md: written\n');
    expect(textOf('log/0005-older-title.md')).toContain('# Fifth\n');
  });

  test('are read page by page', async () => {
    for (let index = 0; index < 103; index += 1) open(`Decision: ${index}`, ['decision: draft']);
    const { out } = await ask('list', '--format', 'json');
    expect((JSON.parse(out) as { decisions: unknown[] }).decisions).toHaveLength(103);
  });

  test.each([
    [['show', '3'], 'there is no decision 3'],
    [['show', '99'], 'octo/hello cannot be read'],
    [['show', 'x'], 'x is no number of an issue'],
  ])('%j ends with 2 and says why', async (args, message) => {
    fill();
    const { code, err } = await ask(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
