import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startGitHub, type FakeGitHub } from '../../github/index.js';
import { tellStory, type StoryClock } from '../../shell/rollup/story.js';
import { run, type Run } from './terminal.js';

let github: FakeGitHub;
let clock: StoryClock;

beforeEach(async () => {
  clock = { now: Date.parse('2026-11-23T09:00Z') };
  github = await startGitHub({ now: () => clock.now });
});
afterEach(() => github.stop());

function rollup(args: readonly string[], given: Record<string, string> = {}): Promise<Run> {
  const environment = { GITHUB_TOKEN: github.userToken('ana'), GITHUB_API_URL: github.apiUrl, ...given };
  return run(['rollup', ...args], '', environment, undefined, () => clock.now);
}

describe('rollup', () => {
  test('prints the page of the last week, and writes nothing', async () => {
    tellStory(github, clock);
    const { code, out, err } = await rollup(['octo/hello', '--dry-run', '--app', github.app.slug]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(github.requests.writes()).toEqual([]);
    await expect(out.replaceAll(github.url, 'https://github.example.com')).toMatchFileSnapshot('golden/rollup.md');
  });

  test('prints the same for programs', async () => {
    tellStory(github, clock);
    const { code, out } = await rollup(['octo/hello', '--dry-run', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      repository: 'octo/hello',
      week: '2026-W47',
      fromAt: '2026-11-16T00:00:00.000Z',
      toAt: '2026-11-23T00:00:00.000Z',
      counts: { opened: 6, closed: 0, merged: 2 },
      countsBefore: { opened: 3, closed: 0, merged: 1 },
    });
  });

  test('prints another week where one is named', async () => {
    tellStory(github, clock);
    const { out } = await rollup(['octo/hello', '--dry-run', '--week', '2026-W46']);
    expect(out).toMatch(/^# Week 46 of 2026: Mon 2026-11-09 to Sun 2026-11-15\n/);
    expect(out).toContain('Name the currency in every column');
    expect(out).not.toContain('Show the exchange rate');
  });

  test('is in the language of the configuration', async () => {
    const files = { '.github/async.yml': 'version: 1\ncomment: { locale: de }\nrollup: { day: fri }\n' };
    clock.now = Date.parse('2026-11-18T09:00Z');
    github.repository('octo/hallo', { files }).openIssue({ by: 'ana', title: 'Etwas' });
    clock.now = Date.parse('2026-11-20T09:00Z');
    const { out } = await rollup(['octo/hallo', '--dry-run']);
    expect(out).toMatch(
      /^# Woche 47 von 2026: Fr 2026-11-13 bis Do 2026-11-19\n\n\*\*Nichts wartet auf jemanden\.\*\*/,
    );
  });

  test('leaves out what the configuration hides', async () => {
    const story = tellStory(github, clock);
    story.commitFile('.github/async.yml', 'version: 1\nrollup: { hide: [shipped, how-we-worked] }\n');
    const { out } = await rollup(['octo/hello', '--dry-run']);
    expect(out).toContain('### Projects');
    expect(out).not.toMatch(/### (?:Shipped|How we worked)/);
  });

  test('shows how far it is where somebody watches, and leaves nothing of it', async () => {
    tellStory(github, clock);
    const environment = { GITHUB_TOKEN: github.userToken('ana'), GITHUB_API_URL: github.apiUrl };
    const { err } = await run(['rollup', 'octo/hello', '--dry-run'], '', environment, undefined, () => clock.now, true);
    const lines = err.split('\r\u001B[K');
    expect(lines.slice(0, 2)).toEqual(['', '[------------------------] 0 of 3, 0 requests']);
    expect(lines.at(-2)).toMatch(/^\[#{24}\] 3 of 3, \d+ requests$/);
    expect(lines.at(-1)).toBe('');
  });

  test('says so where there is nothing to say', async () => {
    github.repository('octo/hello');
    const page = await rollup(['octo/hello', '--dry-run']);
    expect(page).toMatchObject({ code: 0, out: 'Nothing happened and nothing waits: 2026-W47 would have no page.\n' });
    expect(page.err).toBe('octo/hello has no configuration; the built-in one is used.\n');
    const json = await rollup(['octo/hello', '--dry-run', '--format', 'json']);
    expect(json.out).toBe('null\n');
  });

  test('names the problems of a configuration and ends with 1', async () => {
    github.repository('octo/hello', { files: { '.github/async.yml': 'version: 1\ntempaltes: {}\n' } });
    const { code, out } = await rollup(['octo/hello', '--dry-run']);
    expect(code).toBe(1);
    expect(out).toContain('.github/async.yml:2:1: Unknown key `tempaltes`.');
  });

  test.each([
    [['octo/hello'], 'has no sound configuration with the key rollup'],
    [['octo/hello', '--app', 'other'], '--app goes with --dry-run'],
    [['octo/hello', '--format', 'json'], '--format json goes with --dry-run'],
    [['octo', '--dry-run'], 'OWNER/REPO'],
    [['octo/hello', 'octo/other', '--dry-run'], 'OWNER/REPO'],
    [['octo/hello', '--dry-run', '--week', '2027-W53'], '--week is written as in 2026-W47'],
    [['octo/hello', '--dry-run', '--week', '2026-W49'], '2026-W49 has not begun'],
    [['octo/hello', '--dry-run', '--format', 'html'], '--format is one of md, json'],
    [['octo/none', '--dry-run'], 'octo/none cannot be read: '],
  ])('%j ends with 2 and says why', async (args, message) => {
    github.repository('octo/hello');
    const { code, err } = await rollup(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('needs a token', async () => {
    const { code, err } = await rollup(['octo/hello', '--dry-run'], { GITHUB_TOKEN: '' });
    expect(code).toBe(2);
    expect(err).toContain('rollup needs GITHUB_TOKEN');
  });

  describe('without --dry-run', () => {
    /** A repository that asks for pages, in whose last week something happened. */
    function startAsking(rest = '') {
      clock.now = Date.parse('2026-11-10T09:00Z');
      const files = { '.github/async.yml': `version: 1\n${rest}rollup: { day: mon }\n` };
      const repo = github.repository('octo/asking', { files, roles: { ana: 'write' } });
      clock.now = Date.parse('2026-11-18T09:00Z');
      repo.openIssue({ by: 'ben', title: 'Something' });
      clock.now = Date.parse('2026-11-23T09:30Z');
      return repo;
    }

    test('writes the page as whoever the token is of, once, and then anew in place', async () => {
      const repo = startAsking();
      const first = await rollup(['octo/asking']);
      expect(first).toMatchObject({ code: 0, out: `created ${github.url}/octo/asking/issues/2\n` });
      expect(repo.issue(2)).toMatchObject({ author: 'ana', labels: ['async: roll-up'], state: 'open' });
      clock.now += 60_000;
      const again = await rollup(['octo/asking']);
      expect(again).toMatchObject({ code: 0, out: `rewritten ${github.url}/octo/asking/issues/2\n` });
      expect(repo.issues()).toHaveLength(2);
      expect(repo.issue(2).body).toContain('written Mon 2026-11-23 09:31');
      const before = await rollup(['octo/asking', '--week', '2026-W46']);
      expect(before.code).toBe(2);
      expect(before.err).toContain('the page of 2026-W47 stands');
    });

    test('writes nothing where there is nothing to say, and where the mode is to observe', async () => {
      startAsking('mode: observe\n');
      const observed = await rollup(['octo/asking']);
      expect(observed.code).toBe(2);
      expect(observed.err).toContain('mode: observe');
      expect(github.requests.writes()).toEqual([]);
    });
  });
});
