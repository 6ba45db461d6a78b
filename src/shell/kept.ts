import type { Instant } from '../core/snapshot.js';
import type { Clock } from './clock.js';
import { LruMap } from './lru.js';

export interface KeptOptions<V> {
  readonly clock: Clock;
  /** For so many milliseconds from when it was asked for, a value is taken to be what it still is. */
  readonly ms: number;
  /** Of what all values may weigh together; without `weigh` each weighs one. */
  readonly capacity: number;
  readonly weigh?: (value: V) => number;
}

/** Loads values and keeps each for a while. Who asks for one under way waits for the same load; one that failed is forgotten. */
export class Kept<V> {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #loading = new Map<string, Promise<V>>();
  readonly #values: LruMap<string, { readonly value: V; readonly until: Instant }>;

  constructor({ clock, ms, capacity, weigh = () => 1 }: KeptOptions<V>) {
    this.#clock = clock;
    this.#ms = ms;
    this.#values = new LruMap(capacity, ({ value }) => weigh(value));
  }

  /** Tells whether a value is there, or on its way, without being asked for. */
  has(key: string): boolean {
    return this.#loading.has(key) || this.#known(key) !== undefined;
  }

  async get(key: string, load: () => Promise<V>): Promise<V> {
    const known = this.#known(key);
    if (known !== undefined) return known.value;
    const underWay = this.#loading.get(key);
    if (underWay !== undefined) return underWay;
    const until = this.#clock.now() + this.#ms;
    const loading = load();
    this.#loading.set(key, loading);
    try {
      const value = await loading;
      this.#values.set(key, { value, until });
      return value;
    } finally {
      this.#loading.delete(key);
    }
  }

  #known(key: string): { readonly value: V } | undefined {
    const kept = this.#values.get(key);
    return kept !== undefined && kept.until > this.#clock.now() ? kept : undefined;
  }
}
