import type { Memory } from '../../decisions/facts.js';
import { isOurs, type Identity, type ThreadComment } from '../../snapshot.js';
import { parseMemoryBlock } from '../comment/decision/memory-block.js';
import { isSticky } from '../comment/sticky.js';

type Comment = Pick<ThreadComment, 'author' | 'body' | 'editor' | 'editedAt'>;

/** Returns what our comment in a thread remembers of a decision. What somebody else edited last is no memory of ours. */
export function memoryIn(thread: readonly Comment[], me: Identity): Memory | null {
  const sticky = thread.find((comment) => isSticky(comment, me));
  if (sticky === undefined || (sticky.editedAt !== null && !isOurs(sticky.editor, me))) return null;
  return parseMemoryBlock(sticky.body);
}

/** Returns the number of the decision that stands in the place of the one of a thread, as our comment there last told. */
export function supersederIn(thread: readonly Comment[], me: Identity): number | null {
  const last = memoryIn(thread, me)?.told.at(-1);
  return last?.state === 'superseded' ? last.supersededBy : null;
}
