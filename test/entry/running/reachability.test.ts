import { expect, test } from 'vitest';
import { reachability } from '../../../src/entry/running/reachability.js';
import { SimulatedClock } from '../../shell/simulated-clock.js';

function stage(answer: () => Promise<boolean>) {
  const clock = new SimulatedClock();
  let asked = 0;
  const isReachable = reachability(() => {
    asked += 1;
    return answer();
  }, clock);
  return { clock, isReachable, asked: () => asked };
}

test('a backend is asked once a second at most, however many want to know', async () => {
  const { clock, isReachable, asked } = stage(() => Promise.resolve(true));
  expect(await Promise.all(Array.from({ length: 100 }, isReachable))).not.toContain(false);
  await clock.advance(900);
  expect(await isReachable()).toBe(true);
  expect(asked()).toBe(1);
  await clock.advance(200);
  expect(await isReachable()).toBe(true);
  expect(asked()).toBe(2);
});

test('one that fails is not there, until it is again', async () => {
  let is = false;
  const { clock, isReachable } = stage(() => (is ? Promise.resolve(true) : Promise.reject(new Error('gone'))));
  expect(await isReachable()).toBe(false);
  is = true;
  expect(await isReachable()).toBe(false);
  await clock.advance(1_100);
  expect(await isReachable()).toBe(true);
});

test('one that does not answer counts as not there after a second, and is not asked again meanwhile', async () => {
  const { clock, isReachable, asked } = stage(() => new Promise(() => {}));
  for (let second = 0; second < 8; second += 1) {
    const answer = isReachable();
    await clock.advance(1_100);
    expect(await answer).toBe(false);
  }
  expect(asked()).toBe(1);
  await clock.advance(5_000);
  const answer = isReachable();
  await clock.advance(1_100);
  expect(await answer).toBe(false);
  expect(asked()).toBe(2);
});

test('an answer that comes late counts from then on', async () => {
  let answer: (is: boolean) => void = () => {};
  const { clock, isReachable } = stage(() => new Promise((resolve) => (answer = resolve)));
  const first = isReachable();
  await clock.advance(2_000);
  expect(await first).toBe(false);
  answer(true);
  await clock.advance(0);
  expect(await isReachable()).toBe(true);
});
