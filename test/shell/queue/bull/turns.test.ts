import { describe, expect, test } from 'vitest';
import { Turns } from '../../../../src/shell/queue/bull/turns.js';
import { SimulatedClock } from '../../simulated-clock.js';

/**
 * Plays a queue that gives out work of one installation in order, and what is sent away again when it comes back. Returns
 * how often something was sent away, and how long all of it took.
 */
async function play(jobs: number, runMs: number) {
  const clock = new SimulatedClock();
  const turns = new Turns(clock, () => 0.5);
  let [sentAway, most, running, ended] = [0, 0, 0, 0];
  function giveOut(): void {
    const ms = turns.take(1, false);
    if (ms === null) {
      most = Math.max(most, (running += 1));
      clock.after(runMs, () => {
        running -= 1;
        ended += 1;
        turns.leave(1, false, runMs);
      });
      return;
    }
    sentAway += 1;
    clock.after(ms, giveOut);
  }
  for (let job = 0; job < jobs; job += 1) giveOut();
  await clock.finish();
  return { sentAway, most, ended, ms: clock.now() };
}

describe('whose turn it is', () => {
  test.each([20, 100, 400, 2_000])(
    'runs all of a busy installation, ten at once, in runs of %d ms, without spinning',
    async (runMs) => {
      const { sentAway, most, ended, ms } = await play(500, runMs);
      expect([most, ended]).toEqual([10, 500]);
      // Nothing is gained by asking all the time, and nothing by asking too late.
      expect(sentAway).toBeLessThan(500 * 6);
      expect(ms).toBeLessThan(((500 * runMs) / 10) * 3 + 5_000);
    },
  );

  test('leaves half of the places of an installation to what somebody waits for', () => {
    const turns = new Turns(new SimulatedClock(), () => 0.5);
    const background = Array.from({ length: 8 }, () => turns.take(1, true));
    expect(background.map((ms) => ms === null)).toEqual([true, true, true, true, true, false, false, false]);
    const live = Array.from({ length: 7 }, () => turns.take(1, false));
    expect(live.map((ms) => ms === null)).toEqual([true, true, true, true, true, false, false]);
    expect(turns.take(2, true)).toBeNull();
    turns.leave(1, true, 10);
    expect([turns.take(1, true), turns.take(1, false)]).toEqual([null, expect.any(Number)]);
  });

  test('sends away for longer where more are away before, and where nothing ends', async () => {
    const clock = new SimulatedClock();
    const turns = new Turns(clock, () => 0.5);
    for (let run = 0; run < 10; run += 1) turns.take(1, false);
    const waits = Array.from({ length: 50 }, () => turns.take(1, false) ?? 0);
    expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? Infinity);
    await clock.advance(60_000);
    expect(turns.take(1, false)).toBeGreaterThan(waits[0] ?? Infinity);
    expect(turns.take(1, false)).toBeLessThanOrEqual(33_000);
  });
});
