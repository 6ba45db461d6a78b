import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { within } from '../within.js';

/** No step of a run waits longer than that for what processes share. */
const PATIENCE_MS = 2_000;

/** After a failure nobody tries again for so long: a server that hangs would cost each run its patience. */
const REST_MS = 5_000;

const LOG_EVERY_MS = 60_000;

/** Uses what processes share where it can be reached, and does without it where it cannot. Says so once a minute. */
export class BestEffort {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #what: string;
  #restsUntil: Instant = -Infinity;
  #loggedAt: Instant = -Infinity;

  /** `what` is what the process does without, for a line of the log. */
  constructor(options: { readonly clock: Clock; readonly log: Log; readonly what: string }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#what = options.what;
  }

  /** Returns what `act` does; null where it fails, takes too long, or did so a moment ago. Never rejects. */
  async try<T>(act: () => Promise<T>): Promise<{ readonly value: T } | null> {
    if (this.#clock.now() < this.#restsUntil) return null;
    try {
      const done = act().then((value) => ({ value }));
      const answer = await within(this.#clock, PATIENCE_MS, done, null);
      if (answer === null) this.#rest('timeout');
      return answer;
    } catch (error) {
      this.#rest(codeOf(error));
      return null;
    }
  }

  #rest(reason: string): void {
    const now = this.#clock.now();
    this.#restsUntil = now + REST_MS;
    if (now - this.#loggedAt < LOG_EVERY_MS) return;
    this.#loggedAt = now;
    this.#log.warn({ what: this.#what, reason }, 'shared state not reached; going by what is known here');
  }
}

/** A code such as `ECONNREFUSED`. Messages may name addresses and are left out. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code.slice(0, 40);
  return error.name.slice(0, 40);
}
