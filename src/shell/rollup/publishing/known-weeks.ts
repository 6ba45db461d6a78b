import * as z from 'zod';
import type { KnownWeek } from '../../../core/rollup/publishing/need.js';
import type { Instant } from '../../../core/snapshot.js';
import type { BestEffort } from '../../state/best-effort.js';
import type { Store } from '../../state/store.js';
import { parseText } from '../../parse-text.js';

const DAY_MS = 24 * 60 * 60_000;

const KEPT_MS = 60 * DAY_MS;

/** What was refused may be allowed by then, which nobody tells us of. */
const REFUSED_MS = DAY_MS / 4;

/** Whoever is about to write a page has it to themselves for so long: by then reads show what became of it. */
const CLAIMED_MS = 60_000;

const page = z.object({
  kind: z.enum(['issue', 'discussion']),
  id: z.string().max(200),
  number: z.number().int().positive(),
  url: z.string().max(1_000),
  title: z.string().max(1_000),
});

const known = z.object({
  week: z.string().max(20),
  how: z.enum(['written', 'quiet', 'passed', 'observed', 'refused']),
  at: z.number(),
  page: page.nullable(),
  isSettled: z.boolean(),
});

/** A page that was written a moment ago: reads may not show it yet. */
export type WrittenRecord = Readonly<z.infer<typeof page>>;

/** What became of the last week that was looked at. */
export interface KnownRecord extends KnownWeek {
  readonly at: Instant;
  readonly page: WrittenRecord | null;
  /** Whether a look found nothing left to do: until then a process that ended may have left something. */
  readonly isSettled: boolean;
}

/** A repository by the ids that stay when names change. */
export interface RepositoryId {
  readonly installation: number;
  readonly id: number;
}

/**
 * Remembers what became of the last week in a repository. It can be lost, and is found again by reading; then a page that somebody
 * deleted may be written once more in its week.
 */
export class KnownWeeks {
  readonly #store: Pick<Store, 'get' | 'set' | 'delete' | 'claim'>;
  readonly #effort: BestEffort;

  constructor(store: Pick<Store, 'get' | 'set' | 'delete' | 'claim'>, effort: BestEffort) {
    this.#store = store;
    this.#effort = effort;
  }

  async read(repository: RepositoryId): Promise<KnownRecord | null> {
    const answer = await this.#effort.try(() => this.#store.get(knownWeekName(repository)));
    return answer === null ? null : parseKnownWeek(answer.value);
  }

  async remember(repository: RepositoryId, record: KnownRecord): Promise<void> {
    const ttl = record.how === 'refused' ? REFUSED_MS : KEPT_MS;
    await this.#effort.try(() => this.#store.set(knownWeekName(repository), JSON.stringify(record), ttl));
  }

  /** Tells whether somebody is about to write the page of a week, or was until a moment ago. */
  async isClaimed(repository: RepositoryId, week: string): Promise<boolean> {
    return (await this.#effort.try(() => this.#store.get(claimName(repository, week))))?.value != null;
  }

  /** Takes the page of a week for oneself; false where somebody has it. A store that cannot be asked keeps nobody from writing. */
  async claim(repository: RepositoryId, week: string): Promise<boolean> {
    const claimed = await this.#effort.try(() => this.#store.claim(claimName(repository, week), week, CLAIMED_MS));
    return claimed?.value ?? true;
  }

  /** Gives it back, for what was certainly not written. */
  async release(repository: RepositoryId, week: string): Promise<void> {
    await this.#effort.try(() => this.#store.delete(claimName(repository, week)));
  }
}

/** The name under which it is kept, for whoever wants to know whether a week needs to be looked at. */
export function knownWeekName({ installation, id }: RepositoryId): string {
  return `week:${installation}:${id}`;
}

/** Returns what a kept text says; null for nothing, and for what cannot be read. */
export function parseKnownWeek(text: string | null): KnownRecord | null {
  return text === null ? null : parseText(known, text);
}

function claimName(repository: RepositoryId, week: string): string {
  return `${knownWeekName(repository)}:${week}`;
}
