import type { Said } from '../../commands/command.js';
import { readSaid } from '../../commands/said.js';
import type { Decision } from '../../decisions/decision.js';
import type { OwnReaction, Snapshot } from '../../snapshot.js';

/** One reaction of ours that should stand on somebody's comment. */
export interface Acknowledgement {
  readonly comment: number;
  readonly content: OwnReaction;
}

/** As many at once as do not hold up what else there is to write; the rest follows with the next look. */
const MOST_AT_ONCE = 20;

/**
 * Returns the reactions that are still missing: a thumb on a comment whose commands were carried out, a puzzled face where one was not, or
 * where it asks somebody who is not there, eyes where it waits for something that could not be read. The newest comments come first.
 */
export function acknowledge(snapshot: Snapshot, decision: Decision): readonly Acknowledgement[] {
  if (snapshot.item.isLocked) return [];
  const { said, misheard } = readSaid(snapshot);
  const spoken = new Set([...said, ...misheard].map(({ comment }) => comment));
  const refused = new Set(decision.refusals.map(({ comment }) => comment));
  const strangers = new Set(decision.strangers.map((login) => login.toLowerCase()));
  const vain = new Set(said.filter((each) => asksFor(strangers, each)).map(({ comment }) => comment));
  const heard = new Set(decision.memory.heard.map(({ comment }) => comment));
  return [...snapshot.thread]
    .reverse()
    .flatMap(({ id, reactions }): readonly Acknowledgement[] => {
      if (!spoken.has(id)) return [];
      const content = refused.has(id) || vain.has(id) ? 'confused' : heard.has(id) ? '+1' : 'eyes';
      const isKnown = reactions.includes(content) || (content === 'eyes' && reactions.length > 0);
      return isKnown ? [] : [{ comment: id, content }];
    })
    .slice(0, MOST_AT_ONCE);
}

function asksFor(strangers: ReadonlySet<string>, { command }: Said): boolean {
  return command.name === 'ask' && command.whom.some((login) => strangers.has(login.toLowerCase()));
}
