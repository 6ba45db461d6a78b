import { describe, expect, test } from 'vitest';
import { Allowances } from '../../../../src/shell/github/client/allowances.js';
import { BestEffort } from '../../../../src/shell/state/best-effort.js';
import { MemoryStore } from '../../../../src/shell/state/memory-store.js';
import type { Store } from '../../../../src/shell/state/store.js';
import { silentLog } from '../../silent-log.js';
import { SimulatedClock } from '../../simulated-clock.js';

const NOW = 1_800_000_000_000;
const RESET = NOW / 1_000 + 3_600;

const headers = (remaining: number, reset = RESET, resource = 'core') => ({
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(reset),
  'x-ratelimit-resource': resource,
});

/** Two processes on one store, and how often that was asked. */
function start() {
  const clock = new SimulatedClock(NOW);
  const memory = new MemoryStore(clock);
  const asked: string[] = [];
  const store: Store = {
    get: (name) => (asked.push(`get ${name}`), memory.get(name)),
    set: (name, text, ttlMs) => (asked.push(`set ${name}`), memory.set(name, text, ttlMs)),
    delete: (name) => memory.delete(name),
    raise: (name, value, ttlMs) => memory.raise(name, value, ttlMs),
  };
  const make = () => new Allowances(clock, { store, effort: new BestEffort({ clock, log: silentLog, what: 'x' }) });
  return { clock, store, asked, first: make(), second: make() };
}

describe('what GitHub last said of a limit', () => {
  test('to one process is known in the other', async () => {
    const { first, second } = start();
    first.heard({ installation: 1, headers: headers(4_000) });
    first.heard({ installation: 1, headers: headers(3_000, RESET, 'graphql') });
    expect(await second.of(1, 'core')).toEqual({ limit: 5_000, remaining: 4_000, resetAt: RESET * 1_000 });
    expect(await second.of(1, 'graphql')).toMatchObject({ remaining: 3_000 });
    expect(await second.of(2, 'core')).toBeNull();
  });

  test('is told and asked once a second at most', async () => {
    const { first, second, clock, asked } = start();
    for (let left = 100; left > 0; left -= 1) {
      first.heard({ installation: 1, headers: headers(left) });
      await second.of(1, 'core');
    }
    expect(asked).toEqual(['set allowance:1:core', 'get allowance:1:core']);
    await clock.advance(1_000);
    first.heard({ installation: 1, headers: headers(1) });
    expect(await second.of(1, 'core')).toMatchObject({ remaining: 1 });
  });

  test('only falls within an hour, and is nothing once the hour is over', async () => {
    const { first, clock } = start();
    first.heard({ installation: 1, headers: headers(10) });
    first.heard({ installation: 1, headers: headers(12) });
    expect(await first.of(1, 'core')).toMatchObject({ remaining: 10 });
    await clock.advance(3_600_000);
    expect(await first.of(1, 'core')).toBeNull();
    first.heard({ installation: 1, headers: headers(4_999, RESET + 3_600) });
    expect(await first.of(1, 'core')).toMatchObject({ remaining: 4_999 });
  });

  test('is nothing where the headers are none of it, or the store holds something else', async () => {
    const { first, second, store, clock } = start();
    first.heard({ installation: 1, headers: {} });
    first.heard({ installation: 1, headers: headers(5, RESET, 'search') });
    first.heard({ installation: 1, headers: { ...headers(5), 'x-ratelimit-remaining': 'many' } });
    expect(await first.of(1, 'core')).toBeNull();
    for (const text of ['{', '{"limit":-1}', '[]']) {
      await store.set('allowance:1:core', text);
      expect(await second.of(1, 'core'), text).toBeNull();
      await clock.advance(1_000);
    }
  });
});
