import { describe, expect, it } from 'vitest';
import { Budget } from '../../../../src/shell/github/client/budget.js';
import type { BudgetOptions } from '../../../../src/shell/github/client/budget.js';
import { silentMeter } from '../../../../src/shell/meter.js';
import { MemoryStore } from '../../../../src/shell/state/memory-store.js';
import { SimulatedClock } from '../../simulated-clock.js';

const MINUTE = 60_000;
const NOW = Date.parse('2026-03-02T10:00:00Z');

function start(options: Partial<BudgetOptions> = {}) {
  const clock = new SimulatedClock(NOW);
  const budget = new Budget({ clock, reserve: 0.2, meter: silentMeter, shared: null, ...options });
  return { clock, budget };
}

/** An answer as GitHub gives it at a time, with so much left and the hour ending in so many minutes. */
function answer(installation: number, remaining: number, resetIn = 30, resource = 'graphql', at = NOW) {
  const headers = {
    date: new Date(at).toUTCString(),
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String((at + resetIn * MINUTE) / 1_000),
    'x-ratelimit-resource': resource,
  };
  return { installation, operation: 'POST /graphql', headers };
}

describe('the reserve', () => {
  it('holds background work from where less than it is left, until the hour ends', async () => {
    const { budget, clock } = start();
    expect(await budget.heldUntil(1)).toBeNull();
    budget.heard(answer(1, 1_000));
    expect(await budget.heldUntil(1)).toBeNull();
    budget.heard(answer(1, 999));
    expect(await budget.heldUntil(1)).toBe(NOW + 30 * MINUTE + 1_000);
    expect(await budget.heldUntil(2)).toBeNull();
    await clock.advance(30 * MINUTE + 1_000);
    expect(await budget.heldUntil(1)).toBeNull();
  });

  it('is one of each of the two limits, and of no other', async () => {
    const { budget } = start();
    budget.heard(answer(1, 3, 10, 'search'));
    expect(await budget.heldUntil(1)).toBeNull();
    budget.heard(answer(1, 4_000, 10, 'graphql'));
    budget.heard(answer(1, 10, 20, 'core'));
    expect(await budget.heldUntil(1)).toBe(NOW + 20 * MINUTE + 1_000);
  });

  it('of none holds nothing', async () => {
    const { budget } = start({ reserve: 0 });
    budget.heard(answer(1, 0));
    expect(await budget.heldUntil(1)).toBeNull();
  });

  it('is told by the least of answers that overtook each other, and anew in a new hour', async () => {
    const { budget } = start();
    budget.heard(answer(1, 900, 1));
    budget.heard(answer(1, 1_100, 1));
    expect(await budget.heldUntil(1)).not.toBeNull();
    budget.heard(answer(1, 4_999, 60, 'graphql', NOW + MINUTE));
    expect(await budget.heldUntil(1)).toBeNull();
    budget.heard(answer(1, 0, 1));
    expect(await budget.heldUntil(1)).toBeNull();
  });

  it('ends by GitHub’s clock where ours is another', async () => {
    const { budget } = start();
    budget.heard(answer(1, 0, 30, 'graphql', NOW - 45 * MINUTE));
    expect(await budget.heldUntil(1)).toBe(NOW + 30 * MINUTE + 1_000);
  });

  it('is not told by a request for a token, which is the app’s own, nor by an answer without limits', async () => {
    const { budget } = start();
    const operation = 'POST /app/installations/{installation_id}/access_tokens';
    budget.heard({ ...answer(1, 0), operation });
    budget.heard({ installation: 1, operation: 'POST /graphql', headers: {} });
    const { headers } = answer(1, 0);
    budget.heard({ installation: 1, operation: 'x', headers: { ...headers, 'x-ratelimit-remaining': 'none' } });
    expect(await budget.heldUntil(1)).toBeNull();
  });

  it('is counted for whoever looks', () => {
    const seen: unknown[] = [];
    const { budget } = start({ meter: { ...silentMeter, remaining: (...told) => void seen.push(told) } });
    budget.heard(answer(7, 4_321));
    expect(seen).toEqual([[7, 'graphql', 4_321]]);
  });
});

describe('processes that share a server', () => {
  it('tell each other once an hour that an installation is low', async () => {
    const clock = new SimulatedClock(NOW);
    const shared = new MemoryStore(clock);
    let told = 0;
    const raise = shared.raise.bind(shared);
    shared.raise = (...given) => {
      told += 1;
      return raise(...given);
    };
    const [one, other] = [start({ clock, shared }).budget, start({ clock, shared }).budget];
    expect(await other.heldUntil(1)).toBeNull();
    for (let remaining = 900; remaining > 880; remaining -= 1) one.heard(answer(1, remaining));
    expect(told).toBe(1);
    await clock.advance(15_000);
    expect(await other.heldUntil(1)).toBe(NOW + 30 * MINUTE + 1_000);
    await clock.advance(30 * MINUTE);
    expect(await other.heldUntil(1)).toBeNull();
  });

  it('go on by what they heard themselves where the server is gone', async () => {
    const clock = new SimulatedClock(NOW);
    const shared = new MemoryStore(clock);
    shared.raise = () => Promise.reject(new Error('gone'));
    shared.get = () => Promise.reject(new Error('gone'));
    const { budget } = start({ clock, shared });
    expect(await budget.heldUntil(1)).toBeNull();
    budget.heard(answer(1, 0));
    expect(await budget.heldUntil(1)).not.toBeNull();
  });
});
