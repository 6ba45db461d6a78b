import type { IncomingMessage, ServerResponse } from 'node:http';
import { systemClock } from '../shell/clock.js';
import type { Clock } from '../shell/clock.js';
import { within } from '../shell/within.js';
import { readDeliveryHeaders, turnedAwayOf } from './delivery-headers.js';
import type { TurnedAway } from './delivery-headers.js';
import type { Delivery } from './engine.js';

/** Tells whether a signature is that of a body. */
export type Verify = (body: string, signature: string) => Promise<boolean>;

/** Answers one delivery whose body has been read. */
export type Receiver = (request: IncomingMessage, body: string, response: ServerResponse) => Promise<void>;

/** GitHub waits ten seconds for an answer; a queue that takes longer than this is as good as none. */
const QUEUE_MS = 8_000;

/**
 * Returns what takes deliveries: signature first, then the queue, then the answer; never the work.
 *
 * What cannot be queued is answered 503: GitHub lists it as failed, and from there it can be had again. Probot's own
 * middleware makes an API client for every event, 0.7 ms of processor time each as measured, which nothing here would use.
 */
export function createReceiver(
  verify: Verify,
  /** Returns false for a delivery that is not taken, since the app is about to stop. May reject, and may never answer. */
  receive: (delivery: Delivery) => Promise<boolean>,
  turnedAway: (delivery: TurnedAway) => void,
  clock: Clock = systemClock,
): Receiver {
  return async (request, body, response) => {
    // With its length head and text are one write; without, Node sends them in pieces.
    const answer = (status: number, text: string) =>
      void response
        .writeHead(status, {
          'content-type': 'text/plain; charset=utf-8',
          'content-length': Buffer.byteLength(text) + 1,
        })
        .end(`${text}\n`);
    const turnAway = (status: number, reason: string, error?: unknown) => {
      turnedAway(turnedAwayOf(request.headers, { status, reason }, error));
      answer(status, reason);
    };
    const headers = readDeliveryHeaders(request.headers);
    if ('status' in headers) return turnAway(headers.status, headers.reason);
    if (body === '') return turnAway(400, 'incomplete');
    const { id, name, signature } = headers;
    if (!(await verify(body, signature))) return turnAway(400, 'signature does not match');
    const payload = parseJson(body);
    if (payload === undefined) return turnAway(400, 'not JSON');
    try {
      const outcome = await within(clock, QUEUE_MS, receive({ id, name, payload }), 'late');
      if (outcome === 'late') return turnAway(503, 'the queue does not answer');
      if (!outcome) return turnAway(503, 'stopping');
    } catch (error) {
      return turnAway(503, 'not queued', error);
    }
    answer(200, 'ok');
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
