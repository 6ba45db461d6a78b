import type { Actor, Instant } from '../snapshot.js';
import { foldLogin } from '../time/login.js';
import { lastActs } from './acts.js';
import { askedIn } from './asked-in.js';
import type { Conversation, Wait } from './wait.js';

/** How much of a thread is read, the newest first: of comments that may ask something. */
export const BOUNDS = { comments: 500, characters: 1_000_000 } as const;

/** One text of somebody's, as it stands now. */
interface Passage {
  readonly author: Actor | null;
  readonly body: string;
  readonly sinceAt: Instant;
  readonly fromAt: Instant;
  readonly url: string;
}

/**
 * Returns the questions of a thread that wait for an answer, of several to the same person the oldest, in order.
 *
 * One has its answer once the one asked does anything in the thread, whatever it is; a closed item waits for nobody, and what was
 * asked before it was closed is over when it is reopened. What others edited asks nothing: whose question it is, nobody knows.
 *
 * @param known whom a mention can ask, as `knownPeople` returns them
 */
export function openQuestions(conversation: Conversation, known: ReadonlyMap<string, string>): readonly Wait[] {
  if (!conversation.isOpen) return [];
  const acts = lastActs(conversation);
  const closedAt = Math.max(...conversation.events.map(({ type, at }) => (type === 'closed' ? at : -Infinity)));
  const waits = new Map<string, Wait>();
  for (const { author, body, sinceAt, fromAt, url } of passagesIn(conversation)) {
    if (author === null || sinceAt <= closedAt) continue;
    for (const login of askedIn(body)) {
      const who = known.get(login);
      const isAnswered = (acts.get(login) ?? -Infinity) >= sinceAt;
      if (who === undefined || isAnswered || login === foldLogin(author.login) || waits.has(login)) continue;
      waits.set(login, { kind: 'question', who, isTeam: false, asker: author.login, sinceAt, fromAt, url });
    }
  }
  return [...waits.values()];
}

/** Oldest first. */
function passagesIn({ body, author, createdAt, bodyEditedAt, authorEditedAt, url, thread }: Conversation) {
  const isOwnBody = bodyEditedAt === null || (authorEditedAt !== null && authorEditedAt >= bodyEditedAt);
  const opening = isOwnBody ? [{ author, body, sinceAt: createdAt, fromAt: bodyEditedAt ?? createdAt, url }] : [];
  const comments = thread
    .filter(({ author: by, editor, editedAt }) => editedAt === null || isSame(by, editor))
    .map(({ createdAt: sinceAt, editedAt, ...comment }) => ({ ...comment, sinceAt, fromAt: editedAt ?? sinceAt }));
  return newest([...opening, ...comments].filter((passage) => mayAsk(passage)));
}

function mayAsk({ author, body }: Passage): boolean {
  return author?.type === 'user' && body.includes('@') && /[?？؟]/.test(body);
}

function isSame(author: Actor | null, editor: Actor | null): boolean {
  return author !== null && editor?.type === author.type && foldLogin(editor.login) === foldLogin(author.login);
}

function newest(passages: readonly Passage[]): readonly Passage[] {
  let left: number = BOUNDS.characters;
  const kept: Passage[] = [];
  for (const passage of passages.slice(-BOUNDS.comments).reverse()) {
    left -= passage.body.length;
    if (left < 0) break;
    kept.push(passage);
  }
  return kept.reverse();
}
