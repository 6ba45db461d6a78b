import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FakeRepository } from '../../github/index.js';
import { playWeeks, type Played } from './play.js';
import { calledIn, otherTexts, ourComments, ourPages, pagesOf, remindersOf, tell } from './standing.js';
import { isAtWork, shownIn, TEAM } from './team.js';

/** A play takes some ten seconds where nothing else runs. */
const PATIENCE_MS = 240_000;

const us = 'async-conventions[bot]';

/** What each is reminded of, by their own clocks. */
const REMINDERS = [
  // Dee, who never answers: twice in each of two weeks, the second time after a holiday, then no more.
  'Fri 2026-10-23 09:00 dee hello#5',
  'Fri 2026-10-23 10:00 ben hello#3',
  'Fri 2026-10-23 09:00 chidi hello#4',
  'Tue 2026-10-27 09:00 dee hello#5',
  'Fri 2026-10-30 09:00 dee hello#5',
  'Fri 2026-10-30 10:00 ben hello#3',
  'Fri 2026-10-30 09:00 chidi hello#4',
  'Mon 2026-11-02 09:00 dee hello#5',
  'Mon 2026-11-02 10:00 ben hello#3',
  // Eve put hers off until the day before; the clocks of New York were put back on that very day.
  'Mon 2026-11-02 10:00 eve hello#7',
  'Tue 2026-11-03 10:00 eve hello#7',
  'Thu 2026-11-05 09:00 dee hello#14',
  'Thu 2026-11-05 10:00 eve hello#7',
  // Chidi is away.
  'Fri 2026-11-06 09:00 ana hello#4',
  // On Monday there was no server.
  'Tue 2026-11-10 10:00 eve hello#8',
  // A question that was asked while there was none, and one after that.
  'Wed 2026-11-11 10:00 ben hello#3',
  'Thu 2026-11-12 09:00 dee hello#5',
  'Thu 2026-11-12 10:00 eve hello#7',
  'Fri 2026-11-13 10:00 ben hello#3',
  'Fri 2026-11-13 09:00 chidi hello#4',
  'Mon 2026-11-16 09:00 chidi hello#4',
];

const PAGES = [
  '2026-W43 late, closed, next 2026-W44',
  '2026-W44, closed, next 2026-W45',
  '2026-W45 late, closed, next 2026-W46',
  '2026-W46, open',
];

/** Some of the calls before which it is killed: of the errand that reminds, of the one that publishes, of an item's run. */
const CALLS = [
  'ReminderCandidates',
  'ReminderThreads',
  'ReminderFinished',
  'issues/list-comments-for-repo',
  'issues/create-comment',
  'RollupPages',
  'WeekChanges',
  'WeekWaiting',
  'issues/create',
  'issues/update',
  'Item',
  'checks/create',
];

/** Plays the four weeks before the tests that follow. */
function play(isKilled: boolean): () => Played {
  let played: Played | null = null;
  beforeAll(async () => {
    played = await playWeeks({ isKilled });
  }, PATIENCE_MS);
  afterAll(() => played?.strike());
  return () => {
    if (played === null) throw new Error('not played');
    return played;
  };
}

/** What holds whatever befell the server. */
function describeLaws(weeks: () => Played): void {
  const repositories = (): readonly FakeRepository[] => [weeks().places.team, weeks().places.quiet];

  test('there is one page of each week that had something to say, and each leads to the next', () => {
    expect(repositories().map(pagesOf)).toEqual([PAGES, ['2026-W43 late, closed, next 2026-W46', '2026-W46, open']]);
  });

  test('a channel is told of each page once', () => {
    const { messages } = weeks().slack;
    const parents = messages.filter(({ thread }) => thread === null);
    expect(parents.map(({ text }) => /Week (\d+) of 2026/.exec(text)?.[1])).toEqual(['43', '44', '45', '46']);
    const replies = messages.flatMap(({ thread, text }) =>
      thread === null ? [] : [`${thread} ${text.split('\n')[0]}`],
    );
    expect(new Set(replies).size).toBe(replies.length);
    expect(calledIn(messages.map(({ text }) => text))).toEqual([]);
  });

  test('everybody is called within their hours, on a day of their work', () => {
    const outside = remindersOf(weeks()).filter(({ to, at }) => {
      const worker = TEAM[to];
      return worker === undefined || !isAtWork(worker, at);
    });
    expect(outside.map(tell)).toEqual([]);
  });

  test('nobody is called twice on a day, nor three times for one update, nor twice for one answer', () => {
    const reminders = remindersOf(weeks());
    const days = reminders.map(({ to, at }) => `${to} ${shownIn(TEAM[to]?.zone ?? 'UTC', at).date}`);
    expect(new Set(days).size).toBe(days.length);
    const counts = new Map<string, number>();
    for (const each of reminders.flatMap(({ of }) => of)) counts.set(each, (counts.get(each) ?? 0) + 1);
    const tooOften = [...counts].filter(([what, count]) => count > (what.includes(' update ') ? 2 : 1));
    expect(tooOften).toEqual([]);
  });

  test('a reminder calls one person, and nothing else that was written calls anybody', () => {
    const bodies = repositories()
      .flatMap(ourComments)
      .map(({ body }) => body);
    const called = bodies.map((body) => calledIn([body])).filter(({ length }) => length > 0);
    expect(called.flat().toSorted()).toEqual(
      remindersOf(weeks())
        .map(({ to }) => to)
        .toSorted(),
    );
    expect(calledIn(repositories().flatMap(otherTexts))).toEqual([]);
  });

  test('people are notified of reminders, of pages and their closing, and once of a decision', () => {
    const caused = repositories()
      .flatMap((repo) => repo.notifications())
      .filter(({ actor }) => actor === us);
    const count = (reason: string): number => caused.filter((one) => one.reason === reason).length;
    const pages = repositories().flatMap(ourPages).length;
    const comments = remindersOf(weeks()).length + 1;
    expect([count('issue'), count('state_change'), count('comment')]).toEqual([pages, pages - 2, comments]);
    expect(caused).toHaveLength(pages + pages - 2 + comments);
  });
}

describe('four weeks of five people in five zones, with no server over two Mondays', () => {
  const weeks = play(false);
  describeLaws(weeks);

  test('each is asked when it is due, by one message for all that is', () => {
    const reminders = remindersOf(weeks());
    expect(reminders.map(tell)).toEqual(REMINDERS);
    expect(reminders.filter(({ of }) => of.length > 1).map(tell)).toEqual([
      'Fri 2026-10-23 10:00 ben hello#3',
      'Thu 2026-11-05 10:00 eve hello#7',
    ]);
    expect(weeks().stage.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });
});

describe('the same weeks, with the process killed once between each two calls that follow one another', () => {
  const weeks = play(true);
  describeLaws(weeks);

  test('it was killed within every errand', () => {
    const { kills } = weeks();
    expect(kills.map((pair) => pair.split(', ')[1])).toEqual(expect.arrayContaining(CALLS));
    expect(new Set(kills).size).toBe(kills.length);
  });

  test('nobody is asked for more than without, and who stays silent is asked as often', () => {
    const reminders = remindersOf(weeks());
    const usual = new Set(REMINDERS.map(matterOf));
    expect(reminders.map((each) => matterOf(tell(each))).filter((matter) => !usual.has(matter))).toEqual([]);
    expect(reminders.length).toBeLessThanOrEqual(REMINDERS.length);
    expect(reminders.filter(({ on }) => on === 'hello#5')).toHaveLength(5);
  });
});

/** What is left of a line without its day and time. */
function matterOf(line: string): string {
  return line.split(' ').slice(3).join(' ');
}
