import type { Instant } from '../../../core/snapshot.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';

/** Counts one more under a name, at once for all processes, and returns how many there are; kept for so long at least. */
export type Count = (name: string, ttlMs: number) => Promise<number>;

/** How many may go in each window of so many milliseconds. */
export interface WindowSize {
  readonly points: number;
  readonly ms: number;
}

/** So many windows are looked at for one turn, which is then at the last of them. */
const MAX_LOOKS = 1_000;

const MAX_KEYS = 10_000;

/** Counts outlive their window by this, since clocks of machines differ. */
const KEPT_MS = 60_000;

/**
 * Turns in windows of time that all processes count together. The windows begin at the same moments for all, so that a turn
 * can be taken in one that is still to come: whoever finds a window full learns from its count which place in the line that
 * is, and looks where such a place would be. In a window to come, turns are spread over it, so that those who wait do not all
 * come back at once.
 *
 * Any span of time as long as a window holds at most twice its points, those at the end of one and those at the start of the
 * next; a longer span holds at most its own share and two windows more. Clocks that differ add what they differ by.
 */
export class Windows {
  readonly #count: Count;
  readonly #clock: Clock;
  readonly #size: WindowSize;
  /** The first window of a key that may have room, as far as this process knows. */
  readonly #open = new LruMap<string, number>(MAX_KEYS);

  constructor(count: Count, clock: Clock, size: WindowSize) {
    this.#count = count;
    this.#clock = clock;
    this.#size = size;
  }

  /** Takes a turn at the given time, now or to come, or later, and returns when it is. Rejects where it cannot be counted. */
  async take(key: string, from: Instant): Promise<Instant> {
    const { points, ms } = this.#size;
    const first = Math.max(Math.floor(this.#clock.now() / ms), this.#open.get(key) ?? 0);
    const begun = Math.max(Math.floor(from / ms), first);
    let index = begun;
    for (let looks = 1; ; looks += 1) {
      const start = index * ms;
      const taken = await this.#count(`${key}:${index}`, start + ms + KEPT_MS - this.#clock.now());
      if (taken <= points || looks === MAX_LOOKS) {
        // Who asks for a time to come says nothing of the windows before it.
        if (begun === first) this.#open.set(key, index);
        return start <= from ? from : start + Math.floor(((Math.min(taken, points) - 1) * ms) / points);
      }
      index += Math.ceil((taken - points) / points);
    }
  }
}
