import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MONDAY_NINE, rollupConfig, startRollup, us } from './publishing-stage.js';

const MINUTE = 60_000;

describe('a normal Monday', () => {
  test('brings one page at its time, with its label, and nothing before', async () => {
    const { stage, repo, pages, told, until, happen } = await startRollup();
    happen();
    await until(MONDAY_NINE - 10_000);
    expect(told()).toEqual([]);
    await until(MONDAY_NINE + MINUTE);
    expect(told()).toEqual(['2026-W47 open']);
    const [page] = pages();
    expect(page).toMatchObject({ author: us, labels: ['async: roll-up'], createdAt: '2026-11-23T09:00:00Z' });
    expect(page?.title).toBe('Week 47 of 2026: Mon 2026-11-16 to Sun 2026-11-22');
    expect(page?.body).toContain('\n**Nothing waits for anybody.**\n');
    expect(page?.body).not.toContain('late');
    expect(repo.labels()).toContainEqual({
      name: 'async: roll-up',
      color: 'c5d5ea',
      description: 'The week on one page',
    });
    expect(repo.notifications().filter(({ number }) => number === page?.number)).toHaveLength(1);
    expect(stage.log.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  test('passes on from page to page, each closed once', async () => {
    const { repo, pages, told, until, happen } = await startRollup();
    for (let week = 0; week < 3; week += 1) {
      happen();
      await until(MONDAY_NINE + week * 7 * DAY + HOUR);
    }
    const [first = 0, second = 0, third = 0] = pages().map(({ number }) => number);
    expect(told()).toEqual([
      `2026-W47 completed, next ${second}`,
      `2026-W48 completed, next ${third}`,
      '2026-W49 open',
    ]);
    expect(repo.issue(first).body).toContain(`The page after this one is [#\u200B${second}](`);
    const ofFirst = repo.notifications().filter(({ number }) => number === first);
    expect(ofFirst.map(({ reason }) => reason)).toEqual(['issue', 'state_change']);
  });

  test('costs what the week costs to read, one look more, and a write for each thing that changes', async () => {
    const { stage, until, happen } = await startRollup({}, { config: rollupConfig('pin: true') });
    happen();
    await until(MONDAY_NINE + HOUR);
    happen();
    await until(MONDAY_NINE + 7 * DAY - MINUTE);
    const mark = stage.github.requests.mark();
    await until(MONDAY_NINE + 7 * DAY + MINUTE);
    const reads = stage.github.requests.reads(mark).map(({ operation }) => operation);
    expect(reads).toEqual(['RollupPages', 'WeekChanges', 'WeekWaiting', 'RollupPages']);
    expect(stage.written(mark)).toEqual(['issues/create', 'issues/update', 'UnpinPage', 'PinPage']);
    const after = stage.github.requests.mark();
    await until(MONDAY_NINE + 7 * DAY + 6 * HOUR);
    // Whether somebody else wrote one at the same time.
    expect(stage.calls(after)).toEqual({ reads: 1, writes: 0 });
  });
});

test('a week in which nothing happened, and in which nothing waits, has no page, and is read once', async () => {
  const { stage, told, until } = await startRollup();
  await until(MONDAY_NINE + HOUR);
  const mark = stage.github.requests.mark();
  await until(MONDAY_NINE + 7 * DAY + HOUR);
  expect(told()).toEqual([]);
  expect(stage.calls(mark)).toEqual({ reads: 3, writes: 0 });
});

test('a page and its predecessor are nothing that happened', async () => {
  const { told, until, happen } = await startRollup();
  happen();
  await until(MONDAY_NINE + 7 * DAY + HOUR);
  await until(MONDAY_NINE + 14 * DAY + HOUR);
  expect(told()).toEqual(['2026-W47 open']);
});
