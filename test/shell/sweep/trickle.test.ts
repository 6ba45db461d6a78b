import { expect, it } from 'vitest';
import type { Subject } from '../../../src/core/subject.js';
import { sleep } from '../../../src/shell/clock.js';
import { MemoryQueue } from '../../../src/shell/queue/memory.js';
import { Trickle } from '../../../src/shell/sweep/trickle.js';
import type { TrickleOptions } from '../../../src/shell/sweep/trickle.js';
import { silentLog } from '../silent-log.js';
import { SimulatedClock } from '../simulated-clock.js';

function item(number: number): Subject {
  return { kind: 'item', installation: 1, owner: 'octo', repo: 'hello', number };
}

function queueUnder(clock: SimulatedClock): MemoryQueue {
  return new MemoryQueue({ clock, random: () => 0, log: silentLog, concurrency: 20 });
}

function trickleInto(queue: MemoryQueue, clock: SimulatedClock, options: Partial<TrickleOptions> = {}): Trickle {
  return new Trickle({ queue, clock, isStopped: () => false, isHeld: () => Promise.resolve(false), ...options });
}

it('a thousand subjects are never more than a few dozen in the queue, and all of them run', async () => {
  const clock = new SimulatedClock();
  const queue = queueUnder(clock);
  const ran = new Set<number>();
  let most = 0;
  queue.start(async ({ subject, isBackground }) => {
    const { running, ready, waiting } = await queue.counts();
    most = Math.max(most, running + ready + waiting);
    await sleep(clock, 700);
    if (subject.kind === 'item' && isBackground) ran.add(subject.number);
    return { kind: 'done' };
  });
  const trickle = trickleInto(queue, clock);
  // Two repositories at once share the same few.
  const halves = [0, 500].map((first) =>
    trickle.add(Array.from({ length: 500 }, (_, index) => item(first + index + 1))),
  );
  await clock.finish();
  expect(await Promise.all(halves)).toEqual([true, true]);
  expect(ran.size).toBe(1_000);
  expect(most).toBeLessThanOrEqual(32);
});

it('nothing is added while live work is waiting', async () => {
  const clock = new SimulatedClock();
  const queue = queueUnder(clock);
  for (let number = 1; number <= 100; number += 1) await queue.add(item(number));
  const added = trickleInto(queue, clock).add([item(1_000)]);
  await clock.advance(60_000);
  expect((await queue.counts()).ready).toBe(100);
  queue.start(() => Promise.resolve({ kind: 'done' }));
  await clock.finish();
  expect(await added).toBe(true);
});

it('work that never pauses lets a handful in every two minutes', async () => {
  const clock = new SimulatedClock();
  const queue = queueUnder(clock);
  for (let number = 1; number <= 100; number += 1) await queue.add(item(number));
  void trickleInto(queue, clock).add(Array.from({ length: 100 }, (_, index) => item(1_000 + index)));
  const added = () => queue.unsettled().length - 100;
  await clock.advance(119_000);
  expect(added()).toBe(0);
  await clock.advance(2_000);
  expect(added()).toBe(24);
  await clock.advance(120_000);
  expect(added()).toBe(48);
});

it('a stop ends it, and says that not all was taken', async () => {
  const clock = new SimulatedClock();
  const queue = queueUnder(clock);
  let isStopped = false;
  const added = trickleInto(queue, clock, { isStopped: () => isStopped }).add([item(1)]);
  isStopped = true;
  await clock.finish();
  expect(await added).toBe(false);
  const late = trickleInto(queue, clock).add([item(1)]);
  await queue.drain(0);
  await clock.finish();
  expect(await late).toBe(false);
});

it('an installation that has to wait is left, in the middle of what was found as well', async () => {
  const clock = new SimulatedClock();
  const queue = queueUnder(clock);
  let asked = 0;
  const isHeld = () => Promise.resolve((asked += 1) > 10);
  const added = trickleInto(queue, clock, { isHeld }).add(Array.from({ length: 100 }, (_, index) => item(index + 1)));
  await clock.advance(1_000);
  expect(await added).toBe(false);
  expect(queue.unsettled()).toHaveLength(10);
});
