import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';
import type { Instant } from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import { sleep } from '../../clock.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import { FailureError, readFailure } from './errors.js';
import { isOld, NotifyTurns, WriteBucket } from './limits.js';
import type { Turn } from './limits.js';

/** Reads at once, of one installation. */
const READS_AT_ONCE = 10;

const MAX_LANES = 10_000;

/** Where a limit is met again and again, the wait doubles up to this. */
const LONGEST_PAUSE_MS = 15 * 60_000;

export interface PacingOptions {
  readonly clock: Clock;
  /** `off` for a GitHub Enterprise Server without limits; GitHub's own words to wait are then still heeded. */
  readonly writes: 'on' | 'off';
  /** Told when an installation stops, once for each meeting with a limit. */
  readonly paused?: (reason: string) => void;
}

/** What became of a creation that notifies people. */
export type Notified<T> = { readonly kind: 'sent'; readonly answer: T } | Extract<Turn, { kind: 'later' }>;

/** What passes through for one installation. */
interface Lane {
  readonly reads: LimitFunction;
  readonly writes: LimitFunction;
  readonly bucket: WriteBucket;
  readonly notifying: NotifyTurns;
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
    this.#refuseWhilePaused(lane);
    return this.#after(lane, lane.bucket.reserve(this.#options.clock.now()), () => this.#attempt(lane, request));
  }

  /**
   * Runs a write that creates what notifies people, of a plan made at the given time, within the limits for these. Where it
   * may not go soon, nothing is sent, and the time at which it may is kept for the subject.
   */
  async notify<T>(
    installation: number,
    key: SubjectKey,
    plannedAt: Instant,
    request: () => Promise<T>,
  ): Promise<Notified<T>> {
    const lane = this.#lane(installation);
    const send = async () => ({ kind: 'sent' as const, answer: await this.#attempt(lane, request) });
    if (this.#options.writes === 'off') return send();
    this.#refuseWhilePaused(lane);
    const { clock } = this.#options;
    const turn = lane.notifying.request(key, plannedAt, clock.now());
    if (turn.kind === 'later') return turn;
    return this.#after<Notified<T>>(lane, turn.wait, async () => {
      // Writes of others took long to be answered.
      const isLate = !turn.isFinal && isOld(plannedAt, clock.now());
      return isLate ? lane.notifying.keep(key, clock.now()) : send();
    });
  }

  /** Waits outside of the lane: who has a turn now goes before who has one later. */
  async #after<T>(lane: Lane, wait: number, act: () => Promise<T>): Promise<T> {
    if (wait > 0) await sleep(this.#options.clock, wait);
    return lane.writes(act);
  }

  async #attempt<T>(lane: Lane, request: () => Promise<T>): Promise<T> {
    this.#refuseWhilePaused(lane);
    try {
      const answer = await request();
      if (this.#options.clock.now() >= lane.pausedUntil) lane.pauses = 0;
      return answer;
    } catch (error) {
      const failure = readFailure(error, this.#options.clock.now());
      if (failure.kind === 'retry' && failure.scope === 'installation')
        this.#pause(lane, failure.afterMs ?? 0, failure.reason);
      throw new FailureError(failure, { cause: error });
    }
  }

  /** Requests under way together count as one meeting with the limit. */
  #pause(lane: Lane, afterMs: number, reason: string): void {
    const now = this.#options.clock.now();
    const isNew = now >= lane.pausedUntil;
    if (isNew) {
      lane.pauses += 1;
      this.#options.paused?.(reason);
    }
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
    const bucket = new WriteBucket();
    const lane: Lane = {
      reads: pLimit(READS_AT_ONCE),
      writes: pLimit(1),
      bucket,
      notifying: new NotifyTurns(bucket),
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
