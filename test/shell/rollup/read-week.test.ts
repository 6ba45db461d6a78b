import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { frameOf as frameIn } from '../../core/rollup/weeks.js';
import { configOf } from '../../core/plan/world.js';
import type { Config } from '../../../src/core/config/config.js';
import type { WeekFacts } from '../../../src/core/rollup/facts.js';
import { FailureError } from '../../../src/shell/github/client/errors.js';
import { readWeek } from '../../../src/shell/rollup/read-week.js';
import { startGitHub, type FakeGitHub } from '../../github/index.js';
import { fillRepository } from './crowd.js';
import { readerOf } from './reader.js';
import { tellStory, type StoryClock } from './story.js';

const frame = frameIn('2026-W47', '2026-11-23T09:00Z');

const CONFIG = configOf('version: 1\npeople: { members: { ana: {}, ben: {}, cho: {}, dee: {} } }\n');

let github: FakeGitHub;
let clock: StoryClock;

beforeEach(async () => {
  clock = { now: Date.parse('2026-11-23T09:00Z') };
  github = await startGitHub({ now: () => clock.now });
});
afterEach(() => github.stop());

function read(name: string, config: Config = CONFIG): Promise<WeekFacts> {
  return readWeek(
    readerOf(github, () => clock.now),
    { installation: 0, owner: 'octo', repo: name },
    frame,
    config,
  );
}

describe('a repository of 10,000 items of which 1,000 changed in the week', () => {
  test('takes at most 25 requests', async () => {
    fillRepository(github, clock, { items: 10_000, changed: 1_000 });
    const facts = await read('crowd');
    expect(facts.gaps).toEqual([]);
    // Besides the 1,000, the decisions and tracked items were opened in that week.
    expect(facts.counts.opened).toBe(1_000 + 40);
    expect(facts.countsBefore?.opened).toBe(100);
    expect(facts.reviews).toHaveLength(120);
    expect(facts.decisions).toHaveLength(20);
    expect(facts.projects).toHaveLength(20);
    expect(github.requests.writes()).toEqual([]);
    expect(github.requests.reads().length).toBeLessThanOrEqual(25);
  });
});

test('a quiet week takes no more requests than what waits, however large the repository is', async () => {
  fillRepository(github, clock, { items: 2_000, changed: 0 });
  const mark = github.requests.mark();
  clock.now = Date.parse('2027-03-01T09:00Z');
  const later = frameIn('2027-W08', '2027-03-01T09:00Z');
  const quiet = configOf('version: 1\ntemplates: { change: {} }\n');
  await readWeek(
    readerOf(github, () => clock.now),
    { installation: 0, owner: 'octo', repo: 'crowd' },
    later,
    quiet,
  );
  expect(github.requests.reads(mark).map(({ operation }) => operation)).toEqual([
    'WeekChanges',
    ...['WeekWaiting', 'WeekWaiting', 'WeekWaiting'],
  ]);
});

describe('what is read of a week', () => {
  test('a review is waited for since it was asked for, until it is given', async () => {
    const repo = tellStory(github, clock);
    const before = await read('hello');
    expect(before.reviews.map(({ matter, asked }) => [matter.title, asked])).toEqual([
      [
        'Round half to even',
        ['octo/billing', 'cho'].map((who) => ({ who, sinceAt: Date.parse('2026-11-19T14:00Z'), dueAt: null })),
      ],
      ['Split the ledger by country', [{ who: 'ben', sinceAt: Date.parse('2026-11-10T10:00Z'), dueAt: null }]],
    ]);
    repo.review(10, { by: 'cho' });
    repo.setDraft(3, true);
    expect((await read('hello')).reviews).toEqual([]);
  });

  test('teams are left out where a token may not read their names', async () => {
    tellStory(github, clock);
    github.faults.add({
      match: { operation: 'WeekChanges' },
      fault: {
        type: 'graphql-error',
        message: "The 'combinedSlug' field requires one of the following scopes",
        errorType: 'INSUFFICIENT_SCOPES',
      },
    });
    const { reviews } = await read('hello');
    expect(reviews[0]?.asked.map(({ who }) => who)).toEqual(['cho']);
  });

  test('an answer that GitHub could not give is no empty week', async () => {
    tellStory(github, clock);
    github.faults.add({
      match: { operation: 'WeekChanges' },
      times: Infinity,
      fault: { type: 'graphql-error', message: 'Something went wrong' },
    });
    await expect(read('hello')).rejects.toThrow(FailureError);
  });

  test('blockers keep their age, and health is told with what it was', async () => {
    tellStory(github, clock);
    const { projects } = await read('hello');
    expect(
      projects
        .toSorted((a, b) => a.matter.number - b.matter.number)
        .map(({ matter, health, healthBefore, blockers }) => [
          matter.number,
          health,
          healthBefore,
          blockers.map(({ since }) => since),
        ]),
    ).toEqual([
      [1, 'off-track', 'at-risk', [Date.parse('2026-11-10T10:00Z'), Date.parse('2026-11-19T14:00Z')]],
      [2, 'on-track', 'on-track', []],
    ]);
  });

  test('nobody speaks for a project but who opened it and who has it', async () => {
    const repo = tellStory(github, clock);
    const update =
      '## Context\n\nx\n\n## Progress\n\nx\n\n## Blockers\n\n- all\n\n## Next steps\n\nx\n\n## Health\n\nOff track\n';
    repo.comment(2, { by: 'mallory', body: update });
    const { projects } = await read('hello');
    expect(projects.find(({ matter }) => matter.number === 2)?.health).toBe('on-track');
  });

  test('the first week has nothing to be compared with', async () => {
    clock.now = Date.parse('2026-11-18T09:00Z');
    github.repository('octo/new').openIssue({ by: 'ana', title: 'Begin' });
    clock.now = Date.parse('2026-11-23T09:00Z');
    expect((await read('new')).countsBefore).toBeNull();
  });

  test('what was complete only after the app said something is not complete at the first try', async () => {
    const repo = tellStory(github, clock);
    const { work } = await read('hello');
    repo.editIssue(8, { body: repo.issue(6).body });
    repo.removeLabel(8, 'async: incomplete');
    const after = await read('hello');
    expect(after.work.complete).toEqual(work.complete);
    expect(work.complete.all - work.complete.first).toBe(1);
  });
});

describe('windows of answers', () => {
  const ASKING = configOf(
    'version: 1\npeople: { timezone: UTC, members: { ana: {}, ben: { timezone: Asia/Tokyo }, cho: {}, dee: {} } }\nresponse: { review: 1wd, question: 2wh }\n',
  );

  test('come with reviews, in the time of whoever is asked', async () => {
    tellStory(github, clock);
    const { reviews } = await read('hello', ASKING);
    expect(reviews.map(({ asked }) => asked.map(({ who, dueAt }) => [who, dueAt]))).toEqual([
      [
        ['octo/billing', Date.parse('2026-11-20T14:00Z')],
        ['cho', Date.parse('2026-11-20T14:00Z')],
      ],
      // Ten in the morning is evening in Tokyo: the day of work begins on the next, and so does its end.
      [['ben', Date.parse('2026-11-12T00:00Z')]],
    ]);
  });

  test('are read of questions in bodies and comments, but not where a thread is too long to be whole', async () => {
    const repo = github.repository('octo/asks');
    clock.now = Date.parse('2026-11-18T10:00Z');
    repo.openIssue({ by: 'ana', title: 'In a body', body: '@cho which pump?' });
    const commented = repo.openIssue({ by: 'ana', title: 'In a comment' });
    repo.comment(commented, { by: 'dee', body: '@ben which valve?' });
    const answered = repo.openIssue({ by: 'ana', title: 'Answered', body: '@cho which door?' });
    repo.comment(answered, { by: 'cho', body: 'The east one.' });
    const long = repo.openIssue({ by: 'ana', title: 'Long', body: '@cho which lamp?' });
    for (let count = 0; count < 11; count += 1) repo.comment(long, { by: 'dee', body: 'I do not know.' });
    const followed = repo.openIssue({ by: 'ana', title: 'Status: long', body: '@dee which lamp?' });
    for (let count = 0; count < 11; count += 1) repo.comment(followed, { by: 'ana', body: 'I do not know.' });
    clock.now = Date.parse('2026-11-23T09:00Z');
    const mark = github.requests.mark();
    const { questions } = await read('asks', ASKING);
    expect(questions.map(({ matter, who, dueAt }) => [matter.title, who, dueAt]).toSorted()).toEqual([
      ['In a body', 'cho', Date.parse('2026-11-18T12:00Z')],
      ['In a comment', 'ben', Date.parse('2026-11-19T02:00Z')],
      ['Status: long', 'dee', Date.parse('2026-11-18T12:00Z')],
    ]);
    expect(github.requests.reads(mark).map(({ operation }) => operation)).toEqual([
      'WeekChanges',
      'WeekWaiting',
      'WeekThreads',
    ]);
    expect((await read('asks')).questions).toEqual([]);
  });

  test('tell how many first answers came within them', async () => {
    const repo = github.repository('octo/asks');
    clock.now = Date.parse('2026-11-18T10:00Z');
    const [soon, late] = ['Soon', 'Late', 'Never'].map((title) => repo.openIssue({ by: 'ana', title }));
    clock.now = Date.parse('2026-11-18T11:00Z');
    repo.comment(soon ?? 0, { by: 'ben', body: 'Yes.' });
    clock.now = Date.parse('2026-11-18T15:00Z');
    repo.comment(late ?? 0, { by: 'ben', body: 'Yes.' });
    clock.now = Date.parse('2026-11-23T08:00Z');
    repo.openIssue({ by: 'ana', title: 'Not due yet' });
    clock.now = Date.parse('2026-11-23T09:00Z');
    expect((await read('asks', ASKING)).work.inTime).toEqual({ within: 1, all: 3 });
    expect((await read('asks')).work.inTime).toBeNull();
  });

  test('take no request more, but for the issue of people', async () => {
    fillRepository(github, clock, { items: 2_000, changed: 400 });
    const count = async (config: Config): Promise<number> => {
      const mark = github.requests.mark();
      await read('crowd', config);
      return github.requests.reads(mark).length;
    };
    expect(await count(ASKING)).toBe(await count(CONFIG));
  });
});

describe('what people were told of by us', () => {
  const app = (): string => `${github.app.slug}[bot]`;
  const config = configOf(
    'version: 1\nresponse: {}\npeople: { hours: "09:00-17:00", members: { ben: { timezone: Asia/Tokyo } } }\n',
  );
  const reminder = (to: string): string =>
    `<!-- async-conventions:reminder:v1 {"to":"${to}","on":"2026-11-18","for":[{"n":1,"why":"review","turn":"1"}]} -->\n@${to}, hello.`;

  test('is counted: comments, reminders among them, the page, and what called somebody outside their hours', async () => {
    const repo = github.repository('octo/told', { labels: ['async: roll-up'] });
    clock.now = Date.parse('2026-11-10T10:00Z');
    const old = repo.openIssue({ by: 'ana', title: 'Old' });
    repo.comment(old, { by: app(), body: 'before these seven days' });
    clock.now = Date.parse('2026-11-16T09:00Z');
    repo.openIssue({
      by: app(),
      title: 'Week 46',
      body: '<!-- async-conventions:rollup:v1 2026-W46 -->\nx',
      labels: ['async: roll-up'],
    });
    clock.now = Date.parse('2026-11-18T01:00Z');
    repo.comment(old, { by: app(), body: reminder('ben') });
    clock.now = Date.parse('2026-11-18T20:00Z');
    repo.comment(old, { by: app(), body: reminder('cho') });
    for (let each = 0; each < 12; each += 1) repo.comment(old, { by: 'ana', body: `${each}` });
    clock.now = Date.parse('2026-11-19T10:00Z');
    repo.comment(old, { by: app(), body: 'a sticky one' });
    repo.comment(old, { by: 'ana', body: reminder('ben') });
    clock.now = Date.parse('2026-11-23T09:00Z');
    expect((await read('told', config)).work.told).toEqual({ all: 4, reminders: 2, outOfHours: 1 });
  });

  test('is nothing where we wrote nothing', async () => {
    github.repository('octo/quiet').openIssue({ by: 'ana', title: 'x' });
    expect((await read('quiet')).work.told).toEqual({ all: 0, reminders: 0, outOfHours: 0 });
  });
});
