import { waitingLabelNames } from '../../core/desired/waiting.js';
import type { Instant } from '../../core/snapshot.js';
import type { RepositoryRef, Subject } from '../../core/subject.js';
import type { Reader } from '../github/reading/reader.js';
import { ITEMS_PER_PAGE, SECOND_MS } from './changed-items.js';
import type { ItemLists, ListedItem } from './changed-items.js';
import { MAX_SEEN } from './checkpoints.js';
import type { Checkpoint, Checkpoints } from './checkpoints.js';
import type { ListedRepository } from './installations.js';
import type { Trickle } from './trickle.js';

/** Lists trail changes by seconds: what is newer than this may not be shown yet, and is listed once more. */
const MARGIN_MS = 2 * 60_000;

/** Pages of one repository in one pass; the next goes on where this one stopped. */
const MAX_PAGES = 20;

export interface SweepParts {
  readonly lists: ItemLists;
  readonly reader: Pick<Reader, 'readConfiguration'>;
  readonly checkpoints: Checkpoints;
  readonly trickle: Pick<Trickle, 'add'>;
  /** How far back to look where there is no checkpoint. */
  readonly lookbackMs: number;
}

/**
 * Has the items of a repository looked at that changed since its checkpoint, and returns how many there were.
 *
 * A repository where nothing happened costs one request, as a rule one that GitHub does not count. Where there is no
 * configuration, its items are not looked at: that there is none is remembered, and asked again once something is found.
 */
export async function sweepRepository(parts: SweepParts, repository: ListedRepository, now: Instant): Promise<number> {
  const before = await parts.checkpoints.read(repository);
  const known = before ?? beginning(now - parts.lookbackMs);
  const isCurrent = before !== null && before.rollup !== undefined && before.pushedAt === repository.pushedAt;
  const mark = isCurrent ? known : await lookAtConfiguration(parts, repository, known, before);
  if (mark === null) return 0;
  return sweepItems(parts, repository, mark, { isLookedAt: !isCurrent, now });
}

/**
 * Goes through the list page by page; the checkpoint follows each, so that a pass that is cut short is no loss. One that goes on
 * where another was cut short begins anew at the end: the pages read before that were read long ago.
 */
async function sweepItems(
  parts: SweepParts,
  repository: ListedRepository,
  begin: Checkpoint,
  { isLookedAt, now }: { readonly isLookedAt: boolean; readonly now: Instant },
): Promise<number> {
  const { lists, checkpoints, trickle } = parts;
  let mark: Checkpoint | null = begin;
  let isResumed = begin.page > 1;
  let found = 0;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const listed = await lists.changed(repository, mark.since, mark.page, mark.etag);
    if (listed.kind === 'unchanged') {
      if (isLookedAt) await checkpoints.move(repository, mark);
      return found;
    }
    const fresh = selectFresh(mark, listed.data);
    // The organisation's file may have come since.
    if (fresh.length > 0 && mark.config === null && !isLookedAt && pages === 0) {
      mark = await lookAtConfiguration(parts, repository, mark, mark);
      if (mark === null) return found;
    }
    if (mark.config !== null) {
      if (!(await trickle.add(fresh.map(({ number }) => itemOf(repository, number))))) return found;
      found += fresh.length;
    }
    mark = advance(mark, listed.data, listed.etag, listed.date ?? now);
    await checkpoints.move(repository, mark);
    if (mark.page > 1) continue;
    if (!isResumed) return found;
    isResumed = false;
  }
  return found;
}

function beginning(since: Instant): Checkpoint {
  return {
    since,
    page: 1,
    next: null,
    etag: null,
    seen: [],
    pushedAt: null,
    config: null,
    waiting: [],
    rollup: null,
    tells: false,
    reminds: false,
  };
}

/**
 * Looks whether the configuration is another than before, since a push that changed it may have gone unheard. Null where the
 * queue takes nothing more.
 */
async function lookAtConfiguration(
  { reader, trickle }: SweepParts,
  repository: ListedRepository,
  mark: Checkpoint,
  before: Checkpoint | null,
): Promise<Checkpoint | null> {
  const { id, labels, rollup, tells, reminds } = await reader.readConfiguration(repository);
  const isNew = before === null ? id !== null && isSince(repository.pushedAt, mark.since) : id !== before.config;
  if (isNew && !(await trickle.add([{ ...refOf(repository), kind: 'repository' }]))) return null;
  const waiting = labels === null ? [] : waitingLabelNames(labels);
  return { ...mark, pushedAt: repository.pushedAt, config: id, waiting: [...waiting], rollup, tells, reminds };
}

/** Returns what was listed and not looked at as it stands now. */
function selectFresh({ seen }: Checkpoint, listed: readonly ListedItem[]): readonly ListedItem[] {
  const known = new Map(seen);
  return listed.filter(({ number, updatedAt }) => known.get(number) !== updatedAt);
}

/**
 * Returns the checkpoint after a page. It moves once all pages are read, by GitHub's clock as it was at the first, and stays
 * behind that by a margin; what was seen within the margin is remembered, so that it is not looked at again as it was. Where
 * nothing is listed it stays, so that the tag stays good.
 */
function advance(mark: Checkpoint, listed: readonly ListedItem[], etag: string | null, date: Instant): Checkpoint {
  if (listed.length === 0 && mark.page === 1) return { ...mark, etag };
  const next = Math.max(mark.since, mark.next ?? date - MARGIN_MS);
  const seen = new Map([...mark.seen, ...listed.map(({ number, updatedAt }) => [number, updatedAt] as const)]);
  const kept = {
    ...mark,
    etag: null,
    seen: [...seen].filter(([, updatedAt]) => updatedAt >= next - SECOND_MS).slice(-MAX_SEEN),
  };
  const isLast = listed.length < ITEMS_PER_PAGE;
  return isLast ? { ...kept, since: next, page: 1, next: null } : { ...kept, page: mark.page + 1, next };
}

function isSince(time: string | null, since: Instant): boolean {
  return time !== null && Date.parse(time) >= since;
}

function itemOf(repository: ListedRepository, number: number): Subject {
  return { kind: 'item', ...refOf(repository), number };
}

function refOf({ installation, owner, repo }: ListedRepository): RepositoryRef {
  return { installation, owner, repo };
}
