import * as z from 'zod';
import { DAYS } from '../../core/config/language/schema-team.js';
import { isZone } from '../../core/time/zone.js';
import { parseText } from '../parse-text.js';
import type { Store } from '../state/store.js';
import type { ListedRepository } from './installations.js';

/** Items remembered that were looked at and are listed once more, being so new. */
export const MAX_SEEN = 1_000;

/** A repository that is gone, or where nothing moved for so long, begins anew. */
const KEPT_MS = 60 * 24 * 60 * 60_000;

/** Places held back before they are written together. */
const MAX_HELD = 50;

const checkpoint = z.object({
  /** From when on items are listed, in milliseconds by GitHub's clock. */
  since: z.number(),
  /** The page to go on with; the first, unless a pass was cut short. */
  page: z.number().int().positive(),
  /** From when on items are listed once all pages are read; null before the first. */
  next: z.number().nullable(),
  /** What the last list was tagged with, while nothing has come since. */
  etag: z.string().nullable(),
  /** Items that the list holds and that were looked at: number, and when they were changed. */
  seen: z.array(z.tuple([z.number(), z.number()])).max(MAX_SEEN),
  /** When a branch had last been pushed to as the configuration was looked at. */
  pushedAt: z.string().nullable(),
  /** Which texts the configuration was made of; null where there was none. */
  config: z.string().nullable(),
  /** The labels there whose open items wait on time. */
  waiting: z.array(z.string()).max(20),
  /** Whether anybody may be reminded of anything there; left out by versions that knew nothing of it. */
  reminds: z.boolean().optional(),
  /** Whether a channel is told of weekly pages there; left out by versions that did not know. */
  tells: z.boolean().optional(),
  /** When weekly pages are due there, null where none are; left out by versions that knew nothing of them. */
  rollup: z
    .object({ day: z.enum(DAYS), at: z.number().int().min(0).max(1_440), timezone: z.string().max(64).refine(isZone) })
    .nullable()
    .optional(),
});

/** How far a repository was swept, and what was found out on the way. */
export type Checkpoint = Readonly<z.infer<typeof checkpoint>>;

/**
 * The checkpoints of repositories, kept in a store by the id that stays when a name changes.
 *
 * What the queue of a single process holds goes with the process. There `secure` is called first, which writes down what
 * is in the queue, and a checkpoint moves only after that: what it leaves behind is done or written down.
 */
export class Checkpoints {
  readonly #store: Store;
  readonly #secure: (() => Promise<void>) | null;
  readonly #held = new Map<string, Checkpoint>();

  constructor(store: Store, secure: (() => Promise<void>) | null) {
    this.#store = store;
    this.#secure = secure;
  }

  /** Returns a checkpoint; null where there is none that can be read. */
  async read(repository: ListedRepository): Promise<Checkpoint | null> {
    const name = nameOf(repository);
    const held = this.#held.get(name);
    if (held !== undefined) return held;
    const text = await this.#store.get(name);
    return text === null ? null : parseText(checkpoint, text);
  }

  /** Moves a checkpoint, at the latest with the next `flush`. Everything it leaves behind must be in the queue by now. */
  async move(repository: ListedRepository, to: Checkpoint): Promise<void> {
    this.#held.set(nameOf(repository), to);
    if (this.#secure === null || this.#held.size >= MAX_HELD) await this.flush();
  }

  /** Writes what is held back, all together: to a store in a file that is one write. */
  async flush(): Promise<void> {
    if (this.#held.size === 0) return;
    const held = [...this.#held];
    await this.#secure?.();
    await Promise.all(
      held.map(async ([name, to]) => {
        await this.#store.set(name, JSON.stringify(to), KEPT_MS);
        if (this.#held.get(name) === to) this.#held.delete(name);
      }),
    );
  }
}

function nameOf({ installation, id }: ListedRepository): string {
  return `sweep:${installation}:${id}`;
}
