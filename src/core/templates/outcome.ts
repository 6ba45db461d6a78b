import { foldName } from '../markdown/fold.js';

/** The template whose issues are decisions; a team may write its own sections under this name. */
export const DECISION_TEMPLATE = 'decision';

/** Where the outcome is written down. It is filled last, so it is never asked for while the others are being written. */
const OUTCOME_SECTION = 'Decision';

/** Tells whether this is the section that holds a decision's outcome. */
export function isOutcomeSection(heading: string): boolean {
  return foldName(heading) === foldName(OUTCOME_SECTION);
}
