import type { Instant } from '../../core/snapshot.js';
import type { SubjectKey } from '../../core/subject.js';
import { LruMap } from '../lru.js';

/** Writes that may go at once. */
const BURST = 10;

/** GitHub asks for a second between writes. */
const INTERVAL_MS = 1_000;

const MINUTE_MS = 60_000;
const PER_MINUTE = 20;
const HOUR_MS = 60 * MINUTE_MS;
const PER_HOUR = 300;

const MAX_BOOKINGS = 10_000;

/** A token bucket: a burst at once, then one each interval (the "generic cell rate algorithm", ITU-T I.371). */
export class WriteBucket {
  /** When the bucket would be full again. */
  #full: Instant = 0;

  /** Takes a token and returns how many milliseconds until it may be used. */
  reserve(now: Instant): number {
    const full = Math.max(this.#full, now) + INTERVAL_MS;
    this.#full = full;
    return Math.max(0, full - BURST * INTERVAL_MS - now);
  }
}

/**
 * Creations that notify people: at most twenty in any minute and three hundred in any hour. Who comes too early is given a
 * time of its own, so that many that wait do not all ask again at once.
 */
export class NotifyWindow {
  /** Times given out, in order, as many as the longer window counts. */
  #times: Instant[] = [];
  readonly #booked = new LruMap<SubjectKey, Instant>(MAX_BOOKINGS);

  /** Returns 0 where the subject may go now, else in how many milliseconds it may. */
  request(key: SubjectKey, now: Instant): number {
    const booked = this.#booked.get(key);
    if (booked !== undefined && booked > now) return booked - now;
    if (booked !== undefined && booked > now - MINUTE_MS) {
      this.#booked.delete(key);
      return 0;
    }
    const time = Math.max(now, this.#nth(PER_MINUTE) + MINUTE_MS, this.#nth(PER_HOUR) + HOUR_MS);
    this.#times = [...this.#times.slice(1 - PER_HOUR), time];
    if (time > now) this.#booked.set(key, time);
    else this.#booked.delete(key);
    return time - now;
  }

  /** The time given out so many requests ago. */
  #nth(back: number): Instant {
    return this.#times.at(-back) ?? -Infinity;
  }
}
