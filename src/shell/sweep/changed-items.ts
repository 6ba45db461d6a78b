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

/** Lists items of a repository. */
export interface ItemLists {
  /**
   * Those of both kinds changed since then, by age. That order stands still: an item that is changed while pages are read, by
   * us among others, keeps its place, where by time of change it would move to the end and every page after it would begin later.
   */
  changed(ref: RepositoryRef, since: Instant, page: number, etag: string | null): Promise<Asked<readonly ListedItem[]>>;
  /** The open ones of both kinds that carry a label, by age: what comes to wait goes to the end and moves no page before it. */
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

/** Which items of a repository GitHub is asked for. */
type Which =
  | { readonly state: 'all'; readonly sort: 'created'; readonly direction: 'asc'; readonly since: string }
  | { readonly state: 'open'; readonly labels: string; readonly sort: 'created'; readonly direction: 'asc' };

/** Returns the lists as an installation is shown them, one request a call. */
export function createItemLists(connect: Connect, pacing: Pacing): ItemLists {
  const list = (ref: RepositoryRef, page: number, etag: string | null, which: Which) =>
    pacing.read(ref.installation, () =>
      askIfChanged(etag, items, (headers) =>
        connect(ref.installation).rest.issues.listForRepo({
          owner: ref.owner,
          repo: ref.repo,
          ...which,
          per_page: ITEMS_PER_PAGE,
          page,
          headers,
        }),
      ),
    );
  return {
    changed: (ref, since, page, etag) =>
      list(ref, page, etag, {
        state: 'all',
        sort: 'created',
        direction: 'asc',
        // One second earlier: whether "after" takes in that second itself is not documented.
        since: formatSecond(since - SECOND_MS),
      }),
    labelled: (ref, label, page, etag) =>
      list(ref, page, etag, { state: 'open', labels: label, sort: 'created', direction: 'asc' }),
  };
}

function formatSecond(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
