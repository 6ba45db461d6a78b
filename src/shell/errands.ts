import type { Instant } from '../core/snapshot.js';
import { formatSubjectKey, isErrand, type ErrandKind, type RepositoryRef, type Subject } from '../core/subject.js';
import type { Clock } from './clock.js';
import { FailureError } from './github/client/errors.js';
import type { Log } from './log.js';
import type { Meter } from './meter.js';
import { isExpected, lookAgain, outcomeOf, outcomeOfTimes, report } from './outcomes.js';
import type { AddOptions, Outcome, Run, Work } from './queue/queue.js';

/** What an errand came to. */
export interface Errand {
  /** What it wrote, by kind, for the log and nothing else. */
  readonly changes: readonly { readonly type: string }[];
  /** When it is to be run again, whether or not something happens; null where nothing is known to come. */
  readonly again: Instant | null;
  /** What else is to be looked at now. */
  readonly touch: readonly Subject[];
  readonly notes: readonly string[];
  /** What GitHub, or whoever else was to be told, refused for good. */
  readonly refusals: readonly string[];
}

/**
 * Runs an errand of a repository to its end. It may throw; what of it stands by then, the next try finds. `stale` says that what was read
 * is older than what led to the run, and that nothing was done.
 */
export type RunErrand = (ref: RepositoryRef, run: Run) => Promise<Errand | 'stale'>;

export interface ErrandOptions {
  /** An errand that nobody runs is done at once. */
  readonly errands: Partial<Readonly<Record<ErrandKind, RunErrand>>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
  /** Resolves once the queue holds the subject. */
  readonly touch: (subject: Subject, options: Pick<AddOptions, 'at' | 'priority'>) => Promise<unknown>;
}

/** Returns the work of errands. */
export function createErrands(options: ErrandOptions): Work {
  const { errands, clock, log } = options;
  return async (run) => {
    const { subject } = run;
    const runErrand = isErrand(subject) ? errands[subject.kind] : undefined;
    if (runErrand === undefined) return { kind: 'done' };
    const start = clock.now();
    let errand: Errand | null = null;
    let outcome: Outcome;
    try {
      const { installation, owner, repo } = subject;
      const came = await runErrand({ installation, owner, repo }, run);
      if (came === 'stale') outcome = lookAgain(clock, run);
      else {
        errand = came;
        await Promise.all(came.touch.map((other) => options.touch(other, { priority: 'live' })));
        outcome = outcomeOfTimes([came.again], came.refusals);
      }
    } catch (error) {
      outcome = outcomeOf(error, clock, run, errand === null);
      if (!isExpected(error))
        log.error(
          { key: formatSubjectKey(subject), err: error instanceof FailureError ? error.cause : error },
          'errand threw',
        );
    }
    report(options, run, errand ?? { changes: [], notes: [] }, outcome, clock.now() - start);
    return outcome;
  };
}
