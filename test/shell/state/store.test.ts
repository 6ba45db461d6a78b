import { describe, expect, test, vi } from 'vitest';
import { testedKinds } from '../../services/backends.js';

const kinds = testedKinds();

describe.each(kinds)('the store over $name', ({ app }) => {
  test('gives back what was set last, and nothing that was never set or is deleted', async () => {
    const { store } = app().open();
    expect(await store.get('name')).toBeNull();
    await store.set('name', 'one');
    await store.set('name', 'two ü\n');
    await store.set('other', 'three');
    expect(await store.get('name')).toBe('two ü\n');
    await store.delete('name');
    await store.delete('name');
    expect([await store.get('name'), await store.get('other')]).toEqual([null, 'three']);
  });

  test('forgets what was set for a time once that is over, and keeps what was set again without one', async () => {
    const { store } = app().open();
    await store.set('short', 'text', 40);
    await store.set('kept', 'text', 40);
    await store.set('kept', 'text');
    await store.set('long', 'text', 60_000);
    await vi.waitFor(async () => expect(await store.get('short')).toBeNull(), { timeout: 10_000, interval: 10 });
    expect([await store.get('kept'), await store.get('long')]).toEqual(['text', 'text']);
  });

  test('raises a number and never lowers it, whoever comes first', async () => {
    const { store } = app().open();
    const values = Array.from({ length: 40 }, (_, index) => 1_700_000_000_000 + ((index * 17) % 40));
    await Promise.all(values.map((value) => store.raise('number', value, 60_000)));
    expect(await store.get('number')).toBe('1700000000039');
    expect(await store.raise('number', 5, 60_000)).toBe(1_700_000_000_039);
    expect(await store.raise('number', 1_800_000_000_000, 60_000)).toBe(1_800_000_000_000);
    expect(await store.raise('negative', -3, 60_000)).toBe(-3);
  });

  test('raises anew once the time of a number is over', async () => {
    const { store } = app().open();
    await store.raise('number', 9, 40);
    await vi.waitFor(async () => expect(await store.get('number')).toBeNull(), { timeout: 10_000, interval: 10 });
    expect(await store.raise('number', 5, 60_000)).toBe(5);
  });
});

describe.each(kinds)('a claim over $name', ({ app }) => {
  test("is one process's, however many ask for it at once, until it is over or deleted", async () => {
    const { store } = app().open();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, index) => store.claim('name', `${index}`, 60_000)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.get('name')).toBe(String(claims.indexOf(true)));
    await store.delete('name');
    expect(await store.claim('name', 'again', 40)).toBe(true);
    await vi.waitFor(async () => expect(await store.claim('name', 'later', 60_000)).toBe(true), {
      timeout: 10_000,
      interval: 10,
    });
    expect(await store.get('name')).toBe('later');
  });

  test('is not to be had while something is set for good', async () => {
    const { store } = app().open();
    await store.set('name', 'text');
    expect(await store.claim('name', 'mine', 60_000)).toBe(false);
    expect(await store.get('name')).toBe('text');
  });
});

describe.each(kinds.filter(({ isShared }) => isShared))('the store over $name', ({ app }) => {
  test('is one store for all processes of an app, and another for another app', async () => {
    const [mine, other] = [app(), app()];
    const [one, two] = [mine.open().store, mine.open().store];
    await Promise.all([one.set('name', 'text'), two.raise('number', 7, 60_000)]);
    expect([await two.get('name'), await one.raise('number', 3, 60_000)]).toEqual(['text', 7]);
    expect(await other.open().store.get('name')).toBeNull();
    const claims = await Promise.all([one, two].map((store) => store.claim('claim', 'mine', 60_000)));
    expect(claims.sort()).toEqual([false, true]);
  });
});
