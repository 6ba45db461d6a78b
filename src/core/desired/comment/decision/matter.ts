import type { Decision } from '../../../decisions/decision.js';
import type { HolidayNote } from '../../../decisions/facts.js';

/** A decision as a comment tells of it. */
export interface DecisionMatter {
  readonly decision: Decision;
  /** Of whoever decides; where nobody was named, of the team. */
  readonly ownerZone: string;
  /** Of the team, for what happened. */
  readonly teamZone: string;
  /** Of the countries of those who are asked, those whose public holidays are not known. */
  readonly holidayNotes: readonly HolidayNote[];
}

/**
 * Tells whether there is anything to follow: a decision that nobody put forward, and of which nothing was said, needs no word, unless
 * somebody asked for one.
 */
export function isFollowed({ decision }: DecisionMatter): boolean {
  const { proposed, concerns, holds, objections, outcome, refusals, state, isHelpWanted } = decision;
  const hasSaid = isHelpWanted || [concerns, holds, objections, refusals].some((list) => list.length > 0);
  return proposed !== null || hasSaid || (outcome !== null && outcome.how !== 'closing') || state === 'postponed';
}
