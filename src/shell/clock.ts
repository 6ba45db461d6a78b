import type { Instant } from '../core/snapshot.js';

/** Time as the shell sees it. Given to whatever waits, so that a test can own it. */
export interface Clock {
  now(): Instant;
  /** Calls `run` once after so many milliseconds; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The longest a Node timer can wait; asked for longer it fires at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The clock of the machine. A wait of more than 24 days ends early, which costs one look too many. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, milliseconds), LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
};

/** Resolves after so many milliseconds of a clock. */
export function sleep(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve));
}
