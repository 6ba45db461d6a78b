import { foldName } from '../../markdown/fold.js';
import type { Actor, Instant, ThreadEvent } from '../../snapshot.js';
import type { KnownConcern } from '../facts.js';
import type { DecisionInput } from '../input.js';
import type { Act, Happening } from './happening.js';

type TakenInput = Pick<DecisionInput, 'memory' | 'thread' | 'events' | 'hearing'>;

type DeletedEvent = Extract<ThreadEvent, { type: 'comment-deleted' }>;

/**
 * Returns the concerns that we know of and that no longer stand in the thread: when they were raised, and when and how they went.
 *
 * One whose author deleted the comment, or edited it away, was taken back. One that somebody else deleted or edited was taken away.
 * Where it cannot be told (GitHub says who deleted comments of whom, not which), it was not taken: it stays open.
 */
export function findTaken(input: TakenInput, said: readonly Act[]): readonly Happening[] {
  const known = input.memory?.concerns ?? [];
  if (known.length === 0) return [];
  const standing = titlesByComment(said);
  const comments = new Map(input.thread.map((comment) => [comment.id, comment]));
  const gone = known.filter((concern) => !isStanding(concern, standing));
  const deleted = gone.filter(({ comment }) => !comments.has(comment));
  return gone.flatMap((concern): Happening[] => {
    const comment = comments.get(concern.comment);
    const remembered: Happening = { kind: 'remembered', concern, at: concern.at };
    const taken =
      concern.taken ?? (comment === undefined ? takenByDeletion(concern, deleted, input) : takenByEdit(comment, input));
    return taken === null ? [remembered] : [remembered, { kind: 'taken', number: concern.number, ...taken }];
  });
}

/** Folded titles of what stands in each comment. */
function titlesByComment(said: readonly Act[]): ReadonlyMap<number, readonly string[]> {
  const titles = new Map<number, string[]>();
  for (const { comment, command } of said) {
    const title = command.name === 'concern' ? command.title : command.name === 'object' ? command.why : null;
    if (title === null || comment === null) continue;
    const list = titles.get(comment);
    if (list === undefined) titles.set(comment, [foldName(title)]);
    else list.push(foldName(title));
  }
  return titles;
}

function isStanding({ comment, title }: KnownConcern, standing: ReadonlyMap<number, readonly string[]>): boolean {
  return standing.get(comment)?.includes(foldName(title)) === true;
}

function takenByEdit(
  { author, editor, editedAt }: TakenInput['thread'][number],
  { hearing }: TakenInput,
): KnownConcern['taken'] {
  if (editedAt !== null && !isSame(author, editor)) return { how: 'away', at: editedAt };
  // Not all was read, so that it may stand there still.
  return hearing.isWhole && editedAt !== null ? { how: 'back', at: editedAt } : null;
}

/** The deletions of comments of one author: which of them was of which comment is not said, so that all are held against all. */
function takenByDeletion(
  concern: KnownConcern,
  deleted: readonly KnownConcern[],
  { events }: TakenInput,
): KnownConcern['taken'] {
  const by = concern.by.toLowerCase();
  const deletions = events.filter((event): event is DeletedEvent => isDeletionOf(event, by, concern.at));
  const last = Math.max(...deletions.map(({ at }) => at));
  if (deletions.some(({ actor }) => actor?.login.toLowerCase() !== by)) return { how: 'away', at: last };
  const comments = new Set(deleted.filter((other) => other.by.toLowerCase() === by).map(({ comment }) => comment));
  return deletions.length > 0 && deletions.length >= comments.size ? { how: 'back', at: last } : null;
}

function isDeletionOf(event: ThreadEvent, by: string, since: Instant): boolean {
  return event.type === 'comment-deleted' && event.at >= since && event.author?.login.toLowerCase() === by;
}

function isSame(a: Actor | null, b: Actor | null): boolean {
  return a !== null && b !== null && a.type === b.type && a.login.toLowerCase() === b.login.toLowerCase();
}
