import { expect, test, vi } from 'vitest';
import { MAX_ATTEMPTS, MAX_SLOW_ATTEMPTS } from '../../../src/shell/queue/dead-letter.js';
import type { Outcome, Priority } from '../../../src/shell/queue/queue.js';
import type { Kind } from '../../services/backends.js';
import { LeapingClock } from '../leaping-clock.js';
import { silentLog } from '../silent-log.js';
import { done, gate, idle, item, keyOf, lasting, nothing, Observed, PATIENCE, retry } from './observed.js';

/** Node counts a timer's time from the start of the turn of its loop and in whole milliseconds, so it may fire that early. */
const ROUNDING_MS = 5;

const HOUR_MS = 60 * 60_000;

/** Days of a dead letter are some hundred steps, each of which takes its time on a busy machine. */
const LONG = 180_000;

/** How long after the start of the run before it one began. */
function gapBefore({ runs }: Observed, index: number): number {
  return (runs[index]?.start ?? NaN) - (runs[index - 1]?.start ?? NaN);
}

/**
 * What every queue does, on real time. Nothing is asserted about how long something takes, but that it does not begin before
 * it may; exact times are tested over the queue in memory with a clock that the test owns.
 */
export function describeAnyQueue({ app }: Kind): void {
  test('answers a burst of events with one run that knows a cause', async () => {
    const backend = app().open();
    for (const cause of ['a', 'b', 'c']) expect(await backend.queue.add(item(7), { cause })).toBe(true);
    const seen = new Observed();
    seen.start(backend.queue);
    await idle(backend);
    expect(seen.runs).toHaveLength(1);
    expect(seen.runs[0]).toMatchObject({
      subject: item(7),
      attempt: 1,
      fresh: null,
      staleReads: 0,
      isBackground: false,
    });
    expect(seen.runs[0]?.causes[0]).toBe('a');
  });

  test.each<readonly [string, (start: number) => Outcome]>([
    ['asked for another', (start) => ({ kind: 'requeue', at: start + 30 })],
    ['was refused and asked for another', (start) => ({ kind: 'give-up', reason: 'test', at: start + 30 })],
    ['read something old', (start) => ({ kind: 'stale', at: start + 30 })],
    ['failed', () => retry()],
  ])('tells a run what led to the one before it, which %s', async (_, outcome) => {
    const backend = app().open();
    const seen = new Observed((run, nth) => (nth <= 2 ? outcome(run.start) : done));
    seen.start(backend.queue);
    await backend.queue.add(item(7), { cause: 'a' });
    await idle(backend);
    expect(seen.runs.map(({ causes }) => causes)).toEqual([['a'], ['a'], ['a']]);
  });

  test('runs exactly once more after a hundred events during a run', async () => {
    const backend = app().open();
    const { passed, open } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await seen.begun(1);
    await Promise.all(Array.from({ length: 100 }, () => backend.queue.add(item(7))));
    expect(seen.runs).toHaveLength(1);
    open();
    await idle(backend);
    expect(seen.runs).toHaveLength(2);
  });

  test('does not let a busy subject delay another', async () => {
    const backend = app().open();
    const { passed, open } = gate();
    const seen = new Observed(async ({ key }) => (key === keyOf(1) ? passed.then(() => done) : done));
    seen.start(backend.queue);
    await backend.queue.add(item(1));
    await seen.begun(1);
    for (let event = 0; event < 20; event += 1) await backend.queue.add(item(1));
    await backend.queue.add(item(2));
    await seen.begun(2);
    expect(seen.runs.map(({ key }) => key)).toEqual([keyOf(1), keyOf(2)]);
    open();
    await idle(backend);
    expect(seen.of(keyOf(1))).toHaveLength(2);
  });

  test('cannot be starved by a steady stream of events', async () => {
    const backend = app().open();
    const seen = new Observed();
    seen.start(backend.queue);
    // Far closer together than the time that a burst is given to settle.
    for (const deadline = Date.now() + 15_000; seen.runs.length === 0 && Date.now() < deadline;) {
      await backend.queue.add(item(7));
      await lasting(5);
    }
    expect(seen.runs.length).toBeGreaterThan(0);
    await idle(backend);
  });

  test.each([
    [400, 60_000],
    [60_000, 400],
  ])('takes the earliest of several times: %d ms, then %d ms', async (first, second) => {
    const backend = app().open();
    const seen = new Observed();
    seen.start(backend.queue);
    const now = Date.now();
    for (const ms of [first, second, 50_000]) await backend.queue.add(item(7), { at: now + ms });
    await idle(backend);
    expect(seen.runs).toHaveLength(1);
    expect(seen.runs[0]?.start).toBeGreaterThanOrEqual(now + 400 - ROUNDING_MS);
  });

  test('does not wait for a time when something happens before, and then forgets it', async () => {
    const backend = app().open();
    const seen = new Observed();
    seen.start(backend.queue);
    await backend.queue.add(item(7), { at: Date.now() + 60_000 });
    expect(await backend.queue.counts()).toMatchObject({ waiting: 1 });
    await backend.queue.add(item(7));
    await idle(backend);
    expect(seen.runs).toHaveLength(1);
  });

  test('looks again at the time a run asked for, or sooner where an event during it did', async () => {
    const backend = app().open();
    const { passed, open } = gate();
    const seen = new Observed(async (run, nth) => {
      if (nth === 1) await passed;
      return nth === 1 ? { kind: 'requeue', at: run.start + 60_000 } : done;
    });
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await seen.begun(1);
    const at = Date.now() + 300;
    await backend.queue.add(item(7), { at });
    open();
    await idle(backend);
    expect(seen.runs).toHaveLength(2);
    expect(seen.runs[1]?.start).toBeGreaterThanOrEqual(at - ROUNDING_MS);
  });

  test('comes back after a refusal where there is something else to do', async () => {
    const backend = app().open();
    const seen = new Observed((run, nth) => ({
      kind: 'give-up',
      reason: 'test',
      ...(nth === 1 ? { at: run.start + 200 } : {}),
    }));
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await idle(backend);
    expect(seen.runs.map(({ attempt }) => attempt)).toEqual([1, 1]);
    expect(gapBefore(seen, 1)).toBeGreaterThanOrEqual(200 - ROUNDING_MS);
    expect(await backend.queue.counts()).toMatchObject({ deadLetters: 0 });
  });

  test('tells a run the newest of what was asked for, in whatever order, and asks it of that run alone', async () => {
    const backend = app().open();
    const seen = new Observed((run, nth) => (nth === 1 ? { kind: 'requeue', at: run.start + 100 } : done));
    for (const fresh of [5_000, null, 7_000, 6_000]) await backend.queue.add(item(7), { fresh });
    seen.start(backend.queue);
    await idle(backend);
    expect(seen.runs.map(({ fresh }) => fresh)).toEqual([7_000, null]);
  });

  test('asks for it again after a read that was older or failed', async () => {
    const backend = app().open();
    const seen = new Observed((run, nth) => {
      if (nth === 2) return retry();
      return nth <= 3 ? { kind: 'stale', at: run.start + 30 } : done;
    });
    seen.start(backend.queue);
    await backend.queue.add(item(7), { fresh: 7_000 });
    await idle(backend);
    expect(seen.runs.map(({ fresh, staleReads, attempt }) => [fresh, staleReads, attempt])).toEqual([
      [7_000, 0, 1],
      [7_000, 1, 1],
      [7_000, 1, 2],
      [7_000, 2, 1],
    ]);
  });

  test('is not hurried by events while it waits for a newer read, and counts anew for a newer event', async () => {
    const backend = app().open();
    const seen = new Observed((run, nth) => (nth <= 2 ? { kind: 'stale', at: run.start + 500 } : done));
    seen.start(backend.queue);
    await backend.queue.add(item(7), { fresh: 7_000 });
    await seen.begun(1);
    await backend.queue.add(item(7), { fresh: 6_000 });
    await backend.queue.add(item(7), { fresh: 8_000 });
    await idle(backend);
    expect(seen.runs.map(({ fresh, staleReads }) => [fresh, staleReads])).toEqual([
      [7_000, 0],
      [8_000, 0],
      [8_000, 1],
    ]);
    for (const index of [1, 2]) expect(gapBefore(seen, index)).toBeGreaterThanOrEqual(500 - ROUNDING_MS);
  });

  test('waits as long as GitHub said, and a random part more, however many events come meanwhile', async () => {
    const backend = app().open({ random: () => 0.2 });
    const seen = new Observed((_, nth) => (nth <= 2 ? retry(nth === 1 ? 400 : null) : done));
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await seen.begun(1);
    for (let event = 0; event < 20; event += 1)
      await backend.queue.add(item(7), event % 2 === 0 ? {} : { at: Date.now() });
    await idle(backend);
    expect(seen.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(gapBefore(seen, 1)).toBeGreaterThanOrEqual(600 - ROUNDING_MS);
    expect(gapBefore(seen, 2)).toBeGreaterThanOrEqual(400 - ROUNDING_MS);
  });

  test('has a dead letter of what failed too often, says so, counts it, and begins anew with the next event', async () => {
    const errors: object[] = [];
    const backend = app().open({ log: { ...silentLog, error: (fields) => errors.push(fields) } });
    const seen = new Observed((_, nth) => (nth <= MAX_ATTEMPTS ? retry() : done));
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await idle(backend);
    expect(seen.runs.map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: MAX_ATTEMPTS }, (_, index) => index + 1),
    );
    expect(errors).toEqual([{ key: keyOf(7), attempts: MAX_ATTEMPTS, reason: 'test' }]);
    expect(await backend.queue.counts()).toEqual({ ...nothing, deadLetters: 1 });
    await backend.queue.add(item(7));
    await idle(backend);
    expect(seen.runs.at(-1)).toMatchObject({ attempt: 1, isBackground: false });
    expect(await backend.queue.counts()).toEqual(nothing);
  });

  test('tries a dead letter now and then, with nobody waiting for it, until it is well', async () => {
    const clock = new LeapingClock();
    const backend = app().open({ clock });
    const seen = new Observed((_, nth) => (nth <= MAX_ATTEMPTS + 2 ? retry() : done));
    seen.start(backend.queue);
    await backend.queue.add(item(7), { fresh: 7_000 });
    await idle(backend);
    for (const nth of [1, 2, 3]) {
      expect(await backend.queue.counts()).toEqual({ ...nothing, deadLetters: 1 });
      clock.leap(HOUR_MS);
      await seen.begun(MAX_ATTEMPTS + nth);
      await idle(backend);
    }
    expect(await backend.queue.counts()).toEqual(nothing);
    const slow = seen.runs.slice(MAX_ATTEMPTS);
    expect(slow.map(({ attempt, isBackground, fresh }) => [attempt, isBackground, fresh])).toEqual(
      [1, 2, 3].map((nth) => [MAX_ATTEMPTS + nth, true, 7_000]),
    );
  });

  test(
    'gives a dead letter up for good after some days, says so and counts it apart',
    async () => {
      const errors: object[] = [];
      const clock = new LeapingClock();
      const backend = app().open({ clock, log: { ...silentLog, error: (fields) => errors.push(fields) } });
      const all = MAX_ATTEMPTS + MAX_SLOW_ATTEMPTS;
      const seen = new Observed((_, nth) => (nth <= all ? retry() : done));
      seen.start(backend.queue);
      await backend.queue.add(item(7));
      await idle(backend);
      for (let nth = MAX_ATTEMPTS + 1; nth <= all; nth += 1) {
        clock.leap(HOUR_MS);
        await seen.begun(nth);
        await idle(backend);
      }
      expect(errors).toEqual([
        { key: keyOf(7), attempts: MAX_ATTEMPTS, reason: 'test' },
        { key: keyOf(7), attempts: all, reason: 'test' },
      ]);
      expect(await backend.queue.counts()).toEqual({ ...nothing, givenUp: 1 });
      await backend.queue.add(item(7), { priority: 'background' });
      await idle(backend);
      expect(seen.runs).toHaveLength(all + 1);
      expect(seen.runs.at(-1)?.attempt).toBe(1);
    },
    LONG,
  );

  test('lets an event begin anew with a dead letter whose try meets a limit', async () => {
    const clock = new LeapingClock();
    const backend = app().open({ clock });
    const seen = new Observed((_, nth) => {
      if (nth <= MAX_ATTEMPTS) return retry();
      return nth === MAX_ATTEMPTS + 1 ? retry(300, false) : done;
    });
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await idle(backend);
    clock.leap(HOUR_MS);
    await seen.begun(MAX_ATTEMPTS + 1);
    await backend.queue.add(item(7));
    await idle(backend);
    expect(seen.runs.slice(MAX_ATTEMPTS).map(({ attempt, isBackground }) => [attempt, isBackground])).toEqual([
      [MAX_ATTEMPTS + 1, true],
      [1, false],
    ]);
  });

  test('uses up no attempt on a limit of the whole installation, and one on work that throws', async () => {
    const backend = app().open();
    const outcome = (nth: number): Outcome | Promise<Outcome> => {
      if (nth <= MAX_ATTEMPTS + 3) return retry(null, false);
      return nth === MAX_ATTEMPTS + 4 ? Promise.reject(new Error('oh')) : done;
    };
    const seen = new Observed((_, nth) => outcome(nth));
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await idle(backend);
    expect(seen.runs).toHaveLength(MAX_ATTEMPTS + 5);
    expect(seen.runs.slice(-2).map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  test('runs what is live before a sweep, also a subject of the sweep that becomes live', async () => {
    const backend = app().open({ concurrency: 1 });
    const { passed, open } = gate();
    const seen = new Observed(async (_, nth) => {
      await (nth === 1 ? passed : lasting(20));
      return done;
    });
    seen.start(backend.queue);
    await backend.queue.add(item(0));
    await seen.begun(1);
    for (let number = 1; number <= 40; number += 1) await backend.queue.add(item(number), { priority: 'background' });
    await backend.queue.add(item(41));
    await backend.queue.add(item(40));
    open();
    await idle(backend);
    expect(seen.runs).toHaveLength(42);
    const isBackground = new Map(seen.runs.map((run) => [run.key, run.isBackground]));
    expect([isBackground.get(keyOf(39)), isBackground.get(keyOf(40)), isBackground.get(keyOf(41))]).toEqual([
      true,
      false,
      false,
    ]);
    for (const number of [40, 41])
      expect(seen.runs.findIndex(({ key }) => key === keyOf(number))).toBeLessThan(
        seen.runs.findIndex(({ key }) => key === keyOf(39)),
      );
  });

  test.each([
    ['live', 'background'],
    ['background', 'live'],
  ] as const)('makes one further live run of what is added as %s and as %s during a run', async (...priorities) => {
    const backend = app().open();
    const { passed, open } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(backend.queue);
    await backend.queue.add(item(7));
    await seen.begun(1);
    for (const priority of priorities) await backend.queue.add(item(7), { priority });
    open();
    await idle(backend);
    expect(seen.runs[1]?.isBackground).toBe(false);
    expect(seen.runs).toHaveLength(2);
  });

  test('runs once more for a sweep that finds a subject at work', async () => {
    const backend = app().open();
    const { passed, open } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(backend.queue);
    await backend.queue.add(item(7), { priority: 'background' });
    await seen.begun(1);
    for (let time = 0; time < 10; time += 1) await backend.queue.add(item(7), { priority: 'background' });
    open();
    await idle(backend);
    expect(seen.runs.map(({ isBackground }) => isBackground)).toEqual([true, true]);
  });

  test.each<readonly [string, (at: number) => Outcome]>([
    ['is done and asks for a time', (at) => ({ kind: 'requeue', at })],
    ['is refused and asks for a time', (at) => ({ kind: 'give-up', reason: 'test', at })],
  ])('takes for live what a run of a sweep plans that %s', async (_, outcome) => {
    const backend = app().open();
    const seen = new Observed((run, nth) => (nth === 1 ? outcome(run.start + 100) : done));
    seen.start(backend.queue);
    await backend.queue.add(item(7), { priority: 'background' });
    await idle(backend);
    expect(seen.runs.map(({ isBackground }) => isBackground)).toEqual([true, false]);
  });

  test('leaves in the background what is put off, and as it was', async () => {
    const backend = app().open();
    const seen = new Observed((run, nth) => {
      if (nth === 1) return retry();
      return nth <= 3 ? { kind: 'put-off', at: run.start + 100 } : done;
    });
    seen.start(backend.queue);
    await backend.queue.add(item(7), { priority: 'background', fresh: 7_000, cause: 'a' });
    await idle(backend);
    expect(seen.runs).toHaveLength(4);
    for (const run of seen.runs.slice(1))
      expect(run).toMatchObject({ isBackground: true, attempt: 2, fresh: 7_000, causes: ['a'] });
    for (const index of [2, 3]) expect(gapBefore(seen, index)).toBeGreaterThanOrEqual(100 - ROUNDING_MS);
  });

  test.each(['before it is', 'when it is'] as const)('runs what is put off for an event %s', async (when) => {
    const backend = app().open();
    const { passed, open } = gate();
    const seen = new Observed(async (run, nth) => {
      if (when === 'before it is') await passed;
      return nth === 1 ? { kind: 'put-off', at: run.start + 60_000 } : done;
    });
    seen.start(backend.queue);
    await backend.queue.add(item(7), { priority: 'background' });
    await seen.begun(1);
    if (when === 'when it is') await vi.waitUntil(async () => (await backend.queue.counts()).waiting === 1, PATIENCE);
    await backend.queue.add(item(7));
    open();
    await idle(backend);
    expect(seen.runs.map(({ isBackground }) => isBackground)).toEqual([true, false]);
  });

  test('leaves room for a quiet installation beside a busy one, and runs all of it in the end', async () => {
    const backend = app().open({ concurrency: 12 });
    const { passed, open } = gate();
    const seen = new Observed(async ({ subject }) => {
      if (subject.installation === 1) await passed;
      return done;
    });
    seen.start(backend.queue);
    for (let number = 1; number <= 60; number += 1) await backend.queue.add(item(number, 1));
    await seen.begun(10);
    await backend.queue.add(item(1, 2));
    await seen.begun(11);
    expect(seen.of(keyOf(1, 2))).toHaveLength(1);
    expect(seen.runs).toHaveLength(11);
    open();
    await idle(backend);
    expect(new Set(seen.runs.map(({ key }) => key)).size).toBe(61);
    expect(seen.runs).toHaveLength(61);
  });

  test('lets nothing that had to wait for its turn wait behind what comes anew for ever', async () => {
    const clock = new LeapingClock();
    const backend = app().open({ clock, concurrency: 12 });
    const { passed, open } = gate();
    let next = 100;
    let isSteady = true;
    const addAnother = () => backend.queue.add(item((next += 1), 2 + (next % 8)));
    const seen = new Observed(async ({ subject }) => {
      if (subject.installation === 1) await passed;
      else {
        await lasting(40);
        if (isSteady) await addAnother();
      }
      return done;
    });
    seen.start(backend.queue);
    for (let number = 1; number <= 10; number += 1) await backend.queue.add(item(number, 1));
    await seen.begun(10);
    await backend.queue.add(item(11, 1));
    await lasting(300);
    for (let count = 0; count < 60; count += 1) await addAnother();
    await seen.begun(40);
    open();
    await seen.begun(100);
    clock.leap(2 * 60_000);
    await vi.waitUntil(() => seen.of(keyOf(11, 1)).length === 1, PATIENCE);
    isSteady = false;
    await idle(backend);
    expect(seen.of(keyOf(11, 1))).toHaveLength(1);
  });

  test('takes nothing more while it drains but what its own runs ask for, and finishes what runs', async () => {
    const backend = app().open();
    const { passed, open } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(backend.queue);
    await backend.queue.add(item(1));
    await seen.begun(1);
    const drained = backend.queue.drain(10_000);
    expect(await backend.queue.add(item(2))).toBe(false);
    expect(await backend.queue.add(item(3), { isFollowUp: true })).toBe(true);
    open();
    expect(await drained).toBe(0);
    expect(seen.of(keyOf(1))[0]?.end).toBeLessThan(Infinity);
    expect(seen.of(keyOf(2))).toEqual([]);
  });

  test('drains no longer than it may', async () => {
    const backend = app().open();
    const { passed } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(backend.queue);
    await backend.queue.add(item(1));
    await seen.begun(1);
    expect(await backend.queue.drain(100)).toBe(1);
  });

  test('says how much runs, is ready and waits, and for how long', async () => {
    const backend = app().open({ concurrency: 1 });
    const { passed, open } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(backend.queue);
    await backend.queue.add(item(1));
    await seen.begun(1);
    await backend.queue.add(item(2));
    await backend.queue.add(item(3), { at: Date.now() + 60_000 });
    await expect
      .poll(() => backend.queue.counts(), { timeout: 10_000, interval: 10 })
      .toMatchObject({ running: 1, ready: 1, waiting: 1, deadLetters: 0 });
    await expect.poll(async () => (await backend.queue.counts()).oldestMs, { timeout: 10_000 }).toBeGreaterThan(20);
    open();
    await expect
      .poll(() => backend.queue.counts(), { timeout: 10_000, interval: 10 })
      .toMatchObject({ running: 0, ready: 0, waiting: 1, oldestMs: 0 });
  });

  test.each<readonly [number, readonly Priority[]]>([
    [60_000, ['live', 'live', 'live']],
    [90_000, ['background', 'live', 'live']],
    [60_000, ['live', 'background', 'live']],
    [60_000, ['live', 'live', 'background']],
  ])('says of what is ready how long the oldest is: %d ms of %j, of which one was taken', async (ms, priorities) => {
    const clock = new LeapingClock();
    const backend = app().open({ clock, concurrency: 1 });
    const gates = [gate(), gate()];
    const seen = new Observed(async (_, nth) => gates[nth - 1]?.passed.then(() => done) ?? done);
    seen.start(backend.queue);
    await backend.queue.add(item(0));
    await seen.begun(1);
    const ready = (count: number) =>
      expect.poll(async () => (await backend.queue.counts()).ready, { timeout: 10_000, interval: 10 }).toBe(count);
    for (const [index, priority] of priorities.entries()) {
      await backend.queue.add(item(index + 1), { priority });
      await ready(index + 1);
      clock.leap(30_000);
    }
    // A server's own clock does not leap, and by it what is live settles first.
    await lasting(100);
    gates[0]?.open();
    await seen.begun(2);
    await ready(2);
    const { oldestMs } = await backend.queue.counts();
    expect(oldestMs).toBeGreaterThanOrEqual(ms);
    expect(oldestMs).toBeLessThan(ms + 30_000);
    gates[1]?.open();
    await idle(backend);
  });
}
