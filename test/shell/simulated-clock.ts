import type { Clock } from '../../src/shell/clock.js';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until told: timers run in order, and what they started is given its turn between them. */
export class SimulatedClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(now = 0) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** In how many milliseconds the next timer is due; null when none is set. */
  get nextIn(): number | null {
    return this.#timers.length === 0 ? null : Math.max(0, Math.min(...this.#timers.map(({ at }) => at)) - this.#now);
  }

  /** Lets so many milliseconds pass. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settle();
    }
    this.#now = end;
  }

  /** Lets time pass until nothing waits for it. */
  async finish(limit = 100_000): Promise<void> {
    await settle();
    for (let turn = 0; this.nextIn !== null; turn += 1) {
      if (turn >= limit) throw new Error('the clock never comes to rest');
      await this.advance(this.nextIn);
    }
  }
}

/** Lets every promise that can settle without time do so: all of them settle before an immediate runs. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
