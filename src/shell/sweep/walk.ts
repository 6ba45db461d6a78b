import type { Octokit } from '@octokit/rest';
import * as z from 'zod';
import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../clock.js';
import { readFailure } from '../github/client/errors.js';
import type { Log } from '../log.js';
import { marginBefore, MAX_CURSOR, readAttempts } from './deliveries.js';
import type { Attempt, AttemptsAsked } from './deliveries.js';

/** A cursor of GitHub's; null for the newest page. */
const cursor = z.string().max(MAX_CURSOR).nullable();

/** A walk as a store keeps it. */
export const walkSchema = z.object({
  /** The page to go on with. */
  next: cursor,
  /** How far back it goes; null for as far as GitHub goes. */
  since: z.number().nullable(),
  /** Nothing on it is newer; null where that is not known. */
  until: z.number().nullable(),
  /** The part to walk once more, since not all was asked for: from a page back to a time. Null where there is none. */
  left: z.object({ from: cursor, since: z.number() }).nullable(),
});

/**
 * A stretch of the list of deliveries that is longer than what one pass reads, or asks for. Each pass reads on from where the
 * one before ended, so that all of it is seen, and what was left on the way is walked once more.
 *
 * Lists begin with the newest: one that is always read from there never comes to what is behind its first pages.
 */
export type Walk = Readonly<z.infer<typeof walkSchema>>;

/** What a pass read of a walk. */
export interface Stage {
  readonly list: readonly Attempt[];
  /** The page it began with. */
  readonly from: string | null;
  /** The walk, at the page that comes next. */
  readonly walk: Walk;
  /** Whether there is no page that comes next. */
  readonly isLast: boolean;
}

export interface WalkParts {
  readonly app: Octokit['rest'];
  readonly clock: Clock;
  readonly log: Log;
}

/** Reads on. Where GitHub does not answer, that is tried again by the next pass, and this one goes on with what else it does. */
export async function readOn(
  { app, clock, log }: WalkParts,
  walk: Walk,
  asked: Pick<AttemptsAsked, 'status' | 'maxPages'>,
): Promise<Stage> {
  const from = walk.next;
  try {
    const since = marginBefore(walk.since);
    const { list, date, next } = await readAttempts(app, { ...asked, since, cursor: from });
    return { list, from, walk: { ...walk, next, until: walk.until ?? date ?? clock.now() }, isLast: next === null };
  } catch (error) {
    const failure = readFailure(error, clock.now());
    const { reason } = failure;
    log.warn({ reason, ...(reason === 'no-answer' ? { err: error } : {}) }, 'older deliveries not read');
    // A cursor that GitHub no longer takes: from the newest page all is walked once more.
    const isRefused = failure.kind === 'give-up';
    return { list: [], from, walk: isRefused ? { ...walk, next: null, left: null } : walk, isLast: false };
  }
}

/** Returns where the next pass goes on, given the times of what this one left; null once nothing is left at all. */
export function goOn({ walk, from, isLast }: Stage, times: readonly Instant[]): Walk | null {
  const known = walk.left;
  const since = Math.min(known?.since ?? Infinity, ...times);
  const left = Number.isFinite(since) ? { from: known === null ? from : known.from, since } : null;
  if (!isLast) return { ...walk, left };
  return left === null ? null : { ...walk, next: left.from, since: left.since, left: null };
}
