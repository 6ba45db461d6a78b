import { describe, expect, test } from 'vitest';
import { sleep } from '../../../../src/shell/clock.js';
import { FailureError } from '../../../../src/shell/github/client/errors.js';
import { NotifyWindow } from '../../../../src/shell/github/client/limits.js';
import { Pacing } from '../../../../src/shell/github/client/pacing.js';
import { SimulatedClock } from '../../simulated-clock.js';

function start(writes: 'on' | 'off' = 'on') {
  const clock = new SimulatedClock(1_000_000);
  const pacing = new Pacing({ clock, writes });
  const times: number[] = [];
  const note = () => {
    times.push(clock.now() - 1_000_000);
    return Promise.resolve();
  };
  return { clock, pacing, times, note };
}

const limited = () =>
  Promise.reject(
    Object.assign(new Error('secondary rate limit'), { status: 403, response: { headers: { 'retry-after': '60' } } }),
  );

describe('writes of one installation', () => {
  test('go ten at once, then one a second', async () => {
    const { clock, pacing, times, note } = start();
    for (let write = 0; write < 13; write += 1) void pacing.write(1, note);
    await clock.finish();
    expect(times).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1_000, 2_000, 3_000]);
  });

  test('do not wait for those of another', async () => {
    const { clock, pacing, times, note } = start();
    for (let write = 0; write < 20; write += 1) void pacing.write(1, () => Promise.resolve());
    void pacing.write(2, note);
    await clock.finish();
    expect(times).toEqual([0]);
  });

  test('go as they come where pacing is off', async () => {
    const { clock, pacing, times, note } = start('off');
    for (let write = 0; write < 50; write += 1) void pacing.write(1, note);
    await clock.finish();
    expect(new Set(times)).toEqual(new Set([0]));
  });
});

test('ten reads of one installation go at once', async () => {
  const { clock, pacing, times, note } = start();
  for (let read = 0; read < 25; read += 1) void pacing.read(1, () => note().then(() => sleep(clock, 100)));
  await clock.finish();
  expect(times.filter((time) => time === 0)).toHaveLength(10);
  expect(times.filter((time) => time === 200)).toHaveLength(5);
});

describe('a secondary limit', () => {
  test('is told once, though several requests meet it together', async () => {
    const reasons: string[] = [];
    const pacing = new Pacing({
      clock: new SimulatedClock(),
      writes: 'on',
      paused: (reason) => void reasons.push(reason),
    });
    await Promise.allSettled([pacing.read(1, limited), pacing.read(1, limited), pacing.read(1, limited)]);
    expect(reasons).toEqual(['rate-limit']);
  });

  test('stops the installation that met it for as long as GitHub says, and no other', async () => {
    const { clock, pacing, times, note } = start();
    await expect(pacing.write(1, limited)).rejects.toThrow('rate-limit');
    await expect(pacing.read(1, note)).rejects.toMatchObject({
      failure: { kind: 'retry', afterMs: 60_000, scope: 'installation', reason: 'installation-paused' },
    });
    await pacing.read(2, note);
    await clock.advance(60_000);
    await pacing.read(1, note);
    expect(times).toEqual([0, 60_000]);
  });

  test('met again and again, stops it for longer and longer, a quarter of an hour at most', async () => {
    const { clock, pacing } = start();
    const waits: number[] = [];
    for (let meeting = 0; meeting < 7; meeting += 1) {
      await pacing.read(1, limited).catch(() => undefined);
      const refused = await pacing.read(1, limited).catch((error: unknown) => error);
      const wait = refused instanceof FailureError && refused.failure.kind === 'retry' ? refused.failure.afterMs : null;
      waits.push(wait ?? -1);
      await clock.advance(wait ?? 0);
    }
    expect(waits.map((wait) => wait / 60_000)).toEqual([1, 2, 4, 8, 15, 15, 15]);
  });
});

describe('creations that notify', () => {
  test('are twenty in any minute and three hundred in any hour', () => {
    const window = new NotifyWindow();
    const times: number[] = [];
    for (let item = 0; item < 700; item += 1) times.push(window.request(`item:${item}`, 0));
    const inside = (span: number, at: number) => times.filter((time) => time > at - span && time <= at).length;
    for (const at of times) {
      expect(inside(60_000, at)).toBeLessThanOrEqual(20);
      expect(inside(3_600_000, at)).toBeLessThanOrEqual(300);
    }
    expect(times.filter((time) => time === 0)).toHaveLength(20);
    expect(Math.max(...times)).toBeLessThan(3 * 3_600_000);
  });

  test('keep the time that was given to them', () => {
    const window = new NotifyWindow();
    for (let item = 0; item < 20; item += 1) window.request(`item:${item}`, 0);
    expect(window.request('late', 0)).toBe(60_000);
    expect(window.request('later', 0)).toBe(60_000);
    expect(window.request('late', 30_000)).toBe(30_000);
    expect(window.request('late', 60_000)).toBe(0);
  });

  test('are put off with the time at which they may go', async () => {
    const { clock, pacing, times, note } = start();
    const now = clock.now();
    for (let item = 0; item < 20; item += 1) {
      await pacing.notify(1, `item:${item}`, clock.now(), note);
      await clock.advance(1_000);
    }
    const late = { kind: 'later', at: now + 60_000, reason: 'notification-pacing' };
    expect(await pacing.notify(1, 'item:20', clock.now(), note)).toEqual(late);
    expect(times).toHaveLength(20);
    expect(await pacing.notify(2, 'item:20', clock.now(), note)).toMatchObject({ kind: 'sent' });
  });

  test('go when the turn they were given has come, and not before', async () => {
    const { clock, pacing, times, note } = start();
    for (let write = 0; write < 15; write += 1) void pacing.write(1, () => Promise.resolve());
    const turn = { kind: 'later', at: clock.now() + 6_000, reason: 'write-pacing' };
    expect(await pacing.notify(1, 'item', clock.now(), note)).toEqual(turn);
    await clock.advance(2_000);
    expect(await pacing.notify(1, 'item', clock.now(), note)).toEqual(turn);
    await clock.advance(4_000);
    for (let write = 0; write < 15; write += 1) void pacing.write(1, () => Promise.resolve());
    expect(await pacing.notify(1, 'item', clock.now(), note)).toMatchObject({ kind: 'sent' });
    expect(times).toEqual([6_000]);
  });

  test('go at last however often they missed their turn', async () => {
    const { clock, pacing, times, note } = start();
    for (let turn = 0; times.length === 0 && turn < 10; turn += 1) {
      for (let write = 0; write < 15; write += 1) void pacing.write(1, () => Promise.resolve());
      void pacing.notify(1, 'item', clock.now(), note);
      await clock.advance(120_000);
    }
    expect(times).toHaveLength(1);
    expect(times[0]).toBeLessThan(4 * 120_000);
  });
});
