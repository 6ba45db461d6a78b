import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../clock.js';
import type { Store } from './store.js';

interface Entry {
  readonly text: string;
  readonly until: Instant;
}

/** A write looks at so many of the oldest names for such whose time is over. */
const SWEPT_AT_ONCE = 10;

/** So often a write looks at all of them: what is kept for long may stand before what is not. */
const SWEEP_ALL_MS = 10 * 60_000;

/** The store of a single process; it is empty again after a restart. */
export class MemoryStore implements Store {
  readonly #clock: Clock;
  /** The one set last comes last. */
  readonly #entries = new Map<string, Entry>();
  #sweptAllAt: Instant = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get(name: string): Promise<string | null> {
    return Promise.resolve(this.#read(name));
  }

  set(name: string, text: string, ttlMs = Infinity): Promise<void> {
    this.#write(name, text, ttlMs);
    return Promise.resolve();
  }

  delete(name: string): Promise<void> {
    this.#entries.delete(name);
    return Promise.resolve();
  }

  claim(name: string, text: string, ttlMs: number): Promise<boolean> {
    const isFree = this.#read(name) === null;
    if (isFree) this.#write(name, text, ttlMs);
    return Promise.resolve(isFree);
  }

  raise(name: string, value: number, ttlMs: number): Promise<number> {
    const highest = Math.max(value, Number(this.#read(name) ?? -Infinity));
    this.#write(name, String(highest), ttlMs);
    return Promise.resolve(highest);
  }

  #read(name: string): string | null {
    const entry = this.#entries.get(name);
    return entry === undefined || entry.until <= this.#clock.now() ? null : entry.text;
  }

  #write(name: string, text: string, ttlMs: number): void {
    const now = this.#clock.now();
    this.#entries.delete(name);
    this.#entries.set(name, { text, until: now + ttlMs });
    const isForAll = now - this.#sweptAllAt >= SWEEP_ALL_MS;
    if (isForAll) this.#sweptAllAt = now;
    let looked = 0;
    for (const [oldest, entry] of this.#entries) {
      if ((looked += 1) > SWEPT_AT_ONCE && !isForAll) break;
      if (entry.until <= now) this.#entries.delete(oldest);
    }
  }
}
