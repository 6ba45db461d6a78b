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

/** Returns the delivery id a request claims, whatever else is wrong with it. */
export function claimedIdOf(headers: IncomingHttpHeaders): string | null {
  return headerOf(headers, 'x-github-delivery');
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_HEADER ? value : null;
}
