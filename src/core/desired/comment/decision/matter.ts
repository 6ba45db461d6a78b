import type { Decision } from '../../../decisions/decision.js';
import type { RecordLink } from '../../../decisions/facts.js';
import type { DecisionRecord } from '../../../decisions/record/record.js';
import type { WebBranch } from '../../../decisions/record/web-pages.js';

/** A decision as a comment tells of it. */
export interface DecisionMatter {
  readonly decision: Decision;
  /** Of whoever decides; where nobody was named, of the team. */
  readonly ownerZone: string;
  /** Of the team, for what happened. */
  readonly teamZone: string;
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
}

/** Tells whether there is anything to follow: a decision that nobody put forward, and of which nothing was said, needs no word. */
export function isFollowed({ decision }: DecisionMatter): boolean {
  const { proposed, concerns, holds, objections, outcome, refusals, state } = decision;
  const hasSaid = [concerns, holds, objections, refusals].some((list) => list.length > 0);
  return proposed !== null || hasSaid || (outcome !== null && outcome.how !== 'closing') || state === 'postponed';
}
