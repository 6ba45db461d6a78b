import * as z from 'zod';
import type { Instant } from '../../core/snapshot.js';
import type { RepositoryRef } from '../../core/subject.js';
import type { Connect } from '../github/client/client.js';
import type { Pacing } from '../github/client/pacing.js';
import { askIfChanged } from './ask-if-changed.js';
import type { Asked } from './ask-if-changed.js';

export const ITEMS_PER_PAGE = 100;

/** GitHub tells times apart by the second. */
export const SECOND_MS = 1_000;

/** An issue or a pull request in a list. */
export interface ListedItem {
  readonly number: number;
  readonly updatedAt: Instant;
}

/** Where in the list of changed items to read on. */
export interface Cursor {
  readonly since: Instant;
  readonly page: number;
}

/** Lists items of a repository. */
export interface ItemLists {
  /** Those of both kinds changed since then, the one longest unchanged first. */
  changed(ref: RepositoryRef, cursor: Cursor, etag: string | null): Promise<Asked<readonly ListedItem[]>>;
  /** The open ones of both kinds that carry a label. */
  labelled(ref: RepositoryRef, label: string, page: number, etag: string | null): Promise<Asked<readonly ListedItem[]>>;
}

const items = z.array(
  z
    .object({
      number: z.number().int().positive(),
      updated_at: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    })
    .transform(({ number, updated_at: updatedAt }): ListedItem => ({ number, updatedAt })),
);

/** Returns the lists as an installation is shown them, one request a call. */
export function createItemLists(connect: Connect, pacing: Pacing): ItemLists {
  return {
    changed: (ref, { since, page }, etag) =>
      pacing.read(ref.installation, () =>
        askIfChanged(etag, items, (headers) =>
          connect(ref.installation).rest.issues.listForRepo({
            owner: ref.owner,
            repo: ref.repo,
            state: 'all',
            sort: 'updated',
            direction: 'asc',
            // One second earlier: whether "after" takes in that second itself is not documented.
            since: formatSecond(since - SECOND_MS),
            per_page: ITEMS_PER_PAGE,
            page,
            headers,
          }),
        ),
      ),
    labelled: (ref, label, page, etag) =>
      pacing.read(ref.installation, () =>
        askIfChanged(etag, items, (headers) =>
          connect(ref.installation).rest.issues.listForRepo({
            owner: ref.owner,
            repo: ref.repo,
            state: 'open',
            labels: label,
            per_page: ITEMS_PER_PAGE,
            page,
            headers,
          }),
        ),
      ),
  };
}

function formatSecond(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * Returns where to read on after a full page. By time rather than by page: an item that is changed meanwhile moves to the end
 * of the list, and every further page would begin one later. Only where a page holds a single second the next page is asked for.
 */
export function nextCursor(cursor: Cursor, listed: readonly ListedItem[]): Cursor {
  const last = listed.at(-1)?.updatedAt ?? cursor.since;
  return last > cursor.since ? { since: last, page: 1 } : { since: cursor.since, page: cursor.page + 1 };
}
