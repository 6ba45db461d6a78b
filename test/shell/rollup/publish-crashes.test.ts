import { describe, expect, test, vi } from 'vitest';
import { PATIENCE, startSecond } from '../second-process.js';
import { DAY, HOUR, MONDAY_NINE, rollupConfig, startRollup } from './publishing-stage.js';
import type { RollupStage } from './publishing-stage.js';

const MINUTE = 60_000;

/** The Monday after the first page. */
const SECOND = MONDAY_NINE + 7 * DAY;

/** All requests that the second page takes, in order; between any two of them a process may end. */
const CALLS = [
  'RollupPages',
  'WeekChanges',
  'WeekWaiting',
  'RollupPages',
  'issues/create',
  'issues/update',
  'UnpinPage',
  'PinPage',
];

const WRITES = CALLS.slice(4);

/** A page of the week before stands, and half a minute from now that of this week is due. */
async function beforeSecond(options: Parameters<typeof startRollup>[0] = {}): Promise<RollupStage> {
  const rollup = await startRollup(options, { config: rollupConfig('pin: true') });
  rollup.happen();
  await rollup.until(MONDAY_NINE + HOUR);
  rollup.happen();
  await rollup.until(SECOND - MINUTE / 2);
  return rollup;
}

/** There is one page of each week, one leads to the other, and nobody was told twice. */
function expectBoth({ repo, pages, told }: RollupStage): void {
  const [, second] = pages();
  const number = second?.number ?? 0;
  expect(told()).toEqual([`2026-W47 completed, next ${number}`, '2026-W48 open']);
  expect(repo.pinned()).toEqual([number]);
  expect(repo.notifications().filter((one) => one.number === number)).toHaveLength(1);
}

/** What a process remembers goes with it where it has no folder and no server. */
async function forget({ stage, repo }: RollupStage): Promise<void> {
  const { id = 0 } = [...stage.github.world.repositories.values()].find(({ name }) => name === repo.name) ?? {};
  const name = `week:${repo.installationId()}:${id}`;
  for (const each of [name, `${name}:2026-W48`, 'unsettled', `sweep:${repo.installationId()}:${id}`]) {
    await stage.store.delete(each);
  }
}

describe('there is one page of a week', () => {
  test('and these are the requests that it takes', async () => {
    const { stage, until } = await beforeSecond();
    const mark = stage.github.requests.mark();
    await until(SECOND + MINUTE);
    expect(
      stage.github.requests
        .since(mark)
        .flatMap(({ operation, isGraphql, isWrite }) => (isGraphql || isWrite ? operation : [])),
    ).toEqual(CALLS);
  });

  test.each(
    CALLS.flatMap((operation, index) =>
      [true, false].map((isKept): [string, number, boolean] => [operation, index, isKept]),
    ),
  )('although the process ends at %s (request %i; what it knows is kept: %s)', async (_operation, index, isKept) => {
    const rollup = await beforeSecond();
    const { stage, until } = rollup;
    let count = -1;
    stage.github.faults.setSource(({ isGraphql, isWrite }) => {
      if (isGraphql || isWrite) count += 1;
      if (count === index) stage.kill();
      return null;
    });
    await until(SECOND + 1_000);
    expect(count).toBe(index);
    stage.github.faults.clear();
    if (!isKept) await forget(rollup);
    await stage.boot({ upkeep: true });
    await stage.pass(20 * MINUTE);
    expectBoth(rollup);
    // The process that ended tells of nothing else.
    const errors = stage.log.flatMap(({ level, err }) => (level === 'error' ? String(err) : []));
    expect(errors.filter((error) => error !== 'Error: the process is over')).toEqual([]);
  });

  test.each(
    WRITES.flatMap((operation) =>
      (['before', 'after'] as const).map((when): [string, 'before' | 'after'] => [operation, when]),
    ),
  )('although the answer to %s is lost %s it took effect', async (operation, when) => {
    const rollup = await beforeSecond();
    rollup.stage.github.faults.add({ match: { operation }, fault: { type: 'status', status: 503, when } });
    await rollup.until(SECOND + HOUR);
    expectBoth(rollup);
  });

  test('although the answer to its creation is lost while reads trail by twenty seconds', async () => {
    const rollup = await beforeSecond();
    const { stage, until } = rollup;
    stage.github.setReadLag(20_000);
    stage.github.faults.add({ match: { operation: 'issues/create' }, fault: { type: 'reset', when: 'after' } });
    await until(SECOND + HOUR);
    expectBoth(rollup);
  });

  test.each([4_000, 30_000, 100_000])('although reads trail by %i milliseconds', async (lag) => {
    const rollup = await beforeSecond();
    rollup.stage.github.setReadLag(lag);
    await rollup.until(SECOND + HOUR);
    expectBoth(rollup);
  });

  test('although the errand runs again at once while reads do not show it', async () => {
    const rollup = await beforeSecond();
    const { stage, repo, until } = rollup;
    await until(SECOND - 10_000);
    stage.github.setReadLag(60_000);
    await until(SECOND + 1_000);
    await stage.engine.queue.add({ kind: 'week', ...repo.ref() });
    await until(SECOND + HOUR);
    expectBoth(rollup);
  });
});

describe('two processes that write at the same time', () => {
  async function writeTwice(isShared: boolean): Promise<RollupStage> {
    const rollup = await beforeSecond({ isShared });
    const { stage, repo, until } = rollup;
    await until(SECOND - 10_000);
    await stage.stop();
    await stage.clock.advance(20_000);
    await stage.boot({ isShared });
    const second = startSecond(stage, isShared);
    stage.github.deliverTo(null);
    // What one wrote the other does not see.
    stage.github.setReadLag(20_000);
    const subject = { kind: 'week', ...repo.ref() } as const;
    await Promise.all([stage.engine.queue.add(subject), second.queue.add(subject)]);
    const idle = { running: 0, ready: 0 };
    const settle = (ms: number) =>
      vi.waitFor(async () => {
        await stage.clock.advance(ms);
        expect(await second.queue.counts()).toMatchObject(idle);
        expect(await stage.engine.queue.counts()).toMatchObject(idle);
        expect(rollup.pages().length).toBeGreaterThan(1);
      }, PATIENCE);
    await settle(100);
    return rollup;
  }

  test('write one where they share a store', async () => {
    const rollup = await writeTwice(true);
    await rollup.stage.pass(5 * MINUTE);
    expectBoth(rollup);
  });

  test('put right what they wrote where they share nothing: the older stays, and the page before leads to it', async () => {
    const rollup = await writeTwice(false);
    const { pages, told, stage, repo } = rollup;
    await stage.pass(10 * MINUTE);
    const [, older = 0, newer = 0] = pages().map(({ number }) => number);
    expect(told()).toEqual([`2026-W47 completed, next ${older}`, '2026-W48 open', `2026-W48 duplicate, of ${older}`]);
    expect(repo.issue(newer).body).toContain(`the one that counts is [#\u200B${older}](`);
    expect(repo.pinned()).toEqual([older]);
  });
});
