import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WeekFacts } from '../../../src/core/rollup/facts.js';
import { createReader } from '../../../src/shell/github/reading/reader.js';
import { silentLog } from '../../../src/shell/log.js';
import { countSteps, readWeeks } from '../../../src/shell/rollup/read-weeks.js';
import { configOf } from '../../core/plan/world.js';
import { frameOf } from '../../core/rollup/weeks.js';
import { startGitHub, type FakeGitHub, type RepositoryOptions } from '../../github/index.js';
import { readerOf } from './reader.js';
import type { StoryClock } from './story.js';

const frame = frameOf('2026-W47', '2026-11-23T09:00Z');
const HOME = { installation: 0, owner: 'octo', repo: 'team' };

let github: FakeGitHub;
let clock: StoryClock;

beforeEach(async () => {
  clock = { now: Date.parse('2026-11-18T09:00Z') };
  github = await startGitHub({ now: () => clock.now });
  open('octo/team', 'Plan the week');
});
afterEach(() => github.stop());

/** A repository in which something was opened in that week. */
function open(name: string, title: string, options: RepositoryOptions = {}): void {
  github.repository(name, { roles: { ana: 'write' }, ...options }).openIssue({
    by: 'ana',
    title: `Task: ${title}`,
    body: '## Timeline\n\n2026-11-27\n',
  });
}

const SHARED = { '.github/async.yml': 'version: 1\nrollup: { share_with: [Octo/Team] }\n' };
const SHARED_ELSEWHERE = { '.github/async.yml': 'version: 1\nrollup: { share_with: octo/others }\n' };

function readAll(repos: string, onStep?: () => void): Promise<WeekFacts> {
  const now = (): number => Date.parse('2026-11-23T09:00Z');
  const { lookUp, ...reader } = readerOf(github, now);
  const neighbours = createReader({ ...reader, lookUp, log: silentLog });
  return readWeeks(
    { ...reader, neighbours, ...(onStep === undefined ? {} : { onStep }) },
    HOME,
    frame,
    configOf(`version: 1\nrollup: { repos: ${repos} }\n`),
  );
}

function titlesIn({ dated }: WeekFacts): readonly string[] {
  return dated.map(({ matter }) => `${matter.repository}: ${matter.title}`);
}

test('a public repository is told of, and so is a private one that shares with this one', async () => {
  open('octo/api', 'Page the list');
  open('octo/secret', 'Merge with Acme', { private: true, files: SHARED });
  const facts = await readAll('[octo/api, octo/secret]');
  expect(titlesIn(facts)).toEqual([
    'octo/team: Task: Plan the week',
    'octo/api: Task: Page the list',
    'octo/secret: Task: Merge with Acme',
  ]);
  expect(facts).toMatchObject({ others: ['octo/api', 'octo/secret'], untold: null, unread: [] });
  expect(facts.counts.opened).toBe(3);
});

test.each([
  ['a private repository that says nothing', { private: true }],
  ['a private repository that shares with another one', { private: true, files: SHARED_ELSEWHERE }],
  ['a private repository whose file cannot be read', { private: true, files: { '.github/async.yml': 'rollup: [' } }],
  ['a repository that only its company may read', { internal: true }],
] as const)('of %s nothing is known but numbers', async (_, options) => {
  open('octo/secret', 'Merge with Acme', options);
  const facts = await readAll('octo/secret');
  expect(JSON.stringify(facts)).not.toMatch(/Acme|secret/);
  expect(facts.untold).toEqual({ repositories: 1, counts: { opened: 1, closed: 0, merged: 0 } });
  expect(facts.counts.opened).toBe(1);
});

test.each([
  ["its organisation's file shares", 'octo/.github', 'version: 1\n'],
  ['a file that it extends shares', 'octo/shared', 'version: 1\nextends: octo/shared\n'],
] as const)('of a private repository that does not share itself, although %s, neither', async (_, name, own) => {
  open(name, 'Share everything', { files: SHARED });
  open('octo/secret', 'Merge with Acme', { private: true, files: { '.github/async.yml': own } });
  const facts = await readAll('octo/secret');
  expect(JSON.stringify(facts)).not.toMatch(/Acme|secret/);
  expect(facts.untold?.repositories).toBe(1);
});

test('what GitHub does not give is named, and the others are read', async () => {
  open('octo/api', 'Page the list');
  const facts = await readAll('[octo/gone, octo/api]');
  expect(facts).toMatchObject({ unread: ['octo/gone'], others: ['octo/api'] });
});

test('a repository is read once, however often it is named', async () => {
  open('octo/api', 'Page the list');
  const facts = await readAll('[octo/api, Octo/API, octo/TEAM]');
  expect(facts.counts.opened).toBe(2);
  expect(facts.others).toHaveLength(1);
});

test('steps are told as they are done', async () => {
  open('octo/api', 'Page the list');
  const config = configOf('version: 1\nrollup: { repos: [octo/api] }\n');
  let steps = 0;
  await readAll('octo/api', () => (steps += 1));
  expect(steps).toBe(countSteps(config, HOME));
});
