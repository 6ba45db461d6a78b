import type { Act } from '../log/happening.js';
import { roleNow } from '../log/roles.js';
import { MOST_ASKED } from '../course/asked.js';
import { canWrite, objectionTo } from '../course/authority.js';
import {
  done,
  isOver,
  refuse,
  sameLogin,
  TOO_MANY,
  wait,
  withNews,
  withWaiting,
  type Answer,
  type Course,
} from '../course/course.js';
import type { Terms } from '../course/terms.js';

/** Names who decides. Somebody without access to the repository could not. */
export function owner(course: Course, act: Act, login: string, terms: Terms): Answer {
  const objection = objectionTo(act, course, terms);
  if (objection !== null) return objection;
  if (isOver(course.phase)) return refuse({ kind: 'state', state: course.phase });
  if (roleNow(terms.roles, login) === 'none') return refuse({ kind: 'not-a-collaborator', login });
  if (sameLogin(course.owner ?? terms.owner, login)) return refuse({ kind: 'already' });
  return done({ ...course, owner: login });
}

/**
 * Asks people, who get time to answer, however late it is. Somebody with write access asks in the place of those whom the settings
 * name, and later also others: whoever may do that decides whose silence counts, which is as much as to reject or to hold. An author
 * without it only asks beside them. So does one of whom that is not known yet, and nothing is accepted until it is.
 */
export function ask(course: Course, act: Act, whom: readonly string[], terms: Terms): Answer {
  const objection = objectionTo(act, course, terms);
  if (objection !== null) return objection;
  if (isOver(course.phase)) return refuse({ kind: 'state', state: course.phase });
  const isBacked = canWrite(act.role);
  const list = isBacked ? (course.asked ?? []) : course.alsoAsked;
  const others = isBacked ? [] : (course.asked ?? terms.settings.asked);
  const asked = addTo(list, whom, others);
  const isUnknown = act.role === 'unknown';
  if (asked === list) return isUnknown ? wait('role') : refuse({ kind: 'already' });
  if (asked.length > MOST_ASKED) return TOO_MANY;
  const askedAnew = act.isNew ? [...course.askedAnew, ...whom] : course.askedAnew;
  const after = withNews({ ...course, askedAnew, ...(isBacked ? { asked } : { alsoAsked: asked }) }, act.at);
  return done(isUnknown ? withWaiting(after, 'role') : after);
}

/** Returns a list with what is in it not yet, nor in another; the very list where that is nothing. */
function addTo(list: readonly string[], added: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set([...list, ...others].map((entry) => entry.toLowerCase()));
  const fresh = added.filter((entry) => !known.has(entry.toLowerCase()) && known.add(entry.toLowerCase()));
  return fresh.length === 0 ? list : [...list, ...fresh];
}
