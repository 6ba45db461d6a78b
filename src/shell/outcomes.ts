import { toSecond } from '../core/desired/manners/seconds.js';
import type { Instant } from '../core/snapshot.js';
import { formatSubjectKey } from '../core/subject.js';
import type { Clock } from './clock.js';
import { FailureError, readFailure } from './github/client/errors.js';
import type { Log } from './log.js';
import type { Meter } from './meter.js';
import type { Outcome, Run } from './queue/queue.js';

/** Reads trail writes by seconds at most. */
const EARLY_WAIT_MS = 5_000;

/** The first wait for a read that shows what an event told of; each further one is twice as long. */
const STALE_WAIT_MS = 1_000;

/** After so many waits, half a minute in all, what is read has to do. */
const MAX_STALE_READS = 5;

/** Tells whether what was read is older than what led to a run. GitHub gives whole seconds. */
export function isOlder(updatedAt: Instant, { fresh }: Pick<Run, 'fresh'>): boolean {
  return fresh !== null && toSecond(updatedAt) < toSecond(fresh);
}

export function mayLookAgain({ staleReads }: Pick<Run, 'staleReads'>): boolean {
  return staleReads < MAX_STALE_READS;
}

/** Returns how a run ended of which nothing was done, since what was read is too old. */
export function lookAgain(clock: Clock, { staleReads }: Run): Outcome {
  return { kind: 'stale', at: clock.now() + STALE_WAIT_MS * 2 ** staleReads };
}

/** A failure that GitHub answered is in the log line of the run; anything else is told with its stack. */
export function isExpected(error: unknown): boolean {
  return error instanceof FailureError && !(error.failure.reason === 'no-answer' && error.cause instanceof Error);
}

/** Returns how a run ended that threw. `isReading` is false once it has begun to write. */
export function outcomeOf(error: unknown, clock: Clock, run: Run, isReading: boolean): Outcome {
  const failure = readFailure(error, clock.now());
  if (failure.kind === 'retry') {
    const { afterMs, scope, reason } = failure;
    return { kind: 'retry', afterMs, isOwnFault: scope === 'item', reason };
  }
  // A read can trail the webhook that announced a new item: what is not there the first time gets a second look.
  const isEarly = isReading && run.attempt === 1 && failure.reason === 'not-found';
  return isEarly ? { ...failure, kind: 'retry', afterMs: EARLY_WAIT_MS, isOwnFault: true } : failure;
}

/** Returns how a run ended that did not throw: to be run again at the first of some times, and what GitHub refused of it. */
export function outcomeOfTimes(times: readonly (Instant | null)[], refusals: readonly string[]): Outcome {
  const known = times.filter((time) => time !== null);
  const at = known.length === 0 ? null : Math.min(...known);
  if (refusals.length > 0) return { kind: 'give-up', reason: refusals.join('; '), ...(at === null ? {} : { at }) };
  return at === null ? { kind: 'done' } : { kind: 'requeue', at };
}

/** What a run did, for its line in the log. */
export interface Deeds {
  readonly changes: readonly { readonly type: string }[];
  readonly notes: readonly string[];
}

/** Tells log and metrics how a run ended. */
export function report(
  { log, meter }: { readonly log: Log; readonly meter: Meter },
  run: Run,
  { changes, notes }: Deeds,
  outcome: Outcome,
  ms: number,
): void {
  meter.reconciled(run.subject.kind, outcome.kind, ms);
  const counts: Record<string, number> = {};
  for (const { type } of changes) counts[type] = (counts[type] ?? 0) + 1;
  const fields = {
    key: formatSubjectKey(run.subject),
    deliveries: run.causes,
    attempt: run.attempt,
    outcome: outcome.kind,
    ...('reason' in outcome ? { reason: outcome.reason } : {}),
    ...('at' in outcome ? { at: new Date(outcome.at).toISOString() } : {}),
    changes: counts,
    notes,
    ms,
  };
  if (outcome.kind === 'give-up' || outcome.kind === 'retry') log.warn(fields, 'reconciled');
  else log.info(fields, 'reconciled');
}
