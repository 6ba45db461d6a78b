import type { Instant } from '../../../core/snapshot.js';
import type { Clock } from '../../clock.js';
import type { Due, Ledger } from './ledger.js';

/** How long what is due belongs to one process; if it dies meanwhile, another takes it then. */
const CLAIM_MS = 30_000;

/** Taken at once. */
const CLAIMED = 100;

export interface AlarmOptions {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What another process wished is seen after so long at the latest. */
  readonly pollMs: number;
  /** The keys to ring for; all of the ledger where it is not said. */
  readonly only?: () => readonly string[];
  /** Does what is due; with a time it is due again then. What it throws leaves the claim to end by itself. */
  readonly ring: (due: Due) => Promise<Instant | null>;
  readonly trouble: (error: unknown) => void;
}

/** Rings for each key of a ledger whose time has come, in one of the processes that have an alarm. */
export class Alarm {
  readonly #options: AlarmOptions;
  #cancel: (() => void) | null = null;
  #plannedAt = Infinity;
  /** The earliest time that was said, or set, while it looks, which that look may not have seen. */
  #expected = Infinity;
  #looking: Promise<void> | null = null;
  #isStopped = true;

  constructor(options: AlarmOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#plan(0);
  }

  /** Says that something is due at a time, which may be before the next look. */
  expect(at: Instant): void {
    if (this.#isStopped) return;
    if (this.#looking !== null) this.#expected = Math.min(this.#expected, at);
    else if (at < this.#plannedAt) this.#plan(Math.max(0, at - this.#options.clock.now()));
  }

  /** Rings no more, and resolves once what rings has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel?.();
    await this.#looking;
  }

  #plan(ms: number): void {
    const { clock } = this.#options;
    this.#cancel?.();
    this.#plannedAt = clock.now() + ms;
    this.#cancel = clock.after(ms, () => {
      this.#looking = this.#look();
    });
  }

  async #look(): Promise<void> {
    const { ledger, clock, pollMs, only, trouble } = this.#options;
    let wait = pollMs;
    this.#expected = Infinity;
    try {
      const now = clock.now();
      const until = now + CLAIM_MS;
      const { due, next } = await ledger.claim(now, until, CLAIMED, only?.());
      const rung = await Promise.all(due.map((one) => this.#ring(one, until)));
      const released = rung.filter((key) => key !== null);
      if (released.length > 0) await ledger.release(released, until);
      if (due.length === CLAIMED) wait = 0;
      else if (next !== null) wait = Math.min(pollMs, Math.max(1, next - clock.now()));
    } catch (error) {
      trouble(error);
    }
    this.#looking = null;
    if (!this.#isStopped) this.#plan(Math.max(0, Math.min(wait, this.#expected - clock.now())));
  }

  /** Returns the key where the claim on it can be let go. */
  async #ring(due: Due, until: Instant): Promise<string | null> {
    const { ledger, ring, trouble } = this.#options;
    try {
      const again = await ring(due);
      if (again === null) return due.key;
      await ledger.move(due.key, until, again);
      this.#expected = Math.min(this.#expected, again);
    } catch (error) {
      trouble(error);
    }
    return null;
  }
}
