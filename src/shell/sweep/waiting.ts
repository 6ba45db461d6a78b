import * as z from 'zod';
import { formatSubjectKey } from '../../core/subject.js';
import type { Subject } from '../../core/subject.js';
import type { Log } from '../log.js';
import { LruMap } from '../lru.js';
import type { Store } from '../state/store.js';
import { ITEMS_PER_PAGE } from './changed-items.js';
import type { ItemLists, ListedItem } from './changed-items.js';
import type { Checkpoints } from './checkpoints.js';
import type { ListedRepository } from './installations.js';
import type { Trickle } from './trickle.js';

/** Five hundred items by one label in one visit; the next goes on where this one stopped. */
const MAX_PAGES = 5;

/** Items remembered, so that a list that did not change costs nothing. */
const MAX_KEPT = 50_000;

/** A place that no visit moved for so long is forgotten: its repository is gone, or its label is. */
const PLACE_KEPT_MS = 7 * 24 * 60 * 60_000;

interface Page {
  readonly etag: string | null;
  readonly items: readonly ListedItem[];
}

/** Pages of one label, in the order in which they were read. */
interface Read {
  readonly pages: readonly { readonly number: number; readonly items: readonly ListedItem[] }[];
  /** The page that comes after these; null where these are all. */
  readonly next: number | null;
}

const places = z.array(z.tuple([z.string(), z.number().int().positive()])).max(20);

/** The page to go on with by label; the first of those that are not named. */
type Places = ReadonlyMap<string, number>;

export interface WaitingParts {
  readonly lists: Pick<ItemLists, 'labelled'>;
  readonly checkpoints: Pick<Checkpoints, 'read'>;
  readonly trickle: Pick<Trickle, 'add'>;
  readonly store: Pick<Store, 'get' | 'set' | 'delete'>;
  readonly log: Log;
}

/**
 * The open items that wait on time, found by their labels. They are looked at again although nothing happened to them, so that
 * what falls due is known after a restart, and after a failure that used up all attempts.
 *
 * Where there are more than one visit reads, visits take turns at them, the oldest first: each goes on where the one before
 * stopped, and begins anew after the last. Items that lose the label meanwhile move those behind them up a page, so that some
 * may be passed over; their turn comes in the next time round.
 */
export class Waiting {
  readonly #parts: WaitingParts;
  readonly #pages = new LruMap<string, Page>(MAX_KEPT, ({ items }) => items.length + 1);

  constructor(parts: WaitingParts) {
    this.#parts = parts;
  }

  /** Has those of a repository looked at, and returns how many there were. Its labels are known from its last sweep. */
  async visit(repository: ListedRepository): Promise<number> {
    const labels = (await this.#parts.checkpoints.read(repository))?.waiting ?? [];
    if (labels.length === 0) return 0;
    const before = await this.#readPlaces(repository);
    const after = new Map<string, number>();
    const found = new Set<number>();
    let isMore = false;
    for (const label of labels) {
      const read = await this.#read(repository, label, before.get(label) ?? 1);
      const next = await this.#add(repository, read, found);
      if (next !== null && next > 1) after.set(label, next);
      isMore ||= read.next !== null;
    }
    await this.#keepPlaces(repository, before, after);
    if (isMore) {
      const key = formatSubjectKey({ ...repository, kind: 'repository' });
      this.#parts.log.warn({ key }, 'more waits on time than one visit looks at');
    }
    return found.size;
  }

  /** Adds what was read and is not among those found, and returns the page to go on with; null where all are held. */
  async #add(repository: ListedRepository, { pages, next }: Read, found: Set<number>): Promise<number | null> {
    const { installation, owner, repo } = repository;
    for (const page of pages) {
      const numbers = page.items.map(({ number }) => number).filter((number) => !found.has(number));
      const subjects = numbers.map((number): Subject => ({ kind: 'item', installation, owner, repo, number }));
      if (!(await this.#parts.trickle.add(subjects))) return page.number;
      for (const number of numbers) found.add(number);
    }
    return next;
  }

  /** Reads on from a page, and from the first after the last, until the visit is full or all are read. */
  async #read(repository: ListedRepository, label: string, first: number): Promise<Read> {
    const pages = new Map<number, readonly ListedItem[]>();
    let number = first;
    while (pages.size < MAX_PAGES && !pages.has(number)) {
      const items = await this.#page(repository, label, number);
      pages.set(number, items);
      number = items.length < ITEMS_PER_PAGE ? 1 : number + 1;
    }
    return {
      pages: [...pages].map(([each, items]) => ({ number: each, items })),
      next: pages.has(number) ? null : number,
    };
  }

  async #page(repository: ListedRepository, label: string, number: number): Promise<readonly ListedItem[]> {
    const key = `${repository.installation}:${repository.id}:${number}:${label}`;
    const known = this.#pages.get(key);
    const asked = await this.#parts.lists.labelled(repository, label, number, known?.etag ?? null);
    if (asked.kind === 'unchanged') return known?.items ?? [];
    this.#pages.set(key, { etag: asked.etag, items: asked.data });
    return asked.data;
  }

  async #readPlaces(repository: ListedRepository): Promise<Places> {
    const text = await this.#parts.store.get(nameOf(repository));
    return new Map(text === null ? [] : parse(text));
  }

  async #keepPlaces(repository: ListedRepository, before: Places, after: Places): Promise<void> {
    const { store } = this.#parts;
    if (after.size > 0) await store.set(nameOf(repository), JSON.stringify([...after]), PLACE_KEPT_MS);
    else if (before.size > 0) await store.delete(nameOf(repository));
  }
}

/** What cannot be read counts as nothing: all is looked at from the first page on. */
function parse(text: string): z.infer<typeof places> {
  try {
    return places.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

function nameOf({ installation, id }: ListedRepository): string {
  return `waiting:${installation}:${id}`;
}
