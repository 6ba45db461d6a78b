import type { Instant } from '../../../core/snapshot.js';
import type { SubjectKey } from '../../../core/subject.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import { NotifyTurns, WriteBucket } from './limits.js';
import { Pauses } from './pauses.js';
import type { PutOffTurn, Turn, WriteLimits } from './write-limits.js';

const MAX_LANES = 10_000;

/** The limits of one installation. */
interface Lane {
  readonly bucket: WriteBucket;
  readonly turns: NotifyTurns;
}

/**
 * The limits of a process on its own: writes ten in a burst, then one a second; creations that notify at most twenty in any
 * minute and three hundred in any hour.
 */
export class MemoryLimits implements WriteLimits {
  readonly #clock: Clock;
  readonly #pauses: Pauses;
  readonly #lanes = new LruMap<number, Lane>(MAX_LANES);

  /** `pauses` are of this process alone unless others are given. */
  constructor(clock: Clock, pauses: Pauses = new Pauses(clock, null)) {
    this.#clock = clock;
    this.#pauses = pauses;
  }

  write(installation: number): Promise<number> {
    return Promise.resolve(this.#lane(installation).bucket.reserve(this.#clock.now()));
  }

  creation(installation: number, key: SubjectKey, plannedAt: Instant): Promise<Turn> {
    return Promise.resolve(this.#lane(installation).turns.request(key, plannedAt, this.#clock.now()));
  }

  keep(installation: number, key: SubjectKey, at: Instant): Promise<PutOffTurn> {
    return Promise.resolve(this.#lane(installation).turns.keep(key, at));
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

  #lane(installation: number): Lane {
    const known = this.#lanes.get(installation);
    if (known !== undefined) return known;
    const bucket = new WriteBucket();
    const lane: Lane = { bucket, turns: new NotifyTurns(bucket) };
    this.#lanes.set(installation, lane);
    return lane;
  }
}
