import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { createReceiver } from '../../src/entry/receiver.js';
import type { TurnedAway } from '../../src/entry/delivery-headers.js';
import { SimulatedClock } from '../shell/simulated-clock.js';

const HEADERS = {
  'content-type': 'application/json',
  'x-github-event': 'issues',
  'x-github-delivery': 'd1',
  'x-hub-signature-256': `sha256=${'a'.repeat(64)}`,
};

const failure = new Error('the queue is gone');
const failed = { delivery: 'd1', event: 'issues', outcome: 'failed' };

test.each<[string, () => Promise<boolean>, number, readonly TurnedAway[]]>([
  ['that is taken is answered 200', () => Promise.resolve(true), 200, []],
  [
    'that is not taken is answered 503, so that GitHub lists it as failed',
    () => Promise.resolve(false),
    503,
    [{ ...failed, outcome: 'failed', reason: 'stopping' }],
  ],
  [
    'that cannot be queued is answered 503',
    () => Promise.reject(failure),
    503,
    [{ ...failed, outcome: 'failed', reason: 'not queued', error: failure }],
  ],
  [
    'that a queue never takes is answered 503 before GitHub hangs up',
    () => new Promise(() => {}),
    503,
    [{ ...failed, outcome: 'failed', reason: 'the queue does not answer' }],
  ],
])('a delivery %s', async (_, receive, status, expected) => {
  const clock = new SimulatedClock();
  const turnedAway: TurnedAway[] = [];
  const receiver = createReceiver(
    () => Promise.resolve(true),
    receive,
    (delivery) => void turnedAway.push(delivery),
    clock,
  );
  const answers: number[] = [];
  const response = {
    writeHead(code: number) {
      answers.push(code);
      return response;
    },
    end: () => response,
  };
  const done = receiver(
    { headers: HEADERS } as unknown as IncomingMessage,
    '{}',
    response as unknown as ServerResponse,
  );
  await clock.advance(9_999);
  await done;
  expect(answers).toEqual([status]);
  expect(turnedAway).toEqual(expected);
});
