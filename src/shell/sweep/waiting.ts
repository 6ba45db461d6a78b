import type { Subject } from '../../core/subject.js';
import { LruMap } from '../lru.js';
import { ITEMS_PER_PAGE } from './changed-items.js';
import type { ItemLists, ListedItem } from './changed-items.js';
import type { Checkpoints } from './checkpoints.js';
import type { ListedRepository } from './installations.js';
import type { Trickle } from './trickle.js';

/** Five hundred items by one label. */
const MAX_PAGES = 5;

/** Items remembered, so that a list that did not change costs nothing. */
const MAX_KEPT = 50_000;

interface Page {
  readonly etag: string | null;
  readonly items: readonly ListedItem[];
}

export interface WaitingParts {
  readonly lists: Pick<ItemLists, 'labelled'>;
  readonly checkpoints: Pick<Checkpoints, 'read'>;
  readonly trickle: Pick<Trickle, 'add'>;
}

/**
 * The open items that wait on time, found by their labels. They are looked at again although nothing happened to them, so that
 * what falls due is known after a restart, and after a failure that used up all attempts.
 */
export class Waiting {
  readonly #parts: WaitingParts;
  readonly #pages = new LruMap<string, Page>(MAX_KEPT, ({ items }) => items.length + 1);

  constructor(parts: WaitingParts) {
    this.#parts = parts;
  }

  /** Has those of a repository looked at, and returns how many there were. Its labels are known from its last sweep. */
  async visit(repository: ListedRepository): Promise<number> {
    const { installation, owner, repo } = repository;
    const mark = await this.#parts.checkpoints.read(repository);
    const numbers = new Set<number>();
    for (const label of mark?.waiting ?? []) {
      for (const { number } of await this.#labelled(repository, label)) numbers.add(number);
    }
    const subjects = [...numbers].map((number): Subject => ({ kind: 'item', installation, owner, repo, number }));
    await this.#parts.trickle.add(subjects);
    return subjects.length;
  }

  async #labelled(repository: ListedRepository, label: string): Promise<readonly ListedItem[]> {
    const all: ListedItem[] = [];
    for (let number = 1; number <= MAX_PAGES; number += 1) {
      const key = `${repository.installation}:${repository.id}:${number}:${label}`;
      const known = this.#pages.get(key);
      const asked = await this.#parts.lists.labelled(repository, label, number, known?.etag ?? null);
      const items = asked.kind === 'unchanged' ? (known?.items ?? []) : asked.data;
      if (asked.kind === 'changed') this.#pages.set(key, { etag: asked.etag, items });
      all.push(...items);
      if (items.length < ITEMS_PER_PAGE) break;
    }
    return all;
  }
}
