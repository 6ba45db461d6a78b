import type { PreviewItem } from '../../../core/preview/preview.js';
import type { Instant } from '../../../core/snapshot.js';
import type { RepositoryRef } from '../../../core/subject.js';
import type { Ask } from '../client/ask.js';
import { openItemsAnswer } from './answers/index.js';
import type { OpenItemsAnswer } from './answers/index.js';
import { openItemsQuery } from './queries/index.js';

/** Items of both kinds together, and the most pages of one kind that can take: all of them issues, say. */
const MOST_ITEMS = 200;
const MAX_PAGES = 4;

/**
 * Characters of bodies that are judged for one preview: sixteen of the longest that GitHub takes. A fork may propose any
 * configuration, and the worst that the language allows makes more than half a second of each.
 */
export const MOST_CHARACTERS = 16 * 64 * 1024;

interface DatedItem extends PreviewItem {
  readonly updatedAt: Instant;
}

/** Returns open items, the last changed first, and how many there are in all. Kinds are read by turns until there are enough. */
export async function readOpenItems(
  ask: Ask,
  ref: RepositoryRef,
  shape: { readonly issueTypes: boolean; readonly paths: boolean },
): Promise<{ items: readonly PreviewItem[]; total: number }> {
  // By number: what changes between two pages can be on both.
  const items = new Map<number, DatedItem>();
  const next: Record<'issues' | 'pullRequests', string | null | undefined> = { issues: null, pullRequests: null };
  const totals = { issues: 0, pullRequests: 0 };
  for (let page = 0; page < MAX_PAGES && isWanting(items); page += 1) {
    for (const kind of ['issues', 'pullRequests'] as const) {
      if (next[kind] === undefined || items.size >= MOST_ITEMS) continue;
      const answer = await ask(ref, openItemsQuery(kind, shape), { after: next[kind] }, openItemsAnswer);
      const { totalCount, pageInfo, nodes } = answer.repository.items;
      for (const node of nodes) items.set(node.number, foldOpenItem(node));
      totals[kind] = totalCount;
      next[kind] = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    }
  }
  const sorted = [...items.values()].sort((a, b) => b.updatedAt - a.updatedAt || b.number - a.number);
  return { items: sorted, total: totals.issues + totals.pullRequests };
}

function isWanting(items: ReadonlyMap<number, PreviewItem>): boolean {
  return items.size < MOST_ITEMS && charactersOf(items) < MOST_CHARACTERS;
}

function charactersOf(items: ReadonlyMap<number, PreviewItem>): number {
  return [...items.values()].reduce((sum, { body }) => sum + body.length, 0);
}

function foldOpenItem(node: OpenItemsAnswer['nodes'][number]): DatedItem {
  const isPull = node.__typename === 'PullRequest';
  const paths = isPull ? (node.files?.nodes.map(({ path }) => path) ?? []) : [];
  return {
    kind: isPull ? 'pull_request' : 'issue',
    number: node.number,
    url: node.url,
    title: node.title,
    body: node.body,
    labels: node.labels.nodes.map(({ name }) => name),
    author: node.author,
    association: node.authorAssociation,
    issueType: isPull ? null : (node.issueType?.name ?? null),
    state: 'open',
    closedAs: null,
    pull: isPull ? { isDraft: node.isDraft, base: node.baseRefName, paths, linked: null } : null,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
  };
}
