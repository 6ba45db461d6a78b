import { foldName } from '../../markdown/fold.js';
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
  const objection = objectionTo(act, course, terms);
  if (objection !== null) return objection;
  if (isOver(course.phase)) return refuse({ kind: 'state', state: course.phase });
  const folded = foldName(title);
  const isRaised = openConcerns(course).some((open) => open.folded === folded && sameLogin(open.by, act.by));
  if (isRaised) return refuse({ kind: 'already' });
  return raise(course, act, title, terms);
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
