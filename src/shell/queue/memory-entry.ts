import type { Instant } from '../../core/snapshot.js';
import type { Subject, SubjectKey } from '../../core/subject.js';
import type { Priority, Run } from './queue.js';

/** Causes remembered for a log line: the newest, since a subject with a plan for later may be in the queue for months. */
const MAX_CAUSES = 5;

/** A subject in the queue of a single process. */
export interface Entry {
  readonly key: SubjectKey;
  subject: Subject;
  state: 'waiting' | 'ready' | 'running';
  /** Of what waits or is ready. While running: of what was asked for since. */
  priority: Priority;
  /** The one at work. */
  run: Run | null;
  /** While waiting: when it runs. While ready: since when it is. */
  due: Instant;
  cancel: (() => void) | null;
  /** While waiting: true after a failure or a stale read, where an event must not make it run sooner. */
  isHeld: boolean;
  /** Set by an event during a run. */
  again: boolean;
  /** Set by an event with a time during a run. */
  againAt: Instant | null;
  failures: number;
  /** How new a read must be to count, as far as no run has seen one that new. */
  fresh: Instant | null;
  /** Reads in a row that were older than that. */
  staleReads: number;
  /** While running: what came since. */
  causes: readonly string[];
}

/** Returns an entry that waits for nothing yet. */
export function newEntry(key: SubjectKey, subject: Subject, priority: Priority): Entry {
  return {
    key,
    subject,
    state: 'waiting',
    priority,
    run: null,
    due: 0,
    cancel: null,
    isHeld: false,
    again: false,
    againAt: null,
    failures: 0,
    fresh: null,
    staleReads: 0,
    causes: [],
  };
}

/** Returns causes with later ones, as many as are remembered. */
export function newest(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...before, ...after].slice(-MAX_CAUSES);
}

/** Returns the later of two times; null is before any. */
export function laterOf(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || (other !== null && other > one) ? other : one;
}
