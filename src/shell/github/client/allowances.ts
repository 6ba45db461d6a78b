import * as z from 'zod';
import type { Instant } from '../../../core/snapshot.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import type { BestEffort } from '../../state/best-effort.js';
import type { Store } from '../../state/store.js';
import type { Headers } from './errors.js';

/** What GitHub counts apart. */
const RESOURCES = ['core', 'graphql'] as const;

export type Resource = (typeof RESOURCES)[number];

/** What GitHub last said of the hourly limit of one installation. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** When the hour is over and `remaining` is `limit` again. */
  readonly resetAt: Instant;
}

/** What one process knows is told to the others, and what they know is asked of them, at most so often. */
const TELL_EVERY_MS = 1_000;

const MAX_KNOWN = 10_000;

const KEPT_MS = 60 * 60_000;

const schema = z.object({ limit: z.int().positive(), remaining: z.int().nonnegative(), resetAt: z.int().positive() });

interface Known {
  allowance: Allowance | null;
  toldAt: Instant;
  readAt: Instant;
}

/**
 * What GitHub last said of each installation's hourly limits, to whichever process: of two words about the same hour the
 * lower counts, since what is left only falls.
 */
export class Allowances {
  readonly #clock: Clock;
  readonly #shared: { readonly store: Store; readonly effort: BestEffort } | null;
  readonly #known = new LruMap<string, Known>(MAX_KNOWN);

  constructor(clock: Clock, shared: { readonly store: Store; readonly effort: BestEffort } | null) {
    this.#clock = clock;
    this.#shared = shared;
  }

  /** Notes what the headers of an answer say. */
  heard({ installation, headers }: { readonly installation: number; readonly headers: Headers }): void {
    const resource = RESOURCES.find((name) => name === headers['x-ratelimit-resource']);
    const heard = allowanceOf(headers);
    if (resource === undefined || heard === null) return;
    const name = nameOf(installation, resource);
    const known = this.#of(name);
    known.allowance = later(known.allowance, heard);
    const now = this.#clock.now();
    if (this.#shared === null || now - known.toldAt < TELL_EVERY_MS) return;
    known.toldAt = now;
    const { store, effort } = this.#shared;
    const text = JSON.stringify(known.allowance);
    void effort.try(() => store.set(name, text, KEPT_MS));
  }

  /** Returns what is known of the hour that runs; null where nothing is. */
  async of(installation: number, resource: Resource): Promise<Allowance | null> {
    const name = nameOf(installation, resource);
    const known = this.#of(name);
    const now = this.#clock.now();
    if (this.#shared !== null && now - known.readAt >= TELL_EVERY_MS) {
      known.readAt = now;
      const { store, effort } = this.#shared;
      const answer = await effort.try(() => store.get(name));
      const told = answer === null ? null : readAllowance(answer.value);
      if (told !== null) known.allowance = later(known.allowance, told);
    }
    const { allowance } = known;
    return allowance === null || allowance.resetAt <= this.#clock.now() ? null : allowance;
  }

  #of(name: string): Known {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const fresh: Known = { allowance: null, toldAt: -Infinity, readAt: -Infinity };
    this.#known.set(name, fresh);
    return fresh;
  }
}

function later(a: Allowance | null, b: Allowance): Allowance {
  if (a === null || b.resetAt > a.resetAt) return b;
  return b.resetAt === a.resetAt && b.remaining < a.remaining ? b : a;
}

function allowanceOf(headers: Headers): Allowance | null {
  const number = (name: string) => Number(headers[`x-ratelimit-${name}`]);
  const read = { limit: number('limit'), remaining: number('remaining'), resetAt: number('reset') * 1_000 };
  return schema.safeParse(read).data ?? null;
}

function readAllowance(text: string | null): Allowance | null {
  if (text === null || text.length > 200) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function nameOf(installation: number, resource: Resource): string {
  return `allowance:${installation}:${resource}`;
}
