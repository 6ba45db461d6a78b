import { backoffMs } from './backoff.js';
import type { Outcome } from './queue.js';

/** Tries of one subject, in 13 minutes on average and 27 at most, before it is a dead letter. */
export const MAX_ATTEMPTS = 12;

/** Tries of a dead letter, three days on average, before it is given up for good. */
export const MAX_SLOW_ATTEMPTS = 72;

/** Between two tries of a dead letter on average; half an hour more or less parts those that failed together. */
const SLOW_MS = 60 * 60_000;

/** What follows a failure, in so many milliseconds: a try that no event hurries, one that any event comes before, or none. */
export type Next = { readonly kind: 'retry' | 'dead-letter'; readonly ms: number } | { readonly kind: 'given-up' };

/** Tells whether what has failed so often is a dead letter: it is tried now and then, and nobody waits for it. */
export function isDeadLetter(failures: number): boolean {
  return failures >= MAX_ATTEMPTS;
}

/** Returns what follows the last of so many failures. A limit of the whole installation makes nothing a dead letter. */
export function nextAfter(
  failures: number,
  { afterMs, isOwnFault }: Extract<Outcome, { kind: 'retry' }>,
  random: () => number,
): Next {
  if (!isOwnFault || !isDeadLetter(failures)) {
    return { kind: 'retry', ms: backoffMs(Math.max(1, failures), afterMs, random) };
  }
  if (failures >= MAX_ATTEMPTS + MAX_SLOW_ATTEMPTS) return { kind: 'given-up' };
  return { kind: 'dead-letter', ms: (afterMs ?? 0) + (0.5 + random()) * SLOW_MS };
}
