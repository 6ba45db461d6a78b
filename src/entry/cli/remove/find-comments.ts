import * as z from 'zod';
import { isSticky } from '../../../core/desired/comment/sticky.js';
import { isReminder } from '../../../core/reminders/ledger.js';
import type { Actor } from '../../../core/snapshot.js';
import type { Acting } from './acting.js';
import { askGraphql } from './ask-graphql.js';
import { persevere } from './persevere.js';
import type { FoundComment, FoundComments } from './removal.js';

/** GitHub's most a page. */
const PAGE = 100;

/** 100,000 comments; a busy repository goes on in a second run. */
const MOST_PAGES = 1_000;

/** Pages between two words on how far it is. */
const PAGES_A_WORD = 50;

/**
 * Returns all comments of ours in a repository that are not collapsed: written by us *and* with our marker, or
 * with that of a reminder.
 *
 * The list is asked for by the time of the last change, each page from where the one before ended: what is changed meanwhile moves
 * to the end and is seen again there, and nothing is missed. GitHub has times to the second and does not say whether `since` takes in
 * its own, so each page begins a second early.
 *
 * @param since ISO 8601; null for all of them
 */
export async function findComments(acting: Acting, since: string | null, most = MOST_PAGES): Promise<FoundComments> {
  const ours = new Map<string, FoundComment>();
  const seen = new Set<number>();
  let from = since;
  let page = 1;
  let requests = 0;
  let isCut = false;
  for (;;) {
    const comments = await readPage(acting, from, page);
    requests += 1;
    for (const comment of comments) {
      seen.add(comment.id);
      const { node_id: id, html_url: url, body = '' } = comment;
      const written = { author: actorOf(comment.user), body };
      if (isSticky(written, acting.me) || isReminder(written, acting.me)) ours.set(id, { id, url });
    }
    const last = comments.at(-1);
    if (last === undefined || comments.length < PAGE) break;
    const next = secondBefore(last.updated_at);
    page = next === from ? page + 1 : 1;
    from = next;
    isCut = requests >= most;
    if (isCut) break;
    if (requests % PAGES_A_WORD === 0) acting.warn(`${seen.size} comments looked through\n`);
  }
  const standing = await readStanding(acting, [...ours.keys()]);
  return {
    list: [...ours.values()].filter(({ id }) => standing.get(id) === false),
    collapsed: [...standing.values()].filter(Boolean).length,
    seen: seen.size,
    requests: requests + Math.ceil(ours.size / PAGE),
    next: isCut ? from : null,
  };
}

async function readPage(acting: Acting, since: string | null, page: number) {
  const { connect, installation, owner, repo } = acting;
  const answer = await persevere(acting, 'read', () =>
    connect(installation).rest.issues.listCommentsForRepo({
      ...{ owner, repo, sort: 'updated', direction: 'asc', per_page: PAGE, page },
      ...(since === null ? {} : { since }),
    }),
  );
  return answer.data;
}

/** REST shows a bot's login with `[bot]`. */
function actorOf(user: { readonly login: string; readonly type: string } | null): Actor | null {
  if (user === null) return null;
  if (user.type === 'Bot') return { login: user.login.replace(/\[bot\]$/, ''), type: 'bot' };
  return { login: user.login, type: user.type === 'User' ? 'user' : 'other' };
}

function secondBefore(time: string): string {
  return new Date(Date.parse(time) - 1_000).toISOString().replace('.000Z', 'Z');
}

const COLLAPSED_QUERY = `
query Collapsed($ids: [ID!]!) {
  nodes(ids: $ids) { ... on IssueComment { id isMinimized } }
}`;

const collapsedAnswer = z.object({
  nodes: z.array(z.object({ id: z.string(), isMinimized: z.boolean() }).nullable().catch(null)),
});

/** Not every server tells by REST. A comment that is gone by now is left out. */
async function readStanding(acting: Acting, ids: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const standing = new Map<string, boolean>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = ids.slice(at, at + PAGE);
    const { nodes } = await askGraphql(acting, 'read', COLLAPSED_QUERY, { ids: some }, collapsedAnswer);
    for (const node of nodes) if (node !== null) standing.set(node.id, node.isMinimized);
  }
  return standing;
}
