import { describe, expect, test } from 'vitest';
import { Kept } from '../../src/shell/kept.js';
import { SimulatedClock } from './simulated-clock.js';

function start(options: { readonly capacity?: number; readonly weigh?: (value: string) => number } = {}) {
  const clock = new SimulatedClock(0);
  const kept = new Kept<string>({ clock, ms: 1_000, capacity: 10, ...options });
  let loads = 0;
  const load = () => Promise.resolve(`value ${(loads += 1)}`);
  return { clock, kept, load };
}

describe('a value', () => {
  test('is loaded once, and again after its time', async () => {
    const { clock, kept, load } = start();
    expect(kept.has('a')).toBe(false);
    expect(await kept.get('a', load)).toBe('value 1');
    await clock.advance(999);
    expect(kept.has('a')).toBe(true);
    expect(await kept.get('a', load)).toBe('value 1');
    await clock.advance(1);
    expect(kept.has('a')).toBe(false);
    expect(await kept.get('a', load)).toBe('value 2');
    expect(await kept.get('b', load)).toBe('value 3');
  });

  test('is as old as the question, not as the answer', async () => {
    const { clock, kept, load } = start();
    let answer = (_: string) => undefined as void;
    const asked = kept.get('a', () => new Promise((resolve) => (answer = resolve)));
    await clock.advance(600);
    answer('slow');
    expect(await asked).toBe('slow');
    await clock.advance(400);
    expect(await kept.get('a', load)).toBe('value 1');
  });

  test('is loaded once for all who ask meanwhile', async () => {
    const { kept, load } = start();
    const [first, second] = [kept.get('a', load), kept.get('a', load)];
    expect(kept.has('a')).toBe(true);
    expect(await Promise.all([first, second])).toEqual(['value 1', 'value 1']);
  });

  test('that could not be loaded is tried again by the next', async () => {
    const { kept, load } = start();
    const failing = () => Promise.reject(new Error('no'));
    const both = await Promise.allSettled([kept.get('a', failing), kept.get('a', load)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(kept.has('a')).toBe(false);
    expect(await kept.get('a', load)).toBe('value 1');
  });
});

test('what was not asked for longest goes first, by weight', async () => {
  const { kept } = start({ capacity: 10, weigh: (value) => value.length });
  const keep = (key: string, value: string) => kept.get(key, () => Promise.resolve(value));
  await keep('a', 'xxxx');
  await keep('b', 'xxxx');
  await keep('a', '');
  await keep('c', 'xxxx');
  expect(['a', 'b', 'c'].map((key) => kept.has(key))).toEqual([true, false, true]);
  expect(await keep('d', 'x'.repeat(11))).toHaveLength(11);
  expect(kept.has('d')).toBe(false);
});
