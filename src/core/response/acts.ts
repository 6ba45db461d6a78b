import type { Actor, Instant } from '../snapshot.js';
import { foldLogin } from '../time/login.js';
import type { Conversation } from './wait.js';

/** Something that somebody did in a thread. */
interface Act {
  readonly by: Actor | null;
  readonly at: Instant;
}

/**
 * Returns when people last did anything in a thread, by login in lower case: wrote or edited a comment, gave a review, edited what they
 * had opened, set a label or the like. What GitHub tells of nobody, such as their reactions, is not among it.
 */
export function lastActs(conversation: Conversation): ReadonlyMap<string, Instant> {
  const last = new Map<string, Instant>();
  for (const { by, at } of actsIn(conversation)) {
    if (by?.type !== 'user') continue;
    const login = foldLogin(by.login);
    last.set(login, Math.max(last.get(login) ?? at, at));
  }
  return last;
}

function actsIn({ author, createdAt, authorEditedAt, thread, events, reviews }: Conversation): readonly Act[] {
  return [
    { by: author, at: Math.max(createdAt, authorEditedAt ?? createdAt) },
    ...thread.map((comment) => ({ by: comment.author, at: comment.createdAt })),
    ...thread.flatMap(({ editor, editedAt }) => (editedAt === null ? [] : [{ by: editor, at: editedAt }])),
    ...events.map(({ actor, at }) => ({ by: actor, at })),
    ...(reviews?.given ?? []),
  ];
}
