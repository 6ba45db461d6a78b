import { expect, test } from 'vitest';
import { MemoryStore } from '../../../src/shell/state/memory-store.js';

const MINUTE_MS = 60_000;

test('the memory store lets go of what is over, whatever that is kept for longer was set before it', async () => {
  let now = 0;
  const store = new MemoryStore({ now: () => now, after: () => () => undefined });
  for (let index = 0; index < 20; index += 1) await store.set(`long:${index}`, 'text', 24 * 60 * MINUTE_MS);
  await store.set('short', 'text', MINUTE_MS);
  now = 11 * MINUTE_MS;
  await store.set('other', 'text');
  // Only what is there no more is unknown at a time at which it would not be over.
  now = 0;
  expect(await store.get('short')).toBeNull();
  expect(await store.get('long:0')).toBe('text');
});
