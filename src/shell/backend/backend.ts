import type { WriteLimits } from '../github/client/write-limits.js';
import type { Schedule } from '../queue/schedule.js';
import type { WorkQueue } from '../queue/queue.js';
import type { Store } from '../state/store.js';

/** What work waits in and state is kept in: this process alone, or a server that several processes share. */
export interface Backend {
  readonly kind: 'memory' | 'redis' | 'postgres';
  readonly queue: WorkQueue;
  readonly schedule: Schedule;
  readonly store: Store;
  readonly limits: WriteLimits;
  /** Whether other processes see the same: then what one knows of GitHub's limits and of its own writes is told to all. */
  readonly isShared: boolean;
  /** Tells whether work can be taken now. Never rejects. */
  isReachable(): Promise<boolean>;
  /** Lets go of connections. What is in a shared backend stays. */
  close(): Promise<void>;
}
