import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';
import type { Instant } from '../../core/snapshot.js';
import type { SubjectKey } from '../../core/subject.js';
import { sleep } from '../clock.js';
import type { Clock } from '../clock.js';
import { LruMap } from '../lru.js';
import { FailureError, readFailure } from './errors.js';
import { NotifyWindow, WriteBucket } from './limits.js';

/** Reads at once, of one installation. */
const READS_AT_ONCE = 10;

const MAX_LANES = 10_000;

/** Where a limit is met again and again, the wait doubles up to this. */
const LONGEST_PAUSE_MS = 15 * 60_000;

export interface PacingOptions {
  readonly clock: Clock;
  /** `off` for a GitHub Enterprise Server without limits; GitHub's own words to wait are then still heeded. */
  readonly writes: 'on' | 'off';
}

/** What passes through for one installation. */
interface Lane {
  readonly reads: LimitFunction;
  readonly writes: LimitFunction;
  readonly bucket: WriteBucket;
  readonly notifying: NotifyWindow;
  pausedUntil: Instant;
  pauses: number;
}

/**
 * Lets requests through at a rate GitHub accepts, each installation for itself, and stops an installation for as long as
 * GitHub asks. Every failure leaves here as a `FailureError`.
 */
export class Pacing {
  readonly #options: PacingOptions;
  readonly #lanes = new LruMap<number, Lane>(MAX_LANES);

  constructor(options: PacingOptions) {
    this.#options = options;
  }

  /** Runs a read, ten at once. */
  read<T>(installation: number, request: () => Promise<T>): Promise<T> {
    const lane = this.#lane(installation);
    return lane.reads(() => this.#attempt(lane, request));
  }

  /** Runs a write: one at a time, ten in a burst, then one a second. */
  write<T>(installation: number, request: () => Promise<T>): Promise<T> {
    const lane = this.#lane(installation);
    if (this.#options.writes === 'off') return this.#attempt(lane, request);
    return lane.writes(async () => {
      this.#refuseWhilePaused(lane);
      const wait = lane.bucket.reserve(this.#options.clock.now());
      if (wait > 0) await sleep(this.#options.clock, wait);
      return this.#attempt(lane, request);
    });
  }

  /**
   * Makes sure that one more creation that notifies people is within the limits, for the given subject. Where it is not, the
   * run ends with the time at which it will be, and that time is kept for the subject.
   */
  admitNotification(installation: number, key: SubjectKey): void {
    if (this.#options.writes === 'off') return;
    const wait = this.#lane(installation).notifying.request(key, this.#options.clock.now());
    if (wait > 0) throw limit(wait, 'notification-pacing');
  }

  async #attempt<T>(lane: Lane, request: () => Promise<T>): Promise<T> {
    this.#refuseWhilePaused(lane);
    try {
      const answer = await request();
      if (this.#options.clock.now() >= lane.pausedUntil) lane.pauses = 0;
      return answer;
    } catch (error) {
      const failure = readFailure(error, this.#options.clock.now());
      if (failure.kind === 'retry' && failure.scope === 'installation') this.#pause(lane, failure.afterMs ?? 0);
      throw new FailureError(failure, { cause: error });
    }
  }

  /** Requests under way together count as one meeting with the limit. */
  #pause(lane: Lane, afterMs: number): void {
    const now = this.#options.clock.now();
    const isNew = now >= lane.pausedUntil;
    if (isNew) lane.pauses += 1;
    const longer = Math.min(LONGEST_PAUSE_MS, afterMs * 2 ** Math.min(lane.pauses - 1, 10));
    lane.pausedUntil = Math.max(lane.pausedUntil, now + Math.max(afterMs, longer));
  }

  /** A paused run gives its place to other installations instead of waiting in it. */
  #refuseWhilePaused(lane: Lane): void {
    const wait = lane.pausedUntil - this.#options.clock.now();
    if (wait > 0) throw limit(wait, 'installation-paused');
  }

  #lane(installation: number): Lane {
    const known = this.#lanes.get(installation);
    if (known !== undefined) return known;
    const lane: Lane = {
      reads: pLimit(READS_AT_ONCE),
      writes: pLimit(1),
      bucket: new WriteBucket(),
      notifying: new NotifyWindow(),
      pausedUntil: 0,
      pauses: 0,
    };
    this.#lanes.set(installation, lane);
    return lane;
  }
}

function limit(afterMs: number, reason: string): FailureError {
  return new FailureError({ kind: 'retry', afterMs, scope: 'installation', reason });
}
