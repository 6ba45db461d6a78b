import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { actOn } from '../../../../src/entry/cli/remove/acting.js';
import { findComments } from '../../../../src/entry/cli/remove/find-comments.js';
import type { Terminal } from '../../../../src/entry/cli/terminal.js';
import { startGitHub, type FakeGitHub } from '../../../github/index.js';

function terminalOf(github: FakeGitHub): Terminal {
  return {
    folder: tmpdir(),
    environment: github.env(),
    input: (async function* () {})(),
    isInteractive: false,
    isWatched: false,
    now: () => 0,
    write: () => Promise.resolve(),
    warn: () => {},
  };
}

test('more comments than one run looks through are left to runs that begin where it ended', async () => {
  let now = Date.parse('2026-03-02T10:00:00Z');
  await using github = await startGitHub({ now: () => now });
  const repo = github.repository('octo/hello');
  const number = repo.openIssue({ by: 'ana', title: 'Long' });
  for (let index = 0; index < 500; index += 1) {
    now += 250;
    const marker = index % 60 === 0 ? '<!-- async-conventions:sticky:v1 -->\n' : '';
    repo.comment(number, { by: 'async-conventions[bot]', body: `${marker}${index}` });
  }
  const acting = await actOn({ owner: 'octo', repo: 'hello' }, undefined, terminalOf(github));
  const found = new Set<string>();
  let since: string | null = acting.since;
  let runs = 0;
  for (; runs === 0 || since !== null; runs += 1) {
    const { list, next, requests }: Awaited<ReturnType<typeof findComments>> = await findComments(acting, since, 2);
    expect(requests).toBeLessThanOrEqual(3);
    for (const { id } of list) found.add(id);
    since = next;
  }
  expect(runs).toBe(3);
  expect(found.size).toBe(9);
});
