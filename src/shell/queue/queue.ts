import type { Instant } from '../../core/snapshot.js';
import type { Subject } from '../../core/subject.js';

/** How one reconcile ended. */
export type Outcome =
  /** What stands is what is wanted. */
  | { readonly kind: 'done' }
  /** Done for now; look again then, whether or not something happens. Somebody waits for that, whoever led to this run. */
  | { readonly kind: 'requeue'; readonly at: Instant }
  /** Not begun, since nobody waits for it and others need what is left. It stays as it was, and an event comes before the time. */
  | { readonly kind: 'put-off'; readonly at: Instant }
  /** What was read is older than what an event told of, so nothing was done. Events meanwhile do not hurry the next look. */
  | { readonly kind: 'stale'; readonly at: Instant }
  /**
   * Something outside failed. `afterMs` is the least wait, as far as GitHub named one. With `isOwnFault` false, a limit
   * of the whole installation was met: that says nothing of this subject and uses up none of its attempts.
   */
  | { readonly kind: 'retry'; readonly afterMs: number | null; readonly isOwnFault: boolean; readonly reason: string }
  /** Trying again cannot help. With `at` there is something else to do then, as with `requeue`. */
  | { readonly kind: 'give-up'; readonly reason: string; readonly at?: Instant };

/** What one run is told. `causes` are ids of deliveries that led to it, a few of them. */
export interface Run {
  readonly subject: Subject;
  readonly causes: readonly string[];
  /** 1 for the first try. */
  readonly attempt: number;
  /** What was read counts only if it is at least as new as this; null where any is new enough. */
  readonly fresh: Instant | null;
  /** How many reads have been older than that already. */
  readonly staleReads: number;
  /** Whether nobody waits for it: then it must leave the reserve of the rate limit alone. */
  readonly isBackground: boolean;
}

/** Does the work of one run. It must not throw; a throw counts as a failure worth a retry. */
export type Work = (run: Run) => Promise<Outcome>;

export interface QueueCounts {
  readonly running: number;
  readonly ready: number;
  /** Those that wait for a time: a grace that ends, a backoff. Dead letters are not among them. */
  readonly waiting: number;
  /** Those that failed too often and wait for their next try now and then. */
  readonly deadLetters: number;
  /** Subjects that this process has given up for good since its start. */
  readonly givenUp: number;
  /** How long the one that has been ready longest has been so, in milliseconds; 0 where none is. */
  readonly oldestMs: number;
}

/** `background` is what nobody waits for: a sweep. Whatever is live goes before it. */
export type Priority = 'live' | 'background';

export interface AddOptions {
  readonly cause?: string;
  readonly at?: Instant;
  /** How new a read must at least be; the latest of several counts, until a run has seen a read that new. */
  readonly fresh?: Instant | null;
  /** Asked for by a run: taken while draining, too, since no delivery would bring it again. */
  readonly isFollowUp?: boolean;
  /** `live` unless said otherwise. What is added as both is live. */
  readonly priority?: Priority;
}

/**
 * Work by subject: a subject is in it once however often it is added, never runs twice at once, and an event that
 * arrives while it runs leads to exactly one further run. This holds across all processes that share a backend.
 */
export interface WorkQueue {
  /**
   * Adds a subject, to run soon or, with `at`, no later than then. Resolves once it is held as safely as the backend can:
   * true if it was taken, false while draining. Rejects where the backend cannot be reached; then it is not held.
   */
  add(subject: Subject, options?: AddOptions): Promise<boolean>;
  /** Begins to run what is in it. A process that only receives never calls this. */
  start(work: Work): void;
  counts(): Promise<QueueCounts>;
  /**
   * Takes nothing more but what runs ask for, finishes what runs, and what is ready where no other process would do it.
   * Resolves with the number of subjects that are lost to this process, at the latest after `deadlineMs`.
   */
  drain(deadlineMs: number): Promise<number>;
}
