import type { IncomingHttpHeaders } from 'node:http';

/** What GitHub says of a delivery beside its body. */
export interface DeliveryHeaders {
  readonly id: string;
  readonly name: string;
  /** `sha256=` and 64 hexadecimal digits; nobody has compared it with the body yet. */
  readonly signature: string;
}

/** An answer that turns a request away. `reason` is for the sender and for the log. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/** GitHub's own are far shorter. */
const LONGEST_HEADER = 200;

/**
 * Returns the headers of a delivery, or why it can be none of GitHub's.
 *
 * They are there before the body is, so that nobody without them makes us hold one.
 */
export function readDeliveryHeaders(headers: IncomingHttpHeaders): DeliveryHeaders | Refusal {
  if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return { status: 415, reason: 'not JSON' };
  const id = headerOf(headers, 'x-github-delivery');
  const name = headerOf(headers, 'x-github-event');
  const signature = headerOf(headers, 'x-hub-signature-256');
  if (id === null || name === null || signature === null) return { status: 400, reason: 'incomplete' };
  if (!/^sha256=[0-9a-f]{64}$/i.test(signature)) return { status: 400, reason: 'signature does not match' };
  return { id, name, signature };
}

/** Returns why a request can be no delivery of GitHub's, or null when only its body can tell. */
export function refusalOf(headers: IncomingHttpHeaders): Refusal | null {
  const read = readDeliveryHeaders(headers);
  return 'status' in read ? read : null;
}

/** A delivery that was not taken. Its id and its event are the sender's word: they are no proof of anything. */
export interface TurnedAway {
  readonly delivery: string | null;
  readonly event: string | null;
  /** `refused`: it is no delivery of GitHub's as it should be. `failed`: it may well be one, and could not be taken now. */
  readonly outcome: 'refused' | 'failed';
  readonly reason: string;
  /** What went wrong, where something did. */
  readonly error?: unknown;
}

/** Returns what is told of a request that is turned away. */
export function turnedAwayOf(headers: IncomingHttpHeaders, { status, reason }: Refusal, error?: unknown): TurnedAway {
  return {
    delivery: wordOf(headers, 'x-github-delivery'),
    event: wordOf(headers, 'x-github-event'),
    outcome: status === 503 ? 'failed' : 'refused',
    reason,
    ...(error === undefined ? {} : { error }),
  };
}

/** A log holds what looks like an id or the name of an event, and nothing that somebody else may want to write into it. */
function wordOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headerOf(headers, name);
  return value !== null && /^[\w-]{1,80}$/.test(value) ? value : null;
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_HEADER ? value : null;
}
