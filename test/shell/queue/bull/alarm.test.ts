import { expect, test } from 'vitest';
import { Alarm } from '../../../../src/shell/queue/bull/alarm.js';
import type { Due } from '../../../../src/shell/queue/bull/ledger.js';
import { SimulatedClock } from '../../simulated-clock.js';
import { ModelLedger } from './model-ledger.js';

const none = { waiting: 0, deadLetters: 0 };

function start(ring: (due: Due) => Promise<number | null>) {
  const clock = new SimulatedClock();
  const ledger = new ModelLedger();
  const troubles: unknown[] = [];
  const alarm = new Alarm({ ledger, clock, pollMs: 1_000, ring, trouble: (error) => troubles.push(error) });
  alarm.start();
  const wish = (at: number) => ({ at, body: '', isBackground: false });
  return { clock, ledger, alarm, troubles, wish };
}

test('rings at the time, once, for what this process and what another wished', async () => {
  const rung: [string, number][] = [];
  const { clock, ledger, alarm, wish } = start(({ key }) => {
    rung.push([key, clock.now()]);
    return Promise.resolve(null);
  });
  await ledger.wake('other', wish(1_500));
  await clock.advance(1_100);
  await ledger.wake('own', wish(1_250));
  alarm.expect(1_250);
  await clock.advance(10_000);
  await alarm.stop();
  expect(rung).toEqual([
    ['own', 1_250],
    ['other', 1_500],
  ]);
  expect(await ledger.size()).toEqual(none);
});

test('rings again when it was told to, and no more once stopped', async () => {
  const rung: number[] = [];
  const { clock, ledger, alarm, wish } = start(({ at }) => {
    rung.push(clock.now());
    return Promise.resolve(at + 100);
  });
  await ledger.wake('a', wish(50));
  alarm.expect(50);
  await clock.advance(300);
  await alarm.stop();
  await clock.advance(10_000);
  expect(rung).toEqual([50, 150, 250]);
});

test('keeps what it could not do, and does it once the claim has ended', async () => {
  let calls = 0;
  const { clock, ledger, alarm, troubles, wish } = start(() =>
    (calls += 1) === 1 ? Promise.reject(new Error('oh')) : Promise.resolve(null),
  );
  await ledger.wake('a', wish(50));
  alarm.expect(50);
  await clock.advance(29_000);
  expect([calls, troubles.length]).toEqual([1, 1]);
  await clock.advance(2_000);
  await alarm.stop();
  expect([calls, await ledger.size()]).toEqual([2, none]);
});

test('takes a hundred at once until nothing is due', async () => {
  let calls = 0;
  const { clock, ledger, alarm, wish } = start(() => {
    calls += 1;
    return Promise.resolve(null);
  });
  for (let number = 0; number < 250; number += 1) await ledger.wake(`key-${number}`, wish(10));
  alarm.expect(10);
  await clock.advance(20);
  await alarm.stop();
  expect(calls).toBe(250);
});
