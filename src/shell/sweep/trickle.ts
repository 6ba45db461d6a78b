import type { Subject } from '../../core/subject.js';
import { sleep } from '../clock.js';
import type { Clock } from '../clock.js';
import type { WorkQueue } from '../queue/queue.js';

/** Subjects added before the queue is looked at again. */
const HANDFUL = 24;

/** A handful is added once no more than so many are at work or ready. */
const ALMOST_DONE = 8;

/** How often the queue is looked at while it is busy. */
const LOOK_MS = 250;

/**
 * Adds what nobody waits for to a queue, a handful at a time, once what is there is almost done. However much a sweep finds,
 * live work finds an empty line, and memory holds no more than a few dozen of it.
 */
export class Trickle {
  readonly #queue: WorkQueue;
  readonly #clock: Clock;
  readonly #isStopped: () => boolean;
  #turn: Promise<unknown> = Promise.resolve();
  #room = 0;

  constructor(queue: WorkQueue, clock: Clock, isStopped: () => boolean) {
    this.#queue = queue;
    this.#clock = clock;
    this.#isStopped = isStopped;
  }

  /** Adds subjects in their order. Resolves once all are held: false where not all were taken, since the app is to stop. */
  add(subjects: readonly Subject[]): Promise<boolean> {
    const added = this.#turn.then(() => this.#addAll(subjects));
    this.#turn = added.catch(() => undefined);
    return added;
  }

  async #addAll(subjects: readonly Subject[]): Promise<boolean> {
    for (const subject of subjects) {
      if (this.#room === 0 && !(await this.#waitForRoom())) return false;
      this.#room -= 1;
      if (!(await this.#queue.add(subject, { priority: 'background' }))) return false;
    }
    return true;
  }

  async #waitForRoom(): Promise<boolean> {
    while (!this.#isStopped()) {
      // Those just added take a moment to become ready.
      await sleep(this.#clock, LOOK_MS);
      const { ready, running } = await this.#queue.counts();
      if (ready + running > ALMOST_DONE) continue;
      this.#room = HANDFUL;
      return !this.#isStopped();
    }
    return false;
  }
}
