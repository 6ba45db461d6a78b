import { sleep } from '../../clock.js';
import type { Clock } from '../../clock.js';
import type { JobQueue, JobWorker, Link, WorkerSettings } from './link.js';

const AGAIN_MS = 1_000;

/** Returns what opens a queue the first time it is asked for, and tries anew when asked after it failed. */
export function openLazily(link: Link, name: string): () => Promise<JobQueue> {
  let opening: Promise<JobQueue> | null = null;
  return () => {
    opening ??= open(link, name).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
}

async function open(link: Link, name: string): Promise<JobQueue> {
  await link.prepare();
  const queue = link.queue(name);
  try {
    await queue.waitUntilReady();
  } catch (error) {
    await queue.close();
    throw error;
  }
  return queue;
}

/** A worker that is opened once its server is there, and anew should it ever end by itself. */
export class SteadyWorker {
  readonly #link: Link;
  readonly #clock: Clock;
  #worker: JobWorker | null = null;
  #isClosed = false;

  constructor(link: Link, clock: Clock) {
    this.#link = link;
    this.#clock = clock;
  }

  async work(settings: WorkerSettings): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#link.prepare();
        if (this.#isClosed) return;
        this.#worker = this.#link.worker(settings);
        await this.#worker.waitUntilReady();
        if (!this.#isClosed) await this.#worker.run();
      } catch (error) {
        this.#link.trouble(error);
      }
      if (this.#isClosed) return;
      const worker = this.#worker;
      this.#worker = null;
      void worker?.close().catch(this.#link.trouble);
      await sleep(this.#clock, AGAIN_MS);
    }
  }

  /** Takes no more work, and resolves once what runs has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.close();
  }
}
