import type { Act } from '../log/happening.js';
import { doorOf } from '../course/authority.js';
import { done, MOST_KEPT, refuse, reopen, sameLogin, TOO_MANY, type Answer, type Course } from '../course/course.js';
import type { Terms } from '../course/terms.js';
import { concern, objectionToRaising, raise } from './concern.js';

/**
 * Objects late. A two-way decision is open again, with the objection as a concern; a one-way one stands, and an answer is owed.
 * Before a decision is accepted, an objection is a concern: nobody who objects in time is to be passed over for a word.
 */
export function object(course: Course, act: Act, why: string, terms: Terms): Answer {
  if (course.phase !== 'accepted') return concern(course, act, why, terms);
  const objection = objectionToRaising(course, act, why, terms);
  if (objection !== null) return objection;
  const isKnown = course.objections.some((other) => sameLogin(other.by, act.by) && other.why === why);
  if (isKnown && doorOf(course, terms) === 'one-way') return refuse({ kind: 'already' });
  if (course.objections.length >= MOST_KEPT) return TOO_MANY;
  const { by, at, url } = act;
  const listed: Course = { ...course, objections: [...course.objections, { by, at, url, why }] };
  if (doorOf(course, terms) === 'one-way') return done(listed);
  return raise(reopen(listed), act, why, terms);
}
