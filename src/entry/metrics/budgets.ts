import type { Instant } from '../../core/snapshot.js';
import type { Clock } from '../../shell/clock.js';
import { LruMap } from '../../shell/lru.js';

/** Installations that are remembered, for each kind of limit. */
const MAX_INSTALLATIONS = 10_000;

/** A limit begins anew each hour: what was left longer ago than that says nothing. */
const FORGET_MS = 60 * 60_000;

/** Kinds of limits told apart. GitHub names others for what the app never asks. */
const RESOURCES: ReadonlySet<string> = new Set(['core', 'graphql']);

/** What was last heard of each installation's limits. Who they are is never told. */
export class Budgets {
  readonly #clock: Clock;
  readonly #left = new Map<string, LruMap<number, { readonly left: number; readonly at: Instant }>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(installation: number, resource: string, left: number): void {
    if (!Number.isFinite(left) || left < 0) return;
    const name = RESOURCES.has(resource) ? resource : 'other';
    const known = this.#left.get(name) ?? new LruMap(MAX_INSTALLATIONS);
    known.set(installation, { left, at: this.#clock.now() });
    this.#left.set(name, known);
  }

  /** Returns what is left of each installation heard of within the hour, by kind of limit. */
  current(): ReadonlyMap<string, readonly number[]> {
    const since = this.#clock.now() - FORGET_MS;
    return new Map(
      [...this.#left].map(([resource, known]) => [
        resource,
        [...known.values()].filter(({ at }) => at >= since).map(({ left }) => left),
      ]),
    );
  }
}
