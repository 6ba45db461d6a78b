import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { BullQueue } from '../queue/bull-queue.js';
import type { BullSchedule } from '../queue/bull-schedule.js';
import type { LockTimes } from '../queue/bull/link.js';
import { inTime } from '../in-time.js';

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

/** What still runs when a backend is closed gets so long. */
const CLOSE_MS = 2_000;

/** Stops what works, then lets go of the connections, whatever either does: what is left behind is taken up by others. */
export async function closeAll(
  queue: BullQueue,
  schedule: BullSchedule,
  disconnect: () => Promise<void>,
): Promise<void> {
  await Promise.allSettled([queue.drain(CLOSE_MS), inTime(CLOSE_MS, 'the schedule', schedule.stop())]);
  await inTime(CLOSE_MS, 'the server', disconnect()).catch(() => undefined);
}
