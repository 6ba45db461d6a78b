import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { MAX_ATTEMPTS } from '../../../src/shell/queue/dead-letter.js';
import type { Kind } from '../../services/backends.js';
import { openProxy } from '../../services/proxy.js';
import { LeapingClock } from '../leaping-clock.js';
import { done, gate, idle, item, keyOf, lasting, nothing, Observed, PATIENCE, retry } from './observed.js';
import { spawnWorker } from './spawned.js';

/** Short enough for a test that waits for a lock to run out, long enough for a busy machine to keep one. */
const LOCKS = { lockMs: 3_000, stalledMs: 500 };

/** Locks of a killed process run out, and another process starts meanwhile. */
const LONG = 180_000;

/** What queues do that several processes share. Two backends of one app stand for two processes; some are real ones. */
export function describeSharedQueue({ name, app, url }: Kind): void {
  test('runs once more for events that reach another process during a run', async () => {
    const mine = app();
    const [one, two] = [mine.open(), mine.open()];
    const { passed, open } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(one.queue);
    seen.start(two.queue);
    await one.queue.add(item(7));
    await seen.begun(1);
    await Promise.all(Array.from({ length: 50 }, (_, event) => (event % 2 ? one : two).queue.add(item(7))));
    open();
    await idle(one);
    expect(seen.runs).toHaveLength(2);
  });

  test('works on what a process took that only receives', async () => {
    const mine = app();
    await mine.open().queue.add(item(7), { cause: 'a', fresh: 5_000 });
    const worker = mine.open();
    const seen = new Observed();
    seen.start(worker.queue);
    await idle(worker);
    expect(seen.runs.map(({ causes, fresh }) => [causes, fresh])).toEqual([[['a'], 5_000]]);
  });

  test('says how long the oldest is ready, also of more than are looked at', async () => {
    const clock = new LeapingClock();
    const backend = app().open({ clock, concurrency: 1 });
    const gates = [gate(), gate()];
    const seen = new Observed(async (_, nth) => gates[nth - 1]?.passed.then(() => done) ?? done);
    seen.start(backend.queue);
    await backend.queue.add(item(0));
    await seen.begun(1);
    for (const number of [1, 2]) await backend.queue.add(item(number));
    await lasting(100);
    clock.leap(60_000);
    for (let batch = 0; batch < 21; batch += 1)
      await Promise.all(Array.from({ length: 50 }, (_, index) => backend.queue.add(item(3 + batch * 50 + index))));
    await lasting(100);
    gates[0]?.open();
    await seen.begun(2);
    expect(seen.runs[1]?.key).toBe(keyOf(1));
    const { ready, oldestMs } = await backend.queue.counts();
    expect(ready).toBe(1_051);
    expect(oldestMs).toBeGreaterThanOrEqual(60_000);
    await backend.queue.drain(0);
    gates[1]?.open();
  });

  test('runs more at once than it may have connections, and still answers and takes more', async () => {
    const backend = app().open({ concurrency: 60 });
    const { passed, open } = gate();
    const seen = new Observed(async () => passed.then(() => done));
    seen.start(backend.queue);
    for (let number = 0; number < 60; number += 1) await backend.queue.add(item(number, 1 + (number % 6)));
    await seen.begun(60);
    expect(await backend.isReachable()).toBe(true);
    await backend.queue.add(item(60));
    expect(await backend.queue.counts()).toMatchObject({ running: 60, ready: 1 });
    open();
    await idle(backend);
    expect(seen.runs).toHaveLength(61);
  });

  test('does not mix the work of two apps on one server', async () => {
    const [mine, other] = [app().open(), app().open()];
    const seen = new Observed();
    seen.start(other.queue);
    await mine.queue.add(item(7));
    await mine.queue.add(item(8), { at: Date.now() });
    await other.queue.add(item(9));
    await idle(other);
    expect(seen.runs.map(({ key }) => key)).toEqual([keyOf(9)]);
    expect(await mine.queue.counts()).toMatchObject({ ready: 2 });
  });

  test('keeps times over a restart', async () => {
    const mine = app();
    const before = mine.open();
    const seen = new Observed((run, nth) => (nth === 1 ? { kind: 'requeue', at: run.start + 500 } : done));
    seen.start(before.queue);
    await before.queue.add(item(7));
    await before.queue.add(item(8), { at: Date.now() + 500 });
    await seen.begun(1);
    await before.queue.drain(10_000);
    const after = mine.open();
    seen.start(after.queue);
    await idle(after);
    expect(seen.runs.map(({ key }) => key).sort()).toEqual([keyOf(7), keyOf(7), keyOf(8)]);
  });

  test('keeps dead letters over a restart', async () => {
    const mine = app();
    const clock = new LeapingClock();
    const before = mine.open({ clock });
    const seen = new Observed((_, nth) => (nth <= MAX_ATTEMPTS ? retry() : done));
    seen.start(before.queue);
    await before.queue.add(item(7));
    await idle(before);
    await before.queue.drain(10_000);
    const after = mine.open({ clock });
    expect(await after.queue.counts()).toEqual({ ...nothing, deadLetters: 1 });
    seen.start(after.queue);
    clock.leap(60 * 60_000);
    await seen.begun(MAX_ATTEMPTS + 1);
    await idle(after);
    expect(seen.runs.at(-1)).toMatchObject({ attempt: MAX_ATTEMPTS + 1, isBackground: true });
    expect(await after.queue.counts()).toEqual(nothing);
  });

  test('hands back what it drains before it has run it, and another process runs that', async () => {
    const mine = app();
    const [one, two] = [mine.open({ concurrency: 1 }), mine.open()];
    const { passed, open } = gate();
    const [first, second] = [new Observed(async () => passed.then(() => done)), new Observed()];
    first.start(one.queue);
    await one.queue.add(item(0));
    await first.begun(1);
    for (let number = 1; number <= 5; number += 1) await one.queue.add(item(number));
    const drained = one.queue.drain(10_000);
    second.start(two.queue);
    await second.begun(5);
    open();
    expect(await drained).toBe(0);
    await idle(two);
    expect(first.runs.map(({ key }) => key)).toEqual([keyOf(0)]);
    expect(second.runs).toHaveLength(5);
  });

  test(
    'never runs a subject twice at once, nor leaves an event without a run after it, in a storm over two processes',
    async () => {
      const event = fc.record({
        process: fc.nat(1),
        number: fc.nat(4),
        pause: fc.nat(4),
        options: fc.constantFrom({}, {}, {}, { priority: 'background' as const }, { ms: 40 }),
      });
      const ends = fc.array(fc.constantFrom('done', 'done', 'requeue', 'stale', 'retry', 'limit', 'give-up'), {
        minLength: 20,
        maxLength: 20,
      });
      await fc.assert(
        fc.asyncProperty(fc.array(event, { minLength: 30, maxLength: 120 }), ends, async (events, outcomes) => {
          const mine = app();
          const backends = [mine.open(), mine.open()];
          const seen = new Observed(async (run, nth) => {
            await lasting(nth % 7);
            const kind = outcomes[nth];
            if (kind === 'requeue' || kind === 'stale') return { kind, at: run.start + 30 };
            if (kind === 'give-up') return { kind, reason: 'test' };
            if (kind !== 'retry' && kind !== 'limit') return done;
            return { kind: 'retry', afterMs: 20, isOwnFault: kind === 'retry', reason: 'test' };
          });
          for (const { queue } of backends) seen.start(queue);
          const last = new Map<string, number>();
          for (const { process, number, pause, options } of events) {
            const { ms, ...rest } = { ms: null, ...options };
            last.set(keyOf(number), Date.now());
            const at = ms === null ? {} : { at: Date.now() + ms };
            await backends[process]?.queue.add(item(number), { ...rest, ...at });
            if (pause > 0) await lasting(pause);
          }
          for (const backend of backends) await idle(backend);
          for (const [key, at] of last) {
            const runs = [...seen.of(key)].sort((one, other) => one.start - other.start);
            expect(runs.at(-1)?.start).toBeGreaterThanOrEqual(at);
            for (const [index, run] of runs.entries())
              expect(run.start).toBeGreaterThanOrEqual(runs[index - 1]?.end ?? -Infinity);
          }
          for (const backend of backends) await backend.close();
        }),
        { numRuns: 5, endOnFailure: true },
      );
    },
    LONG,
  );

  test(
    'runs again what a killed process was at, loses nothing and never runs a subject twice at once',
    async () => {
      const mine = app();
      const options = {
        kind: name === 'redis' ? name : 'postgres',
        url,
        appId: mine.id,
        locks: LOCKS,
        everyMs: null,
      } as const;
      const backend = mine.open({ locks: LOCKS });
      const workers = await Promise.all([spawnWorker({ ...options, ms: 300 }), spawnWorker({ ...options, ms: 300 })]);
      const added = new Map<string, number>();
      async function addAll(): Promise<void> {
        for (let number = 0; number < 12; number += 1) {
          added.set(keyOf(number, number % 3), Date.now());
          await backend.queue.add(item(number, number % 3));
        }
      }
      const atWork = () => workers.find(({ spans }) => spans.some(({ end }) => end === null));
      for (let kill = 0; kill < 2; kill += 1) {
        await addAll();
        await vi.waitUntil(() => atWork() !== undefined, PATIENCE);
        await addAll();
        await atWork()?.kill();
        workers.push(await spawnWorker({ ...options, ms: 300 }));
      }
      await idle(backend);
      const spans = workers.flatMap((worker) => worker.spans).sort((one, other) => one.start - other.start);
      expect(spans.filter(({ isFinished }) => !isFinished).length).toBeGreaterThan(0);
      for (const [key, at] of added) {
        const own = spans.filter((span) => span.key === key);
        expect(own.some(({ start, isFinished }) => isFinished && start >= at)).toBe(true);
        for (const [index, span] of own.entries())
          expect(span.start).toBeGreaterThanOrEqual(own[index - 1]?.end ?? -Infinity);
      }
    },
    LONG,
  );

  test(
    'refuses what it cannot hold while its server is away, lives on, and works once it is back',
    async () => {
      const mine = app();
      const proxy = await openProxy(url);
      const said: unknown[] = [];
      const say = (...line: unknown[]) => void said.push(line);
      const backend = mine.open({ url: proxy.url, log: { debug: say, info: say, warn: say, error: say } });
      const seen = new Observed();
      seen.start(backend.queue);
      await backend.queue.add(item(1));
      await seen.begun(1);
      for (const take of ['cut', 'hang'] as const) {
        await proxy[take]();
        await expect(backend.queue.add(item(2))).rejects.toThrow();
        expect(await backend.isReachable()).toBe(false);
        await proxy.cut().catch(() => undefined);
        await proxy.mend();
        await vi.waitUntil(() => backend.isReachable(), PATIENCE);
        const before = seen.runs.length;
        await backend.queue.add(item(3));
        await vi.waitUntil(() => seen.runs.slice(before).some(({ key }) => key === keyOf(3)), PATIENCE);
        await idle(backend);
      }
      expect(said.length).toBeGreaterThan(0);
      expect(JSON.stringify(said)).not.toContain('://');
    },
    LONG,
  );

  test(
    'begins to work whenever its server comes, and takes nothing before',
    async () => {
      const mine = app();
      const proxy = await openProxy(url);
      await proxy.cut();
      const backend = mine.open({ url: proxy.url });
      const seen = new Observed();
      seen.start(backend.queue);
      await expect(backend.queue.add(item(1))).rejects.toThrow();
      await proxy.mend();
      await vi.waitUntil(() => backend.isReachable(), PATIENCE);
      await backend.queue.add(item(2));
      await vi.waitUntil(() => seen.runs.some(({ key }) => key === keyOf(2)), PATIENCE);
    },
    LONG,
  );
}
