import type { Instant } from '../../snapshot.js';
import type { AskedBefore } from '../facts.js';
import type { DecisionState } from '../decision.js';
import { askedOf, isOwn, reachedBy } from './asked.js';
import { isOver, type Course } from './course.js';
import type { Terms } from './terms.js';

/**
 * Returns who is asked, to be written down while a proposal is open: whoever comes to be asked later has had no time to answer yet. Once
 * that ended, it stays as it was.
 */
export function askedNow(course: Course, terms: Terms, state: DecisionState): AskedBefore | undefined {
  if (course.phase !== 'open' || isOver(state)) return terms.askedBefore ?? undefined;
  return { people: countingIn(course, terms), newsAt: newlyAskedAt(course, terms) };
}

/**
 * Returns when somebody came to be asked without a command, as by another configuration, in a team or with access to the repository; null
 * where nobody did, as far as that was written down.
 */
export function newlyAskedAt(course: Course, terms: Terms): Instant | null {
  const { askedBefore, reach, now } = terms;
  if (askedBefore === null) return null;
  // A command says itself since when.
  const known = new Set([...askedBefore.people, ...reachedBy(course.askedAnew, reach).map(lower)]);
  return countingIn(course, terms).every((login) => known.has(login)) ? askedBefore.newsAt : now;
}

/** Whose silence counts, in lower case and in an order of their own. */
function countingIn(course: Course, terms: Terms): readonly string[] {
  return [...askedOf(course, terms).backed].filter((login) => !isOwn(course, terms, login)).sort();
}

function lower(login: string): string {
  return login.toLowerCase();
}
