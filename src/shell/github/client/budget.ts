import type { Instant } from '../../../core/snapshot.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import type { Meter } from '../../meter.js';
import type { Store } from '../../state/store.js';
import type { HeardOfInstallation } from './client.js';
import type { Headers } from './errors.js';

const MAX_INSTALLATIONS = 10_000;

/** The resources that reads and writes of ours are taken from; each has an hour and a limit of its own. */
const SPENT: ReadonlySet<string> = new Set(['core', 'graphql']);

/** Headers name the reset in whole seconds: what differs by less is the same hour. */
const SAME_HOUR_MS = 5_000;

/** No header makes background work wait longer. */
const LONGEST_HOLD_MS = 2 * 60 * 60_000;

/** For so long what other processes were last heard to say is taken to be what they still say. */
const ASKED_MS = 15_000;

export interface BudgetOptions {
  readonly clock: Clock;
  /** The share of an hourly limit that is left to live work, from 0 to 1. */
  readonly reserve: number;
  readonly meter: Meter;
  /** Where processes tell each other; null for a process on its own. */
  readonly shared: Store | null;
}

/** What is left of one hourly limit, as heard last. */
interface Left {
  readonly remaining: number;
  readonly limit: number;
  /** When the hour ends, by our own clock. */
  readonly until: Instant;
  /** When GitHub said so, by its own. */
  readonly said: Instant;
}

/**
 * What is left of the hourly limits of each installation, as GitHub's answers say. Background work stops at a reserve, which
 * is for what people wait for.
 */
export class Budget {
  readonly #options: BudgetOptions;
  readonly #left = new LruMap<number, Map<string, Left>>(MAX_INSTALLATIONS);
  /** Up to when others were told that an installation is low. */
  readonly #told = new LruMap<number, Instant>(MAX_INSTALLATIONS);
  readonly #asked = new LruMap<number, { readonly at: Instant; readonly until: Instant }>(MAX_INSTALLATIONS);

  constructor(options: BudgetOptions) {
    this.#options = options;
  }

  /** Takes in what an answer says. A token is asked for by the app itself, whose limit is another one. */
  heard({
    installation,
    operation,
    headers,
  }: Pick<HeardOfInstallation, 'installation' | 'operation' | 'headers'>): void {
    if (operation.endsWith('/access_tokens')) return;
    const resource = String(headers['x-ratelimit-resource'] ?? '');
    const left = this.#read(headers);
    if (left === null || !SPENT.has(resource)) return;
    this.#options.meter.remaining(installation, resource, left.remaining);
    const all = this.#left.get(installation) ?? new Map<string, Left>();
    all.set(resource, newerOf(all.get(resource), left));
    this.#left.set(installation, all);
    this.#tell(installation);
  }

  /** Returns when background work of an installation may go on; null where it may now. Never rejects. */
  async heldUntil(installation: number): Promise<Instant | null> {
    const until = Math.max(this.#lowUntil(installation), await this.#saidByOthers(installation));
    return until > this.#options.clock.now() ? until : null;
  }

  #read(headers: Headers): Left | null {
    const remaining = numberOf(headers['x-ratelimit-remaining']);
    const limit = numberOf(headers['x-ratelimit-limit']);
    const reset = numberOf(headers['x-ratelimit-reset']);
    if (remaining === null || limit === null || reset === null) return null;
    const now = this.#options.clock.now();
    const date = Date.parse(String(headers['date'] ?? ''));
    const said = Number.isNaN(date) ? now : date;
    // How long the hour still lasts is told by GitHub's clock alone: ours may be another.
    const wait = reset * 1_000 - said + 1_000;
    return { remaining, limit, until: now + Math.min(LONGEST_HOLD_MS, Math.max(0, wait)), said };
  }

  #lowUntil(installation: number): Instant {
    const isLow = ({ remaining, limit }: Left) => remaining < this.#options.reserve * limit;
    const low = [...(this.#left.get(installation)?.values() ?? [])].filter(isLow);
    return Math.max(0, ...low.map(({ until }) => until));
  }

  /** Once for an hour: what follows in it is known by then. */
  #tell(installation: number): void {
    const { shared, clock } = this.#options;
    const until = this.#lowUntil(installation);
    if (shared === null || until <= clock.now()) return;
    if (until <= (this.#told.get(installation) ?? 0) + SAME_HOUR_MS) return;
    this.#told.set(installation, until);
    shared.raise(nameOf(installation), until, until - clock.now()).catch(() => this.#told.delete(installation));
  }

  async #saidByOthers(installation: number): Promise<Instant> {
    const { shared, clock } = this.#options;
    if (shared === null) return 0;
    const known = this.#asked.get(installation);
    if (known !== undefined && clock.now() - known.at < ASKED_MS) return known.until;
    const text = await shared.get(nameOf(installation)).catch(() => null);
    const until = Math.min(numberOf(text ?? undefined) ?? 0, clock.now() + LONGEST_HOLD_MS);
    this.#asked.set(installation, { at: clock.now(), until });
    return until;
  }
}

/** Answers may come in another order than they were made: within an hour the least is the newest. */
function newerOf(known: Left | undefined, heard: Left): Left {
  if (known === undefined) return heard;
  if (Math.abs(heard.until - known.until) > SAME_HOUR_MS) return heard.said < known.said ? known : heard;
  return { ...heard, remaining: Math.min(known.remaining, heard.remaining), until: known.until };
}

function nameOf(installation: number): string {
  return `budget:${installation}`;
}

function numberOf(value: string | number | undefined): number | null {
  const number = value === undefined || value === '' ? NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}
