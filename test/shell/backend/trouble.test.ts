import { expect, test } from 'vitest';
import { Trouble } from '../../../src/shell/backend/trouble.js';
import { silentLog } from '../silent-log.js';
import { SimulatedClock } from '../simulated-clock.js';

test('says the first of many errors at once, the others as a number, and no address', async () => {
  const clock = new SimulatedClock(1_000_000);
  const lines: object[] = [];
  const { heard } = new Trouble('redis', clock, { ...silentLog, warn: (fields) => lines.push(fields) });
  heard(Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:6379'), { code: 'ECONNREFUSED' }));
  for (let error = 0; error < 50; error += 1) heard(new Error('again'));
  await clock.advance(10_000);
  heard(new Error('cannot reach redis://user:canary@10.0.0.1:6379/0, it says'));
  heard('no error at all');
  expect(lines).toEqual([
    { server: 'redis', reason: 'ECONNREFUSED', more: 0 },
    { server: 'redis', reason: 'cannot reach an address it says', more: 50 },
  ]);
});
