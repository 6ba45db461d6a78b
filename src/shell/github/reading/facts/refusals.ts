import { LruMap } from '../../../lru.js';
import type { Log } from '../../../log.js';
import { FailureError } from '../../client/errors.js';

const MAX_TOLD = 1_000;

/** What GitHub will not tell however often it is asked. It is logged once for each installation, since it stays so. */
export class Refusals {
  readonly #log: Log;
  readonly #message: string;
  readonly #told = new LruMap<number, true>(MAX_TOLD);

  /** `message` says what is not known, and names nobody. */
  constructor(log: Log, message: string) {
    this.#log = log;
    this.#message = message;
  }

  /**
   * Returns what to go by where something was refused for good: `absent` where it is not there, else `refused`, which is logged.
   *
   * @throws what it was given where another try may succeed, or where it is no refusal at all
   */
  settle<A, R>(installation: number, error: unknown, { absent, refused }: { absent: A; refused: R }): A | R {
    if (!(error instanceof FailureError) || error.failure.kind !== 'give-up') throw error;
    const { reason } = error.failure;
    if (reason === 'not-found') return absent;
    if (this.#told.get(installation) === undefined) {
      this.#told.set(installation, true);
      this.#log.warn({ installation, reason }, this.#message);
    }
    return refused;
  }
}
