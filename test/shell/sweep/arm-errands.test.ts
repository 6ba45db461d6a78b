import { describe, expect, test } from 'vitest';
import { formatSubjectKey } from '../../../src/core/subject.js';
import type { Subject } from '../../../src/core/subject.js';
import { knownWeekName, type KnownRecord } from '../../../src/shell/rollup/publishing/known-weeks.js';
import { LruMap } from '../../../src/shell/lru.js';
import { MemoryStore } from '../../../src/shell/state/memory-store.js';
import { armErrands } from '../../../src/shell/sweep/arm-errands.js';
import type { Checkpoint } from '../../../src/shell/sweep/checkpoints.js';
import { SimulatedClock } from '../simulated-clock.js';

const repository = { installation: 42, owner: 'octo', repo: 'hello', id: 7, pushedAt: null };

const weekly: Checkpoint['rollup'] = { day: 'mon', at: 540, timezone: 'UTC' };

const CHECKPOINT = { since: 0, page: 1, next: null, etag: null, seen: [], pushedAt: null, config: 'a', waiting: [] };

/** Monday morning; week 47 was due half an hour ago. */
const NOW = Date.UTC(2026, 10, 23, 9, 30);

const NEXT = Date.UTC(2026, 10, 30, 9);

const settled: KnownRecord = { week: '2026-W47', how: 'written', at: NOW, page: null, isSettled: true };

/** Returns what is looked at now, and what at a time. */
async function arm(
  known: KnownRecord | string | null,
  rollup: Checkpoint['rollup'] = weekly,
  {
    tells = false,
    channels = new LruMap<string, true>(10),
  }: { tells?: boolean | undefined; channels?: LruMap<string, true> } = {},
) {
  const store = new MemoryStore(new SimulatedClock(NOW));
  if (known !== null) {
    await store.set(knownWeekName(repository), typeof known === 'string' ? known : JSON.stringify(known));
  }
  const now: string[] = [];
  const later: [string, number | undefined][] = [];
  const due = await armErrands(
    {
      checkpoints: { read: () => Promise.resolve({ ...CHECKPOINT, rollup, tells }) },
      store,
      channels,
      queue: {
        add(subject, options) {
          later.push([formatSubjectKey(subject), options?.at]);
          return Promise.resolve(true);
        },
      },
      trickle: {
        add(subjects: readonly Subject[]) {
          now.push(...subjects.map(formatSubjectKey));
          return Promise.resolve(true);
        },
      },
    },
    repository,
    NOW,
  );
  expect(due).toBe(now.length);
  return { now, later };
}

const key = 'week:42/octo/hello';

describe('the weekly page of a repository is looked at', () => {
  test.each<[string, KnownRecord | string | null]>([
    ['where nothing is remembered', null],
    ['where what is remembered cannot be read', '{"week":47}'],
    ['where the week before is the last that is known', { ...settled, week: '2026-W46' }],
    ['where something may have been left undone', { ...settled, isSettled: false }],
  ])('now, %s', async (_name, known) => {
    expect(await arm(known)).toEqual({ now: [key], later: [] });
  });

  test.each<KnownRecord['how']>(['written', 'quiet', 'passed', 'observed', 'refused'])(
    'when the next is due, where this one is known as %s',
    async (how) => {
      expect(await arm({ ...settled, how })).toEqual({ now: [], later: [[key, NEXT]] });
    },
  );

  test('never, where nobody asks for pages', async () => {
    expect(await arm(null, null)).toEqual({ now: [], later: [] });
  });
});

describe('what a channel was told is looked at', () => {
  const channel = 'channel:42/octo/hello';

  test('once by a process that begins, whatever is remembered of the page', async () => {
    const channels = new LruMap<string, true>(10);
    expect(await arm(settled, weekly, { tells: true, channels })).toEqual({ now: [channel], later: [[key, NEXT]] });
    expect(await arm(settled, weekly, { tells: true, channels })).toEqual({ now: [], later: [[key, NEXT]] });
    expect(await arm(null, weekly, { tells: true })).toEqual({ now: [key, channel], later: [] });
  });
});
