import type { Octokit } from '@octokit/rest';
import type { Clock } from '../clock.js';
import { readFailure } from '../github/client/errors.js';
import type { Log } from '../log.js';
import type { Attempt } from './deliveries.js';

/** Webhooks asked for in one pass, of those that failed and of those that were answered each. */
const MAX_ASKED = 100;

/** One that GitHub never takes keeps no other waiting. After so many in a row GitHub itself is taken to be away. */
const MAX_FAILURES = 3;

export interface AskingParts {
  readonly app: Octokit['rest'];
  readonly clock: Clock;
  readonly log: Log;
  readonly isStopped: () => boolean;
}

/** What became of a webhook: asked for, asked for in vain for good, or to be asked for by a later pass. */
export type Answer = 'sent' | 'refused' | 'later';

/** Webhooks that GitHub is asked to deliver again, so many at most. */
export class Asking {
  readonly #parts: AskingParts;
  #asked = 0;
  #sent = 0;
  #failures = 0;

  constructor(parts: AskingParts) {
    this.#parts = parts;
  }

  /** How many webhooks GitHub took. */
  get sent(): number {
    return this.#sent;
  }

  /** Whether another may be asked for. Once false, it stays so. */
  get mayGo(): boolean {
    return this.#asked < MAX_ASKED && this.#failures < MAX_FAILURES && !this.#parts.isStopped();
  }

  /** Asks for one, unless no other may be asked for. */
  async ask({ id }: Attempt): Promise<Answer> {
    if (!this.mayGo) return 'later';
    const { app, clock, log } = this.#parts;
    this.#asked += 1;
    try {
      // Octokit puts the id in the address as it is given; as a number it would lose its last digits.
      await app.apps.redeliverWebhookDelivery({ delivery_id: id as unknown as number });
    } catch (error) {
      const failure = readFailure(error, clock.now());
      log.info({ delivery: id, reason: failure.reason }, 'delivery not sent again');
      if (failure.kind === 'give-up') {
        this.#failures = 0;
        return 'refused';
      }
      this.#failures = failure.scope === 'installation' ? MAX_FAILURES : this.#failures + 1;
      return 'later';
    }
    this.#failures = 0;
    this.#sent += 1;
    return 'sent';
  }
}
