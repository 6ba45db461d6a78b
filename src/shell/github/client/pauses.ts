import type { Instant } from '../../../core/snapshot.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import type { BestEffort } from '../../state/best-effort.js';
import type { Store } from '../../state/store.js';

/** Where a limit is met again and again, the wait doubles up to this. */
const LONGEST_PAUSE_MS = 15 * 60_000;

/** No header is trusted with more, nor is what another process says. */
const LONGEST_TRUSTED_MS = 2 * 60 * 60_000;

/** How old what is known of other processes may be. */
const READ_EVERY_MS = 1_000;

const MAX_INSTALLATIONS = 10_000;

/** Times that the wait is doubled are told apart up to here. */
const MAX_COUNT = 15;

/** Where pauses are told to other processes. */
export interface SharedPauses {
  readonly store: Store;
  readonly effort: BestEffort;
}

interface Pause {
  until: Instant;
  /** How often the limit was met, one time after the other. */
  count: number;
  readAt: Instant;
  reading: Promise<void> | null;
  isTelling: boolean;
  isTold: boolean;
}

/**
 * For how long GitHub asked each installation to stop: longer each time that the limit is met again. Told to other processes
 * where there are such, and asked of them at most once a second.
 */
export class Pauses {
  readonly #clock: Clock;
  readonly #shared: SharedPauses | null;
  readonly #pauses = new LruMap<number, Pause>(MAX_INSTALLATIONS);

  constructor(clock: Clock, shared: SharedPauses | null) {
    this.#clock = clock;
    this.#shared = shared;
  }

  /** Notes a meeting with the limit, and returns whether it is the first of those under way together, which count as one. */
  meet(installation: number, afterMs: number): boolean {
    const pause = this.#of(installation);
    const now = this.#clock.now();
    const isNew = now >= pause.until;
    if (isNew) pause.count = Math.min(MAX_COUNT, pause.count + 1);
    const longer = Math.min(LONGEST_PAUSE_MS, afterMs * 2 ** Math.min(pause.count - 1, 10));
    pause.until = Math.max(pause.until, now + Math.max(afterMs, longer));
    this.#tell(installation, pause);
    return isNew;
  }

  /** An answer after a pause ends the count. */
  answered(installation: number): void {
    const pause = this.#pauses.get(installation);
    if (pause === undefined || pause.count === 0 || this.#clock.now() < pause.until) return;
    pause.count = 0;
    pause.until = this.#clock.now();
    this.#tell(installation, pause);
  }

  async until(installation: number): Promise<Instant> {
    const pause = this.#of(installation);
    const now = this.#clock.now();
    if (this.#shared !== null && pause.until <= now && now - pause.readAt >= READ_EVERY_MS) {
      pause.reading ??= this.#read(installation, pause, this.#shared).finally(() => {
        pause.reading = null;
      });
      await pause.reading;
    }
    return pause.until;
  }

  async #read(installation: number, pause: Pause, { store, effort }: SharedPauses): Promise<void> {
    const answer = await effort.try(() => store.get(nameOf(installation)));
    const now = this.#clock.now();
    pause.readAt = now;
    const read = answer === null ? null : readMark(answer.value);
    if (read === null || read.until < pause.until || read.until > now + LONGEST_TRUSTED_MS) return;
    pause.until = read.until;
    pause.count = read.count;
  }

  /** One write at a time, and one more where there is something newer by then. */
  #tell(installation: number, pause: Pause): void {
    pause.isTold = false;
    if (this.#shared === null || pause.isTelling) return;
    const { store, effort } = this.#shared;
    pause.isTelling = true;
    void (async () => {
      while (!pause.isTold) {
        pause.isTold = true;
        await effort.try(() => store.raise(nameOf(installation), markOf(pause), LONGEST_TRUSTED_MS));
      }
      pause.isTelling = false;
    })();
  }

  #of(installation: number): Pause {
    const known = this.#pauses.get(installation);
    if (known !== undefined) return known;
    const pause = { until: 0, count: 0, readAt: -Infinity, reading: null, isTelling: false, isTold: true };
    this.#pauses.set(installation, pause);
    return pause;
  }
}

function nameOf(installation: number): string {
  return `pause:${installation}`;
}

/**
 * One number for both, since the store keeps the greatest that any process has told: the later the greater, and at the same
 * time an answer, which ends the count, is greater than what it answers.
 */
function markOf({ until, count }: { readonly until: Instant; readonly count: number }): number {
  return Math.ceil(until) * (MAX_COUNT + 1) + (MAX_COUNT - count);
}

function readMark(text: string | null): { readonly until: Instant; readonly count: number } | null {
  const mark = text === null || text.length > 20 ? NaN : Number(text);
  if (!Number.isSafeInteger(mark) || mark < 0) return null;
  return { until: Math.floor(mark / (MAX_COUNT + 1)), count: MAX_COUNT - (mark % (MAX_COUNT + 1)) };
}
