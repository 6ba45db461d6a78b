import type { Clock } from '../clock.js';
import type { Log } from '../log.js';

/** A server that is away makes an error for each of its connections and each try to reach it. */
const QUIET_MS = 10_000;

const MAX_REASON = 200;

/** Tells the log of errors of a server's connections: the first at once, then how many there were every ten seconds. */
export class Trouble {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #server: string;
  #quietUntil = 0;
  #unsaid = 0;

  constructor(server: string, clock: Clock, log: Log) {
    this.#server = server;
    this.#clock = clock;
    this.#log = log;
  }

  readonly heard = (error: unknown): void => {
    const now = this.#clock.now();
    if (now < this.#quietUntil) {
      this.#unsaid += 1;
      return;
    }
    this.#quietUntil = now + QUIET_MS;
    this.#log.warn(
      { server: this.#server, reason: reasonOf(error), more: this.#unsaid },
      'the shared server has trouble',
    );
    this.#unsaid = 0;
  };
}

/** Returns an error's code, or what it says without any address, which may hold a password. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.message.replaceAll(/\w+:\/\/\S+/g, 'an address').slice(0, MAX_REASON);
}
