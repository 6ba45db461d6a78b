import type { Unreadable } from '../decision.js';
import type { Act } from '../log/happening.js';
import { objectionTo, rule, type Ruling } from '../course/authority.js';
import {
  done,
  freed,
  isOver,
  MOST_KEPT,
  refuse,
  sameLogin,
  TOO_MANY,
  wait,
  type Answer,
  type Course,
  type RaisedConcern,
} from '../course/course.js';
import type { Terms } from '../course/terms.js';
import { settle } from './resolve.js';

/** Stops a decision until the hold is lifted. */
export function hold(course: Course, act: Act, why: string | null, terms: Terms): Answer {
  const objection = objectionTo(act, course, terms);
  if (objection !== null) return objection;
  if (isOver(course.phase)) return refuse({ kind: 'state', state: course.phase });
  if (course.holds.some(({ by }) => sameLogin(by, act.by))) return refuse({ kind: 'already' });
  if (course.holds.length >= MOST_KEPT) return TOO_MANY;
  return done({ ...course, holds: [...course.holds, { by: act.by, at: act.at, url: act.url, why }] });
}

/** Lifts holds: with write access those that people put, as the decider those for concerns that were taken away. */
export function unhold(course: Course, act: Act, terms: Terms): Answer {
  if (isOver(course.phase)) return objectionTo(act, course, terms) ?? refuse({ kind: 'state', state: course.phase });
  const taken = course.concerns.filter(isTakenAway);
  const isHeld = course.holds.length > 0;
  if (!isHeld && taken.length === 0) return objectionTo(act, course, terms) ?? refuse({ kind: 'already' });
  const ofHolds = isHeld ? rule('write', act, course, terms) : 'may-not';
  const ofTaken = taken.length > 0 ? rule('decider', act, course, terms) : 'may-not';
  if (isUnread(ofHolds)) return wait(ofHolds);
  if (isUnread(ofTaken)) return wait(ofTaken);
  if (ofHolds === 'may-not' && ofTaken === 'may-not') {
    return refuse({ kind: 'not-allowed', who: isHeld ? 'write' : 'decider' });
  }
  const lifted = ofHolds === 'may' ? { ...course, holds: [] } : course;
  const settled = ofTaken === 'may' ? taken.reduce((next, concern) => settle(next, concern, act), lifted) : lifted;
  return done(freed(course, settled, act.at));
}

function isUnread(ruling: Ruling): ruling is Unreadable {
  return ruling !== 'may' && ruling !== 'may-not';
}

/** Tells whether a concern holds the decision because somebody else than its author took it out of the thread. */
export function isTakenAway({ resolved, taken }: RaisedConcern): boolean {
  return resolved === null && taken?.how === 'away';
}
