import type { Clock } from '../../src/shell/clock.js';
import { systemClock } from '../../src/shell/clock.js';

interface Timer {
  readonly at: number;
  readonly run: () => void;
  cancel: () => void;
}

/** The clock of the machine, which a test can let leap ahead: what is due by then follows at once, in order. */
export class LeapingClock implements Clock {
  readonly #timers = new Set<Timer>();
  #ahead = 0;

  now(): number {
    return systemClock.now() + this.#ahead;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer: Timer = { at: this.now() + Math.max(0, milliseconds), run, cancel: () => {} };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => {
      timer.cancel();
      this.#timers.delete(timer);
    };
  }

  /** Lets so many milliseconds pass at once. */
  leap(milliseconds: number): void {
    this.#ahead += milliseconds;
    for (const timer of [...this.#timers].sort((one, other) => one.at - other.at)) {
      timer.cancel();
      this.#arm(timer);
    }
  }

  #arm(timer: Timer): void {
    timer.cancel = systemClock.after(timer.at - this.now(), () => {
      this.#timers.delete(timer);
      timer.run();
    });
  }
}
