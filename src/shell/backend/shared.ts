import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { LockTimes } from '../queue/bull/link.js';

export interface SharedBackendOptions {
  /** The address of the server, which may hold a password: it is never logged. */
  readonly url: string;
  /** Parts several apps on one server. */
  readonly appId: number;
  readonly clock: Clock;
  /** Between 0 and 1, as `Math.random`. */
  readonly random: () => number;
  readonly log: Log;
  /** Runs at once in this process. */
  readonly concurrency: number;
  /** Given by tests that kill processes and have no half a minute to wait. */
  readonly locks?: LockTimes;
}

/** A server that does not answer within so many milliseconds counts as away. */
export const REACH_MS = 1_000;
