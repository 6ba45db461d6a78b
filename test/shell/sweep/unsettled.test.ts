import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../src/core/subject.js';
import { MAX_ATTEMPTS } from '../../../src/shell/queue/dead-letter.js';
import { MemoryQueue } from '../../../src/shell/queue/memory.js';
import { MemoryStore } from '../../../src/shell/state/memory-store.js';
import { UnsettledList } from '../../../src/shell/sweep/unsettled.js';
import { silentLog } from '../silent-log.js';
import { SimulatedClock } from '../simulated-clock.js';

const REF = { installation: 42, owner: 'octo', repo: 'hello' };

function item(number: number): Subject {
  return { kind: 'item', ...REF, number };
}

function start(store?: MemoryStore) {
  const clock = new SimulatedClock(1_000_000);
  const kept = store ?? new MemoryStore(clock);
  const queue = new MemoryQueue({ clock, random: () => 0, log: silentLog, concurrency: 20 });
  return { clock, store: kept, queue, list: new UnsettledList(queue, kept) };
}

describe('what a queue holds', () => {
  it('comes back in the next process with its times and priorities, none before a given time', async () => {
    const first = start();
    await first.queue.add(item(1), { at: 2_000_000, cause: 'a' });
    await first.queue.add(item(2), { priority: 'background' });
    await first.queue.add({ kind: 'commit', ...REF, sha: 'a'.repeat(40) });
    await first.queue.add({ kind: 'repository', ...REF });
    await first.list.save();
    const second = start(first.store);
    expect(await second.list.restore(1_010_000)).toBe(4);
    const restored = second.queue.unsettled();
    expect(restored).toHaveLength(4);
    expect(restored).toEqual(
      expect.arrayContaining([
        { subject: item(1), at: 2_000_000, priority: 'live', failures: 0, causes: ['a'] },
        { subject: item(2), at: 1_010_000, priority: 'background', failures: 0, causes: [] },
        {
          subject: { kind: 'commit', ...REF, sha: 'a'.repeat(40) },
          at: 1_010_000,
          priority: 'live',
          failures: 0,
          causes: [],
        },
        { subject: { kind: 'repository', ...REF }, at: 1_010_000, priority: 'live', failures: 0, causes: [] },
      ]),
    );
  });

  it('comes back with what led to it, as far as that can be read, also while it runs', async () => {
    const first = start();
    first.queue.start(() => new Promise(() => {}));
    await first.queue.add(item(1), { cause: 'a' });
    await first.clock.advance(1_000);
    await first.queue.add(item(1), { cause: 'b' });
    await first.list.save();
    const second = start(first.store);
    await second.queue.add(item(1), { cause: 'c', at: 3_000_000 });
    await second.list.restore(2_000_000);
    expect(second.queue.unsettled()).toEqual([
      { subject: item(1), at: 2_000_000, priority: 'live', failures: 0, causes: ['a', 'b', 'c'] },
    ]);
    const third = start();
    await third.store.set(
      'unsettled',
      JSON.stringify([{ subject: item(3), at: 5_000_000, priority: 'live', failures: -1, causes: [7] }]),
    );
    await third.list.restore(0);
    expect(third.queue.unsettled()).toEqual([
      { subject: item(3), at: 5_000_000, priority: 'live', failures: 0, causes: [] },
    ]);
  });

  it('comes back as a dead letter where it was one, unless an event was first', async () => {
    const first = start();
    first.queue.start(() => Promise.resolve({ kind: 'retry', afterMs: null, isOwnFault: true, reason: 'test' }));
    for (const number of [1, 2]) await first.queue.add(item(number));
    await first.clock.advance(60_000);
    expect(await first.queue.counts()).toMatchObject({ waiting: 0, deadLetters: 2 });
    await first.list.save();
    const second = start(first.store);
    const attempts: [Subject, number][] = [];
    second.queue.start(({ subject, attempt }) => {
      attempts.push([subject, attempt]);
      return Promise.resolve({ kind: 'done' });
    });
    await second.queue.add(item(2));
    await second.list.restore(second.clock.now() + 10_000);
    expect(await second.queue.counts()).toMatchObject({ waiting: 1, deadLetters: 1 });
    await second.clock.finish();
    expect(attempts).toEqual([
      [item(2), 1],
      [item(1), MAX_ATTEMPTS + 1],
    ]);
  });

  it('is taken over from a version that wrote less', async () => {
    const { queue, list, store } = start();
    await store.set('unsettled', JSON.stringify([{ subject: item(3), at: 5_000_000, priority: 'live' }]));
    await list.restore(0);
    expect(queue.unsettled()).toEqual([{ subject: item(3), at: 5_000_000, priority: 'live', failures: 0, causes: [] }]);
  });

  it('is nothing once all is done', async () => {
    const { clock, queue, list, store } = start();
    await queue.add(item(1));
    await list.save();
    queue.start(() => Promise.resolve({ kind: 'done' }));
    await clock.finish();
    await list.save();
    expect(await start(store).list.restore(0)).toBe(0);
  });

  it('is written down up to ten thousand, those that come first', async () => {
    const { queue, list, store } = start();
    for (let number = 10_005; number > 0; number -= 1) await queue.add(item(number), { at: 2_000_000 + number });
    await list.save();
    const second = start(store);
    expect(await second.list.restore(0)).toBe(10_000);
    expect(Math.max(...second.queue.unsettled().map(({ at }) => at))).toBe(2_010_000);
  });

  it.each([
    ['text that is no JSON', '[{', 0],
    ['something else than a list', '{"at":1}', 0],
    [
      'a list of which one can be read',
      JSON.stringify([
        1,
        { subject: item(0), at: 1, priority: 'live' },
        null,
        { subject: item(3), at: 1, priority: 'live' },
      ]),
      1,
    ],
  ])('is read from %s as far as it can be', async (_, text, count) => {
    const { list, store } = start();
    await store.set('unsettled', text);
    expect(await list.restore(0)).toBe(count);
  });
});
