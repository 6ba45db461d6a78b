import { expect, test } from 'vitest';
import { createTellTurnedAway } from '../../../src/entry/running/turned-away.js';
import { silentLog } from '../../shell/silent-log.js';
import { SimulatedClock } from '../../shell/simulated-clock.js';

function start() {
  const clock = new SimulatedClock(1_000_000);
  const lines: object[] = [];
  const counted: string[] = [];
  const tell = createTellTurnedAway({
    clock,
    log: { ...silentLog, warn: (fields, message) => lines.push({ ...fields, message }) },
    meter: { webhook: (event, outcome) => counted.push(`${event} ${outcome}`) },
  });
  return { clock, lines, counted, tell };
}

const REFUSED = { delivery: 'id', event: 'issues', outcome: 'refused', reason: 'signature does not match' } as const;

test('of many refused requests the first is told at once, the others as a number, and all are counted', async () => {
  const { clock, lines, counted, tell } = start();
  for (let request = 0; request < 50; request += 1) tell(REFUSED);
  await clock.advance(10_000);
  tell({ ...REFUSED, delivery: null, event: null, reason: 'not JSON' });
  expect(lines).toEqual([
    { delivery: 'id', reason: 'signature does not match', more: 0, message: 'delivery refused' },
    { delivery: null, reason: 'not JSON', more: 49, message: 'delivery refused' },
  ]);
  expect(counted).toEqual([...Array<string>(50).fill('issues refused'), 'other refused']);
});

test('each that failed is told, since it may be a delivery of GitHub', () => {
  const { lines, tell } = start();
  const error = new Error('oh');
  tell(REFUSED);
  for (const delivery of ['a', 'b']) tell({ ...REFUSED, delivery, outcome: 'failed', reason: 'not stored', error });
  expect(lines.slice(1)).toEqual([
    { delivery: 'a', reason: 'not stored', err: error, message: 'delivery failed' },
    { delivery: 'b', reason: 'not stored', err: error, message: 'delivery failed' },
  ]);
});
