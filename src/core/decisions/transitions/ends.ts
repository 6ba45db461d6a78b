import type { Act } from '../log/happening.js';
import { objectionTo } from '../course/authority.js';
import {
  done,
  end,
  isOver,
  outcomeOf,
  refuse,
  turn,
  wait,
  type Answer,
  type Course,
  type Phase,
} from '../course/course.js';
import type { Terms } from '../course/terms.js';

/** Turns a decision down. */
export function reject(course: Course, act: Act, why: string | null, terms: Terms): Answer {
  return (
    objectionTo(act, course, terms) ??
    refuseIfOver(course, 'rejected') ??
    done(end(course, 'rejected', outcomeOf(act, null, why)))
  );
}

/** Takes a proposal back. */
export function withdraw(course: Course, act: Act, terms: Terms): Answer {
  return (
    objectionTo(act, course, terms) ??
    refuseIfOver(course, 'withdrawn') ??
    done(end(course, 'withdrawn', outcomeOf(act, null, null)))
  );
}

/** Puts a later decision in the place of this one, however far this one is. */
export function supersede(course: Course, act: Act, by: number, terms: Terms): Answer {
  const objection = objectionTo(act, course, terms);
  if (objection !== null) return objection;
  if (by === terms.number) return refuse({ kind: 'itself' });
  if (course.phase === 'superseded' && course.supersededBy === by) return refuse({ kind: 'already' });
  return done({ ...end(course, 'superseded', outcomeOf(act, null, null)), supersededBy: by });
}

/** Puts a decision off to a day. */
export function postpone(course: Course, act: Act, until: string, terms: Terms): Answer {
  const objection = objectionTo(act, course, terms) ?? refuseIfOver(course, null);
  if (objection !== null) return objection;
  const revisitAt = terms.clockwork.startOfDay(until);
  if (revisitAt === null) return wait('time');
  if (revisitAt <= act.at) return refuse({ kind: 'in-the-past' });
  if (course.phase === 'postponed' && course.revisitAt === revisitAt) return refuse({ kind: 'already' });
  return done({ ...turn(course, 'postponed'), revisitAt });
}

function refuseIfOver({ phase }: Course, wanted: Phase | null): Answer | null {
  if (!isOver(phase)) return null;
  return refuse(phase === wanted ? { kind: 'already' } : { kind: 'state', state: phase });
}
