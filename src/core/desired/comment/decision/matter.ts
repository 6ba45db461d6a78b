import type { Decision } from '../../../decisions/decision.js';
import type { HolidayNote, RecordLink } from '../../../decisions/facts.js';
import type { DecisionRecord } from '../../../decisions/record/record.js';
import type { WebBranch } from '../../../decisions/record/web-pages.js';
import type { Situation } from '../../record/situation.js';

/** A decision as a comment tells of it. */
export interface DecisionMatter {
  readonly decision: Decision;
  /** Of whoever decides; where nobody was named, of the team. */
  readonly ownerZone: string;
  /** Of the team, for what happened. */
  readonly teamZone: string;
  /** Of the countries of those who are asked, those whose public holidays are not known. */
  readonly holidayNotes: readonly HolidayNote[];
  /** Decisions whose place this one takes. */
  readonly supersedes: readonly RecordLink[];
  /** Null where the decision is not to be kept, or it is not known where. */
  readonly kept: KeptMatter | null;
}

/** A decision as it is kept, and where. */
export interface KeptMatter {
  readonly record: DecisionRecord;
  readonly via: 'link' | 'pr';
  readonly folder: string;
  /** Names of what is in that folder. */
  readonly files: readonly string[];
  readonly place: WebBranch;
  /** Where it stands; null where nothing but a person puts it there, or that was not looked up. */
  readonly situation: Situation | null;
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
