import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';
import type { Instant } from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import { sleep } from '../../clock.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import { FailureError, readFailure } from './errors.js';
import { isOld } from './limits.js';
import { MemoryLimits } from './memory-limits.js';
import type { PutOffTurn, WriteLimits } from './write-limits.js';

/** Reads at once, of one installation. */
const READS_AT_ONCE = 10;

const MAX_LANES = 10_000;

export interface PacingOptions {
  readonly clock: Clock;
  /** `off` for a GitHub Enterprise Server without limits; GitHub's own words to wait are then still heeded. */
  readonly writes: 'on' | 'off';
  /** Of this process alone where none are given. */
  readonly limits?: WriteLimits;
  /** Told when an installation stops, once for each meeting with a limit. */
  readonly paused?: (reason: string) => void;
}

/** What became of a creation that notifies people. */
export type Notified<T> = { readonly kind: 'sent'; readonly answer: T } | PutOffTurn;

/** What passes through this process for one installation. */
interface Lane {
  readonly installation: number;
  readonly reads: LimitFunction;
  readonly writes: LimitFunction;
}

/**
 * Lets requests through at a rate GitHub accepts, each installation for itself, and stops an installation for as long as
 * GitHub asks. Every failure leaves here as a `FailureError`.
 */
export class Pacing {
  readonly #clock: Clock;
  readonly #writes: 'on' | 'off';
  readonly #limits: WriteLimits;
  readonly #paused: (reason: string) => void;
  readonly #lanes = new LruMap<number, Lane>(MAX_LANES);

  constructor({ clock, writes, limits = new MemoryLimits(clock), paused = () => undefined }: PacingOptions) {
    this.#clock = clock;
    this.#writes = writes;
    this.#limits = limits;
    this.#paused = paused;
  }

  /** Runs a read, ten at once in each process. */
  read<T>(installation: number, request: () => Promise<T>): Promise<T> {
    const lane = this.#lane(installation);
    return lane.reads(() => this.#attempt(lane, request));
  }

  /** Runs a write: one at a time in each process, and at the rate of the limits. */
  async write<T>(installation: number, request: () => Promise<T>): Promise<T> {
    const lane = this.#lane(installation);
    if (this.#writes === 'off') return this.#attempt(lane, request);
    await this.#refuseWhilePaused(lane);
    return this.#after(lane, await this.#limits.write(installation), () => this.#attempt(lane, request));
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
    if (this.#writes === 'off') return send();
    await this.#refuseWhilePaused(lane);
    const turn = await this.#limits.creation(installation, key, plannedAt);
    if (turn.kind === 'later') return turn;
    return this.#after<Notified<T>>(lane, turn.wait, async () => {
      // Writes of others took long to be answered.
      const isLate = !turn.isFinal && isOld(plannedAt, this.#clock.now());
      return isLate ? this.#limits.keep(installation, key, this.#clock.now()) : send();
    });
  }

  /** Waits outside of the lane: who has a turn now goes before who has one later. */
  async #after<T>(lane: Lane, wait: number, act: () => Promise<T>): Promise<T> {
    if (wait > 0) await sleep(this.#clock, wait);
    return lane.writes(act);
  }

  async #attempt<T>(lane: Lane, request: () => Promise<T>): Promise<T> {
    const { installation } = lane;
    await this.#refuseWhilePaused(lane);
    try {
      const answer = await request();
      this.#limits.answered(installation);
      return answer;
    } catch (error) {
      const failure = readFailure(error, this.#clock.now());
      if (failure.kind === 'retry' && failure.scope === 'installation') {
        const isNew = this.#limits.pause(installation, failure.afterMs ?? 0);
        if (isNew) this.#paused(failure.reason);
      }
      throw new FailureError(failure, { cause: error });
    }
  }

  /** A paused run gives its place to other installations instead of waiting in it. */
  async #refuseWhilePaused({ installation }: Lane): Promise<void> {
    const wait = (await this.#limits.pausedUntil(installation)) - this.#clock.now();
    if (wait <= 0) return;
    throw new FailureError({ kind: 'retry', afterMs: wait, scope: 'installation', reason: 'installation-paused' });
  }

  #lane(installation: number): Lane {
    const known = this.#lanes.get(installation);
    if (known !== undefined) return known;
    const lane: Lane = { installation, reads: pLimit(READS_AT_ONCE), writes: pLimit(1) };
    this.#lanes.set(installation, lane);
    return lane;
  }
}
