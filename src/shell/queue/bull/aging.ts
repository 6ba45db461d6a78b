import type { Clock } from '../../clock.js';
import { LIVE, SENT_AWAY } from './job.js';
import { addedAt } from './job-id.js';
import type { JobQueue, QueuedJob } from './link.js';

/** So long a job that was sent away lets pass what comes anew. */
const PATIENCE_MS = 60_000;

/** How often is looked for those that have done so. */
const LOOK_MS = 15_000;

/** Looked at in one go. They are in order of when they came back, so what has waited longest is among the first. */
const LOOKED_AT = 100;

export interface AgingOptions {
  readonly queue: () => Promise<JobQueue>;
  readonly clock: Clock;
  readonly trouble: (error: unknown) => void;
}

/**
 * Has what was sent away until its turn become live again after a minute. As long as live work comes faster than it is done,
 * nothing else is given out, whosever it is.
 */
export class Aging {
  readonly #options: AgingOptions;
  #cancel: (() => void) | null = null;
  #looking: Promise<void> | null = null;
  #isStopped = true;

  constructor(options: AgingOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#plan();
  }

  /** Tells whether a job has let pass for long enough what came after it. */
  isOld(id: string | undefined): boolean {
    const at = addedAt(id);
    return at !== null && this.#options.clock.now() - at >= PATIENCE_MS;
  }

  /** Looks no more, and resolves once a look has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#looking;
  }

  #plan(): void {
    this.#cancel = this.#options.clock.after(LOOK_MS, () => {
      this.#looking = this.#look().finally(() => {
        if (!this.#isStopped) this.#plan();
      });
    });
  }

  async #look(): Promise<void> {
    try {
      const queue = await this.#options.queue();
      for (const id of await queue.getRanges(['prioritized'], 0, LOOKED_AT - 1, true)) {
        if (this.#isStopped) return;
        if (!this.isOld(id)) continue;
        const job = await queue.getJob(id);
        // Those of a sweep come after all that were sent away.
        if (job !== undefined && job.priority > SENT_AWAY) return;
        if (job !== undefined) await enliven(job);
      }
    } catch (error) {
      this.#options.trouble(error);
    }
  }
}

/** Has a job go as a live one. One that is gone has run after it was asked for, so nothing is lost. */
export async function enliven(job: QueuedJob): Promise<void> {
  try {
    await job.changePriority({ priority: LIVE });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === -1)) throw error;
  }
}
