import type { Act } from '../log/happening.js';
import { roleNow } from '../log/roles.js';
import { MOST_ASKED } from '../course/asked.js';
import { objectionTo } from '../course/authority.js';
import { done, isOver, refuse, sameLogin, TOO_MANY, withNews, type Answer, type Course } from '../course/course.js';
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

/** Asks people: the first time instead of those whom the settings name, later also. They get time to answer, however late it is. */
export function ask(course: Course, act: Act, whom: readonly string[], terms: Terms): Answer {
  const objection = objectionTo(act, course, terms);
  if (objection !== null) return objection;
  if (isOver(course.phase)) return refuse({ kind: 'state', state: course.phase });
  const asked = course.asked ?? [];
  const known = new Set(asked.map((entry) => entry.toLowerCase()));
  const added = whom.filter((entry) => !known.has(entry.toLowerCase()) && known.add(entry.toLowerCase()));
  if (added.length === 0) return refuse({ kind: 'already' });
  if (known.size > MOST_ASKED) return TOO_MANY;
  return done(withNews({ ...course, asked: [...asked, ...added] }, act.at));
}
