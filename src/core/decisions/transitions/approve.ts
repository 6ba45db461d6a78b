import type { Act } from '../log/happening.js';
import { isOwn } from '../course/asked.js';
import { objectionTo } from '../course/authority.js';
import { done, MOST_KEPT, refuse, sameLogin, TOO_MANY, type Answer, type Course } from '../course/course.js';
import type { Terms } from '../course/terms.js';
import { isBeforeEdit } from '../course/window.js';

/** Says yes to what is proposed. A yes to a text that was edited since can be said again. */
export function approve(course: Course, act: Act, terms: Terms): Answer {
  if (isOwn(course, terms, act.by)) return refuse({ kind: 'own-proposal' });
  const objection = objectionTo(act, course, terms) ?? refuseUnlessOpen(course);
  if (objection !== null) return objection;
  const given = course.approvals.find(({ by }) => sameLogin(by, act.by));
  if (given !== undefined && !isBeforeEdit(given, terms, act.at)) return refuse({ kind: 'already' });
  const others = course.approvals.filter((approval) => approval !== given);
  if (others.length >= MOST_KEPT) return TOO_MANY;
  return done({ ...course, approvals: [...others, { by: act.by, at: act.at, url: act.url }] });
}

/** Takes one's own yes back. */
export function unapprove(course: Course, act: Act): Answer {
  const objection = refuseUnlessOpen(course);
  if (objection !== null) return objection;
  const others = course.approvals.filter(({ by }) => !sameLogin(by, act.by));
  return others.length === course.approvals.length
    ? refuse({ kind: 'already' })
    : done({ ...course, approvals: others });
}

/** Returns the answer to what makes sense only of a proposal that is open; null where one is. */
export function refuseUnlessOpen({ phase }: Course): Answer | null {
  if (phase === 'open') return null;
  return refuse(phase === 'draft' ? { kind: 'nothing-proposed' } : { kind: 'state', state: phase });
}
