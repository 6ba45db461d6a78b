import type { Subject } from '../../core/subject.js';
import { sleep } from '../clock.js';
import type { Clock } from '../clock.js';
import type { WorkQueue } from '../queue/queue.js';

/** Subjects added before the queue is looked at again. */
const HANDFUL = 24;

/** A handful is added once no more than so many are at work or ready. */
const ALMOST_DONE = 8;

/** After so long a handful is added however busy the queue is: work that never pauses must not keep a sweep out for ever. */
const PATIENCE_MS = 2 * 60_000;

/** How often the queue is looked at while it is busy. */
const LOOK_MS = 250;

export interface TrickleOptions {
  readonly queue: WorkQueue;
  readonly clock: Clock;
  readonly isStopped: () => boolean;
  /** Whether background work of an installation is put off: what is added then would only pile up. */
  readonly isHeld: (installation: number) => Promise<boolean>;
}

/**
 * Adds what nobody waits for to a queue, a handful at a time, once what is there is almost done. However much a sweep finds,
 * live work finds an empty line, and memory holds no more than a few dozen of it unless the queue is never done.
 */
export class Trickle {
  readonly #options: TrickleOptions;
  #turn: Promise<unknown> = Promise.resolve();
  #room = 0;

  constructor(options: TrickleOptions) {
    this.#options = options;
  }

  /**
   * Adds subjects in their order. Resolves once all are held: false where not all were taken, since the app is to stop or
   * their installation has to wait.
   */
  add(subjects: readonly Subject[]): Promise<boolean> {
    const added = this.#turn.then(() => this.#addAll(subjects));
    this.#turn = added.catch(() => undefined);
    return added;
  }

  async #addAll(subjects: readonly Subject[]): Promise<boolean> {
    const { queue, isHeld } = this.#options;
    for (const subject of subjects) {
      if (this.#room === 0 && !(await this.#waitForRoom())) return false;
      if (await isHeld(subject.installation)) return false;
      this.#room -= 1;
      if (!(await queue.add(subject, { priority: 'background' }))) return false;
    }
    return true;
  }

  async #waitForRoom(): Promise<boolean> {
    const { queue, clock, isStopped } = this.#options;
    const begun = clock.now();
    while (!isStopped()) {
      // Those just added take a moment to become ready.
      await sleep(clock, LOOK_MS);
      const { ready, running } = await queue.counts();
      if (ready + running > ALMOST_DONE && clock.now() - begun < PATIENCE_MS) continue;
      this.#room = HANDFUL;
      return !isStopped();
    }
    return false;
  }
}
