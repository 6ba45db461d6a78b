import { expect, test } from 'vitest';
import type { BranchStanding, RecordPull, RecordStanding } from '../../../../src/core/decisions/record/standing.js';
import { overlayRecord } from '../../../../src/shell/github/writing/overlay-record.js';
import type { Written } from '../../../../src/shell/github/writing/written.js';

function branch(commit: string, name = 'async-conventions/decision-7'): BranchStanding {
  return { name, commit, tree: `tree of ${commit}`, isOurs: true, files: [], record: null, index: null };
}

function pull(number: number, state: RecordPull['state'] = 'open'): RecordPull {
  return { number, url: `https://github.com/octo/hello/pull/${number}`, state };
}

function read(own: BranchStanding | null, pulls: RecordStanding['pulls'] = []): RecordStanding {
  return { access: 'granted', path: 'docs/decisions/0007-x.md', base: branch('m', 'main'), branch: own, pulls };
}

const made: Written = { type: 'record-branch', before: null, after: branch('a') };
const moved: Written = { type: 'record-branch', before: 'a', after: branch('b') };
const opened: Written = { type: 'record-pull', pull: pull(12) };

const CASES: readonly (readonly [
  what: string,
  read: RecordStanding,
  written: readonly Written[],
  commit: string | null,
  pulls: readonly string[] | null,
])[] = [
  ['nothing was written', read(branch('a'), [pull(12)]), [], 'a', ['12 open']],
  ['a branch that was made is there', read(null), [made], 'a', []],
  ['a branch that was moved is where it is', read(branch('a')), [moved], 'b', []],
  ['a branch that somebody moved since is as it is read', read(branch('c')), [moved], 'c', []],
  ['a pull request that was opened is there', read(branch('a')), [made, opened], 'a', ['12 open']],
  ['before those that are older', read(branch('a'), [pull(3, 'merged')]), [opened], 'a', ['12 open', '3 merged']],
  ['one that somebody closed since is closed', read(branch('a'), [pull(12, 'closed')]), [opened], 'a', ['12 closed']],
  ['a branch that was deleted since is gone', read(null, [pull(12, 'merged')]), [made, opened], null, ['12 merged']],
  ['too many pull requests stay too many', read(branch('a'), null), [opened], 'a', null],
];

test.each(CASES)('%s', (_what, standing, written, commit, pulls) => {
  const overlaid = overlayRecord(standing, written);
  expect(overlaid?.branch?.commit ?? null).toBe(commit);
  expect(overlaid?.pulls?.map(({ number, state }) => `${number} ${state}`) ?? null).toEqual(pulls);
});

test('where nothing was looked up, nothing is known', () => {
  expect(overlayRecord(null, [made, opened])).toBeNull();
});
