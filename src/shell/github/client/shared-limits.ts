import type { Instant } from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import type { Log } from '../../log.js';
import { BestEffort } from '../../state/best-effort.js';
import type { Store } from '../../state/store.js';
import { isOld, MAX_TURNS, MINUTE_MS } from './limits.js';
import { MemoryLimits } from './memory-limits.js';
import { Pauses } from './pauses.js';
import { forgetTurn, keepTurn, readTurn } from './turn-records.js';
import type { TurnRecord } from './turn-records.js';
import { Windows } from './windows.js';
import type { Count, WindowSize } from './windows.js';
import type { PutOffTurn, Turn, WriteLimits } from './write-limits.js';

/** What one installation may write, over all processes. */
export interface LimitSizes {
  readonly writes: WindowSize;
  readonly creationsShort: WindowSize;
  readonly creationsLong: WindowSize;
}

/**
 * Windows let twice their points through where one ends and the next begins, so each is half of what must hold, or less:
 *
 * - writes: five in five seconds are ten at once at most, then one a second, as in a process on its own;
 * - creations: twenty a minute are forty in any minute at most, where GitHub stops at eighty;
 * - creations: 240 an hour are 480 in any hour at most, where GitHub stops at five hundred.
 *
 * GitHub's numbers: "Rate limits for the REST API", secondary rate limits.
 */
export const LIMIT_SIZES: LimitSizes = {
  writes: { points: 5, ms: 5_000 },
  creationsShort: { points: 20, ms: MINUTE_MS },
  creationsLong: { points: 240, ms: 60 * MINUTE_MS },
};

export interface SharedLimitsOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly sizes?: LimitSizes;
}

/** How each of the windows is counted. */
export type Counts = { readonly [name in keyof LimitSizes]: Count };

/**
 * The limits of all processes together. Turns are counted and kept where all see them, so that whichever process has a
 * subject's next run knows its turn. A process that cannot reach the others keeps the limits of a process on its own.
 */
export class SharedLimits implements WriteLimits {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #effort: BestEffort;
  readonly #writes: Windows;
  readonly #creationsShort: Windows;
  readonly #creationsLong: Windows;
  readonly #pauses: Pauses;
  readonly #alone: MemoryLimits;

  constructor(counts: Counts, { store, clock, log, sizes = LIMIT_SIZES }: SharedLimitsOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#effort = new BestEffort({ clock, log, what: 'write limits' });
    this.#writes = new Windows(counts.writes, clock, sizes.writes);
    this.#creationsShort = new Windows(counts.creationsShort, clock, sizes.creationsShort);
    this.#creationsLong = new Windows(counts.creationsLong, clock, sizes.creationsLong);
    this.#pauses = new Pauses(clock, {
      store,
      effort: new BestEffort({ clock, log, what: 'pauses of installations' }),
    });
    this.#alone = new MemoryLimits(clock, this.#pauses);
  }

  async write(installation: number): Promise<number> {
    const taken = await this.#effort.try(() => this.#takeWrite(installation));
    return taken === null ? this.#alone.write(installation) : taken.value;
  }

  async creation(installation: number, key: SubjectKey, plannedAt: Instant): Promise<Turn> {
    const turn = await this.#effort.try(() => this.#takeCreation(installation, key, plannedAt));
    return turn === null ? this.#alone.creation(installation, key, plannedAt) : turn.value;
  }

  async keep(installation: number, key: SubjectKey, at: Instant): Promise<PutOffTurn> {
    const kept = await this.#effort.try(async () => this.#keep(key, at, await readTurn(this.#store, key)));
    return kept === null ? this.#alone.keep(installation, key, at) : kept.value;
  }

  pause(installation: number, afterMs: number): boolean {
    return this.#pauses.meet(installation, afterMs);
  }

  answered(installation: number): void {
    this.#pauses.answered(installation);
  }

  pausedUntil(installation: number): Promise<Instant> {
    return this.#pauses.until(installation);
  }

  async #takeWrite(installation: number): Promise<number> {
    const now = this.#clock.now();
    return (await this.#writes.take(String(installation), now)) - now;
  }

  /** Who has a turn keeps it; who missed too many goes, however old the plan is. */
  async #takeCreation(installation: number, key: SubjectKey, plannedAt: Instant): Promise<Turn> {
    const now = this.#clock.now();
    const turn = await readTurn(this.#store, key);
    if (turn !== null && turn.at > now) {
      return { kind: 'later', at: turn.at, reason: turn.granted === 'write' ? 'write-pacing' : 'notification-pacing' };
    }
    const isGranted = turn !== null && turn.at > now - MINUTE_MS;
    if (isGranted && turn.granted === 'write') {
      await forgetTurn(this.#store, key);
      return { kind: 'go', wait: 0, isFinal: true };
    }
    const nth = turn?.nth ?? 0;
    const from = isGranted ? now : await this.#takePlace(installation, now);
    if (from > now) {
      await keepTurn(this.#store, key, { at: from, nth, granted: 'creation' }, now);
      return { kind: 'later', at: from, reason: 'notification-pacing' };
    }
    const at = await this.#writes.take(String(installation), now);
    const isFinal = nth >= MAX_TURNS;
    if (!isFinal && isOld(plannedAt, at)) return this.#keep(key, at, turn);
    if (turn !== null) await forgetTurn(this.#store, key);
    return { kind: 'go', wait: at - now, isFinal };
  }

  /** The hour first: who has to wait for the next takes no place in this minute. */
  async #takePlace(installation: number, now: Instant): Promise<Instant> {
    const key = String(installation);
    return this.#creationsShort.take(key, await this.#creationsLong.take(key, now));
  }

  async #keep(key: SubjectKey, at: Instant, turn: TurnRecord | null): Promise<PutOffTurn> {
    await keepTurn(this.#store, key, { at, nth: (turn?.nth ?? 0) + 1, granted: 'write' }, this.#clock.now());
    return { kind: 'later', at, reason: 'write-pacing' };
  }
}
