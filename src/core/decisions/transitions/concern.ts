import { foldName } from '../../markdown/fold.js';
import type { Instant } from '../../snapshot.js';
import type { KnownConcern } from '../facts.js';
import type { Act } from '../log/happening.js';
import { objectionTo } from '../course/authority.js';
import {
  done,
  isOver,
  MOST_KEPT,
  openConcerns,
  refuse,
  sameLogin,
  TOO_MANY,
  withWaiting,
  type Answer,
  type Course,
  type RaisedConcern,
} from '../course/course.js';
import { numberKey, type Terms } from '../course/terms.js';

/** Raises a concern: nothing is accepted before it is resolved. */
export function concern(course: Course, act: Act, title: string, terms: Terms): Answer {
  const objection = objectionToRaising(course, act, title, terms);
  if (objection !== null) return objection;
  if (isOver(course.phase)) return refuse({ kind: 'state', state: course.phase });
  const folded = foldName(title);
  const isRaised = openConcerns(course).some((open) => open.folded === folded && sameLogin(open.by, act.by));
  if (isRaised) return refuse({ kind: 'already' });
  return raise(course, act, title, terms);
}

/**
 * Returns the answer to somebody who may not raise a concern; null for somebody who may, and for one that we know of: whoever is no
 * longer asked may not raise another, but what they raised while they were stays until it is settled, also in other words.
 */
export function objectionToRaising(course: Course, act: Act, title: string, terms: Terms): Answer | null {
  const folded = foldName(title);
  const isKnown = terms.known.some((known) => {
    return isOfComment(known, act) && (foldName(known.title) === folded ? isOpenOr(known, act.at) : isOpen(known));
  });
  return isKnown ? null : objectionTo(act, course, terms);
}

function isOfComment({ comment, by }: KnownConcern, act: Act): boolean {
  return comment === act.comment && sameLogin(by, act.by);
}

function isOpen({ resolved, taken }: KnownConcern): boolean {
  return resolved === null && taken === null;
}

/** What was settled is not raised anew by an edit of its comment. */
function isOpenOr({ resolved, at }: KnownConcern, raisedAt: Instant): boolean {
  return resolved === null || at === raisedAt;
}

/** Adds a concern, under the number that it had before if it had one. Beyond the hundredth nothing can be accepted. */
export function raise(course: Course, { by, at, url, comment }: Act, title: string, terms: Terms): Answer {
  if (comment === null || course.concerns.length >= MOST_KEPT)
    return { ...TOO_MANY, course: withWaiting(course, 'thread') };
  const folded = foldName(title);
  const known = terms.numbers.get(numberKey(comment, folded)) ?? [];
  const number = known.find((given) => course.concerns.every((other) => other.number !== given)) ?? course.nextNumber;
  const raised: RaisedConcern = { number, title, folded, by, at, url, comment, resolved: null, taken: null };
  return done({
    ...course,
    nextNumber: Math.max(course.nextNumber, number + 1),
    concerns: [...course.concerns, raised],
  });
}
