import type { Instant } from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';

/** When a creation that notifies may go. */
export type Turn =
  /** In so many milliseconds, which is soon; `isFinal` where it goes however long it takes to be sent. */
  { readonly kind: 'go'; readonly wait: number; readonly isFinal: boolean } | PutOffTurn;

/** Not before that time, and then with a new plan. */
export interface PutOffTurn {
  readonly kind: 'later';
  readonly at: Instant;
  readonly reason: 'notification-pacing' | 'write-pacing';
}

/**
 * The limits that an installation's writes keep, and for how long GitHub asked it to stop: those of this process, or of all
 * processes together. Nothing here rejects: where what is shared cannot be reached, a process goes by what it knows itself.
 */
export interface WriteLimits {
  /** Takes the turn of one write and returns in how many milliseconds it has come. */
  write(installation: number): Promise<number>;
  /** Asks for the turn of a creation that notifies, for a plan made at the given time. */
  creation(installation: number, key: SubjectKey, plannedAt: Instant): Promise<Turn>;
  /** Keeps a subject's turn, with all it was granted, for a plan made anew at that time. */
  keep(installation: number, key: SubjectKey, at: Instant): Promise<PutOffTurn>;
  /**
   * Notes that GitHub asked to wait for so long, longer when it comes again and again. Returns whether that is news: requests
   * under way together meet a limit once.
   */
  pause(installation: number, afterMs: number): boolean;
  /** Notes that GitHub answered. */
  answered(installation: number): void;
  /** Returns until when the installation is stopped; a time that is past where it is not. */
  pausedUntil(installation: number): Promise<Instant>;
}
