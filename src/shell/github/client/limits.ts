import type { Instant } from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import { LruMap } from '../../lru.js';
import type { PutOffTurn, Turn } from './write-limits.js';

/** Writes that may go at once. */
const BURST = 10;

/** GitHub asks for a second between writes. */
const INTERVAL_MS = 1_000;

export const MINUTE_MS = 60_000;
const PER_MINUTE = 20;
const HOUR_MS = 60 * MINUTE_MS;
const PER_HOUR = 300;

const MAX_BOOKINGS = 10_000;

/** What was read longer ago than this may be answered already: first comments are planned anew then. */
const PATIENCE_MS = 1_000;

/** After so many turns that were missed, a comment is written however old its plan is. */
export const MAX_TURNS = 3;

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

/**
 * Creations that notify people, within both limits. Who would have to wait is given a turn instead, paid for already: the
 * plan is made anew when it comes, so that nobody is told of what he mended meanwhile.
 */
export class NotifyTurns {
  readonly #bucket: WriteBucket;
  readonly #window = new NotifyWindow();
  readonly #turns = new LruMap<SubjectKey, { readonly at: Instant; readonly nth: number }>(MAX_BOOKINGS);

  constructor(bucket: WriteBucket) {
    this.#bucket = bucket;
  }

  /** Asks for a creation that was planned at the given time. */
  request(key: SubjectKey, plannedAt: Instant, now: Instant): Turn {
    const turn = this.#turns.get(key);
    if (turn !== undefined && turn.at > now) return { kind: 'later', at: turn.at, reason: 'write-pacing' };
    if (turn !== undefined && turn.at > now - MINUTE_MS) {
      this.#turns.delete(key);
      return { kind: 'go', wait: 0, isFinal: true };
    }
    const wait = this.#window.request(key, now);
    if (wait > 0) return { kind: 'later', at: now + wait, reason: 'notification-pacing' };
    const at = now + this.#bucket.reserve(now);
    const isFinal = (turn?.nth ?? 0) >= MAX_TURNS;
    if (!isFinal && isOld(plannedAt, at)) return this.keep(key, at);
    this.#turns.delete(key);
    return { kind: 'go', wait: at - now, isFinal };
  }

  /** Keeps a turn, with all it was granted, for a plan made anew at that time. */
  keep(key: SubjectKey, at: Instant): PutOffTurn {
    this.#turns.set(key, { at, nth: (this.#turns.get(key)?.nth ?? 0) + 1 });
    return { kind: 'later', at, reason: 'write-pacing' };
  }
}

/** Tells whether a plan is too old to begin a comment with. */
export function isOld(plannedAt: Instant, now: Instant): boolean {
  return now - plannedAt > PATIENCE_MS;
}
