import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatSubjectKey } from '../../../src/core/subject.js';
import type { Subject } from '../../../src/core/subject.js';
import { sleep } from '../../../src/shell/clock.js';
import { silentLog } from '../silent-log.js';
import { MAX_ATTEMPTS } from '../../../src/shell/queue/dead-letter.js';
import { MemoryQueue } from '../../../src/shell/queue/memory.js';
import type { Outcome, Run } from '../../../src/shell/queue/queue.js';
import { SimulatedClock } from '../simulated-clock.js';
import { nothing } from './observed.js';

const done: Outcome = { kind: 'done' };

const retry = (afterMs: number | null = null, isOwnFault = true): Outcome => ({
  kind: 'retry',
  afterMs,
  isOwnFault,
  reason: 'test',
});

function item(number: number, installation = 1): Subject {
  return { kind: 'item', installation, owner: 'octo', repo: 'hello', number };
}

/** A queue whose runs last `ms` and are written down. */
function start(options: {
  readonly ms?: number;
  readonly concurrency?: number;
  readonly random?: () => number;
  readonly outcome?: (run: Run, nth: number) => Outcome;
}) {
  const clock = new SimulatedClock();
  const runs: (Run & { key: string; start: number; end: number })[] = [];
  const queue = new MemoryQueue({
    clock,
    random: options.random ?? (() => 0),
    log: silentLog,
    concurrency: options.concurrency ?? 100,
  });
  queue.start(async (run) => {
    const record = {
      key: formatSubjectKey(run.subject),
      start: clock.now(),
      end: Infinity,
      ...run,
    };
    runs.push(record);
    const outcome = options.outcome?.(run, runs.length) ?? done;
    await sleep(clock, options.ms ?? 100);
    record.end = clock.now();
    return outcome;
  });
  return { clock, queue, runs };
}

describe('the queue in memory', () => {
  test('answers a burst of events with one run that knows its causes', async () => {
    const { clock, queue, runs } = start({});
    for (const cause of ['a', 'b', 'c']) await queue.add(item(7), { cause });
    await clock.finish();
    expect(runs.map(({ causes }) => causes)).toEqual([['a', 'b', 'c']]);
  });

  test('knows the newest causes of a run that is one more for what waits on time', async () => {
    const { clock, queue, runs } = start({
      ms: 1_000,
      outcome: (_, nth) => (nth <= 2 ? { kind: 'requeue', at: nth * 60_000 } : done),
    });
    for (const cause of ['a', 'b', 'c', 'd']) await queue.add(item(7), { cause });
    await clock.advance(500);
    await queue.add(item(7), { cause: 'e', at: 60_000 });
    await clock.advance(60_000);
    for (const cause of ['f', 'g']) await queue.add(item(7), { cause });
    await clock.finish();
    expect(runs.map(({ causes }) => causes.join(''))).toEqual(['abcd', 'abcde', 'cdefg']);
  });

  test('leaves causes behind with what was done for them', async () => {
    const { clock, queue, runs } = start({ ms: 1_000 });
    await queue.add(item(7), { cause: 'a' });
    await clock.advance(500);
    await queue.add(item(7), { cause: 'b' });
    await clock.finish();
    expect(runs.map(({ causes }) => causes)).toEqual([['a'], ['b']]);
  });

  test('starts within 250 ms of an event', async () => {
    const { clock, queue, runs } = start({});
    await queue.add(item(7));
    await clock.advance(250);
    expect(runs).toHaveLength(1);
  });

  test('runs exactly once more after any number of events during a run', async () => {
    const { clock, queue, runs } = start({ ms: 1_000 });
    await queue.add(item(7));
    await clock.advance(500);
    for (let event = 0; event < 100; event += 1) await queue.add(item(7));
    await clock.finish();
    expect(runs).toHaveLength(2);
  });

  test('looks again at the time a run asked for', async () => {
    const { clock, queue, runs } = start({
      ms: 0,
      outcome: (_, nth) => (nth === 1 ? { kind: 'requeue', at: 60_000 } : done),
    });
    await queue.add(item(7));
    await clock.finish();
    expect(runs.map((run) => run.start)).toEqual([50, 60_000]);
  });

  test('takes the earliest of several times', async () => {
    const { clock, queue, runs } = start({ ms: 0 });
    await queue.add(item(7), { at: 90_000 });
    await queue.add(item(7), { at: 30_000 });
    await queue.add(item(7), { at: 60_000 });
    await clock.finish();
    expect(runs.map((run) => run.start)).toEqual([30_000]);
  });

  test('does not wait for that time when something happens before', async () => {
    const { clock, queue, runs } = start({ ms: 0 });
    await queue.add(item(7), { at: 90_000 });
    await queue.add(item(7));
    await clock.finish();
    expect(runs.map((run) => run.start)).toEqual([50]);
  });

  test('waits as long as GitHub said, and longer by a random part that grows', async () => {
    const { clock, queue, runs } = start({
      ms: 0,
      random: () => 0.5,
      outcome: (_, nth) => (nth <= 3 ? retry(nth === 1 ? 60_000 : null) : done),
    });
    await queue.add(item(7));
    await clock.finish();
    expect(runs.map((run) => run.start)).toEqual([50, 60_550, 61_550, 63_550]);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
  });

  test('is not hurried by events while it backs off', async () => {
    const { clock, queue, runs } = start({ ms: 0, outcome: (_, nth) => (nth === 1 ? retry(60_000) : done) });
    await queue.add(item(7));
    await clock.advance(1_000);
    await queue.add(item(7));
    await clock.finish();
    expect(runs.map((run) => run.start)).toEqual([50, 60_050]);
  });

  test('tells a run how new a read the latest of its events asks for, and asks it of that run alone', async () => {
    const { clock, queue, runs } = start({
      ms: 0,
      outcome: (_, nth) => (nth === 1 ? { kind: 'requeue', at: 60_000 } : done),
    });
    for (const fresh of [5_000, null, 7_000, 6_000]) await queue.add(item(7), { fresh });
    await clock.finish();
    expect(runs.map(({ fresh }) => fresh)).toEqual([7_000, null]);
  });

  test('asks for it again after a read that was older or failed', async () => {
    const outcomes: Outcome[] = [{ kind: 'stale', at: 1_000 }, retry(), { kind: 'stale', at: 5_000 }, done];
    const { clock, queue, runs } = start({ ms: 0, outcome: (_, nth) => outcomes[nth - 1] ?? done });
    await queue.add(item(7), { fresh: 7_000 });
    await clock.finish();
    expect(runs.map(({ fresh, staleReads }) => [fresh, staleReads])).toEqual([
      [7_000, 0],
      [7_000, 1],
      [7_000, 1],
      [7_000, 2],
    ]);
  });

  test('is not hurried by events while it waits for a newer read, and counts anew for a newer event', async () => {
    const { clock, queue, runs } = start({
      ms: 0,
      outcome: (_, nth) => (nth <= 2 ? { kind: 'stale', at: nth * 10_000 } : done),
    });
    await queue.add(item(7), { fresh: 7_000 });
    await clock.advance(1_000);
    await queue.add(item(7), { fresh: 6_000 });
    await clock.advance(10_000);
    await queue.add(item(7), { fresh: 8_000 });
    await clock.finish();
    expect(runs.map(({ start: at, fresh, staleReads }) => [at, fresh, staleReads])).toEqual([
      [50, 7_000, 0],
      [10_000, 7_000, 1],
      [20_000, 8_000, 0],
    ]);
  });

  test('asks a further run only for what came during the one before', async () => {
    const { clock, queue, runs } = start({ ms: 1_000 });
    await queue.add(item(7), { fresh: 7_000 });
    await clock.advance(500);
    await queue.add(item(7), { fresh: 7_000 });
    await clock.advance(2_000);
    await queue.add(item(7));
    await clock.finish();
    expect(runs.map(({ fresh }) => fresh)).toEqual([7_000, 7_000, null]);
  });

  test('keeps the newer of what a stale run was asked for and what came during it', async () => {
    const { clock, queue, runs } = start({
      ms: 1_000,
      outcome: (_, nth) => (nth <= 2 ? { kind: 'stale', at: nth * 10_000 } : done),
    });
    await queue.add(item(7), { fresh: 7_000 });
    await clock.advance(500);
    await queue.add(item(7), { fresh: 9_000 });
    await clock.advance(10_000);
    await queue.add(item(7), { fresh: 8_000 });
    await clock.finish();
    expect(runs.map(({ fresh, staleReads }) => [fresh, staleReads])).toEqual([
      [7_000, 0],
      [9_000, 0],
      [9_000, 1],
    ]);
  });

  test('tries a dead letter about once an hour, for three days, and then no more', async () => {
    const { clock, queue, runs } = start({ ms: 0, random: () => 0.5, outcome: () => retry() });
    await queue.add(item(7));
    await clock.finish();
    const gaps = runs.map((run, index) => run.start - (runs[index - 1]?.start ?? 0));
    const quick = gaps.slice(0, MAX_ATTEMPTS).reduce((sum, gap) => sum + gap);
    expect(quick / 60_000).toBeCloseTo(13.5, 1);
    expect(gaps.slice(MAX_ATTEMPTS)).toEqual(Array.from({ length: 72 }, () => 60 * 60_000));
    expect(await queue.counts()).toEqual({ ...nothing, givenUp: 1 });
  });

  test('parts dead letters that failed together by up to an hour', async () => {
    const chances = [0, 0.999];
    const { clock, queue, runs } = start({
      ms: 0,
      random: () => (runs.length < 2 * MAX_ATTEMPTS ? 0 : (chances.shift() ?? 0)),
      outcome: ({ attempt }) => (attempt <= MAX_ATTEMPTS ? retry() : done),
    });
    for (const number of [1, 2]) await queue.add(item(number));
    await clock.finish();
    const minutes = runs.slice(2 * MAX_ATTEMPTS).map((run) => Math.round(run.start / 60_000));
    expect(minutes).toEqual([30, 90]);
  });

  test('uses up no attempt on a limit of the whole installation', async () => {
    const { clock, queue, runs } = start({ ms: 0, outcome: (_, nth) => (nth <= 50 ? retry(60_000, false) : done) });
    await queue.add(item(7));
    await clock.finish();
    expect(runs).toHaveLength(51);
    expect(runs.at(-1)?.attempt).toBe(1);
  });

  test('leaves alone what cannot be helped', async () => {
    const { clock, queue, runs } = start({ outcome: () => ({ kind: 'give-up', reason: 'gone' }) });
    await queue.add(item(7));
    await clock.finish();
    expect(runs).toHaveLength(1);
    expect((await queue.counts()).deadLetters).toBe(0);
  });

  test('tries again after work that throws', async () => {
    let calls = 0;
    const clock = new SimulatedClock();
    const queue = new MemoryQueue({
      clock,
      random: () => 0,
      log: silentLog,
      concurrency: 1,
    });
    queue.start(() => (++calls === 1 ? Promise.reject(new Error('oh')) : Promise.resolve(done)));
    await queue.add(item(7));
    await clock.finish();
    expect(calls).toBe(2);
  });

  test('leaves room for a quiet installation beside a busy one', async () => {
    const { clock, queue, runs } = start({ ms: 1_000, concurrency: 12 });
    for (let number = 1; number <= 100; number += 1) await queue.add(item(number, 1));
    await queue.add(item(1, 2));
    await clock.advance(100);
    expect(runs).toHaveLength(11);
    expect(runs.map(({ key }) => key)).toContain('item:2/octo/hello#1');
    await clock.finish();
    expect(runs).toHaveLength(101);
  });

  test('drains: what runs and is ready ends, what waits for a time is dropped and counted', async () => {
    const { clock, queue, runs } = start({ ms: 1_000 });
    await queue.add(item(1));
    await clock.advance(100);
    await queue.add(item(2));
    await queue.add(item(3), { at: 60_000 });
    const drained = queue.drain(20_000);
    await queue.add(item(4));
    await clock.finish();
    expect(await drained).toBe(1);
    expect(runs.map(({ key }) => key)).toEqual(['item:1/octo/hello#1', 'item:1/octo/hello#2']);
  });

  test('says whether it took what was added', async () => {
    const { clock, queue } = start({});
    expect(await queue.add(item(1))).toBe(true);
    expect(await queue.add(item(1))).toBe(true);
    const drained = queue.drain(20_000);
    expect(await queue.add(item(1))).toBe(false);
    expect(await queue.add(item(2))).toBe(false);
    await clock.finish();
    expect(await drained).toBe(0);
  });

  test('runs what running work asks for while it drains, and counts what does not get its turn', async () => {
    const { clock, queue, runs } = start({
      ms: 1_000,
      concurrency: 1,
      outcome(run) {
        const { subject } = run;
        if (subject.kind === 'repository')
          for (const number of [1, 2, 3]) void queue.add(item(number), { isFollowUp: true });
        return done;
      },
    });
    await queue.add({ kind: 'repository', installation: 1, owner: 'octo', repo: 'hello' });
    await queue.add(item(3), { at: 60_000 });
    await clock.advance(100);
    const drained = queue.drain(2_500);
    await clock.advance(2_500);
    expect(await drained).toBe(2);
    await clock.finish();
    expect(runs.map(({ key }) => key)).toEqual([
      'repository:1/octo/hello',
      'item:1/octo/hello#1',
      'item:1/octo/hello#2',
      'item:1/octo/hello#3',
    ]);
  });

  test('comes back after a refusal where there is something else to do', async () => {
    const { clock, queue, runs } = start({
      ms: 0,
      outcome: (_, nth) => ({ kind: 'give-up', reason: 'test', ...(nth === 1 ? { at: 60_000 } : {}) }),
    });
    await queue.add(item(7));
    await clock.finish();
    expect(runs.map((run) => run.start)).toEqual([50, 60_000]);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  test('drains no longer than it may', async () => {
    const { clock, queue } = start({ ms: 1_000_000 });
    await queue.add(item(1));
    await clock.advance(100);
    const drained = queue.drain(20_000);
    await clock.advance(20_000);
    expect(await drained).toBe(1);
  });
});

/** Events and failures in any order, over a few subjects of two installations. */
const story = fc.record({
  events: fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 5_000 }),
      number: fc.integer({ min: 1, max: 4 }),
      installation: fc.integer({ min: 1, max: 2 }),
      delay: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 40 },
  ),
  outcomes: fc.array(
    fc.constantFrom<'done' | 'retry' | 'limit' | 'requeue' | 'stale' | 'give-up'>(
      'done',
      'done',
      'retry',
      'limit',
      'requeue',
      'stale',
      'give-up',
    ),
    {
      maxLength: 40,
    },
  ),
  ms: fc.integer({ min: 0, max: 700 }),
  concurrency: fc.integer({ min: 1, max: 8 }),
});

test('whatever happens, no subject runs twice at once, no event goes unanswered, and all comes to rest', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ events, outcomes, ms, concurrency }) => {
      const { clock, queue, runs } = start({
        ms,
        concurrency,
        random: () => 0.5,
        outcome(_, nth) {
          const kind = outcomes[nth - 1] ?? 'done';
          if (kind === 'retry') return retry();
          if (kind === 'limit') return retry(2_000, false);
          if (kind === 'requeue' || kind === 'stale') return { kind, at: clock.now() + 1_500 };
          return kind === 'give-up' ? { kind, reason: 'test' } : done;
        },
      });
      for (const event of events) {
        const options = event.delay === null ? {} : { at: event.at + event.delay };
        clock.after(event.at, () => void queue.add(item(event.number, event.installation), options));
      }
      await clock.finish();

      expect(await queue.counts()).toMatchObject({ running: 0, ready: 0, waiting: 0 });
      for (const event of events) {
        const key = formatSubjectKey(item(event.number, event.installation));
        // A timed wish may be answered by any run after it was made; an event only by one that starts after it.
        expect(runs.some((run) => run.key === key && run.start >= event.at)).toBe(true);
      }
      const times = [...runs].sort((a, b) => a.start - b.start);
      for (const [index, run] of times.entries()) {
        const before = times.slice(0, index).filter((other) => other.end > run.start);
        expect(before.filter((other) => other.key === run.key)).toEqual([]);
        expect(before.length).toBeLessThan(concurrency);
      }
      const planned = outcomes.filter((kind) => kind !== 'done' && kind !== 'give-up').length;
      expect(runs.length).toBeLessThanOrEqual(events.length + planned);
    }),
    { numRuns: 200 },
  );
});
