import type { Outcome, Refusal } from '../decision.js';
import type { Told } from '../facts.js';
import type { Happening } from '../log/happening.js';
import { doorOf } from './authority.js';
import { end, isBlocked, isOver, openConcerns, sameLogin, type Course } from './course.js';
import type { Terms } from './terms.js';
import { answersIn, reckonWindow } from './window.js';

/** The most ends of one decision that are remembered. */
const MOST_TOLD = 10;

/**
 * Returns the course after we told how the decision ended. From then on that is a fact: where what it came from was since deleted or
 * edited, or would be reckoned otherwise by now, it stands.
 *
 * It is none where we told too much: something was said in time that had not been read yet.
 */
export function afterTold(course: Course, told: Extract<Happening, { kind: 'announced' }>, terms: Terms): Course {
  const { state } = told;
  if (course.phase === state) return markTold(course, told.told);
  if (told.told === null) return afterLabel(course, told, terms);
  if (state === 'accepted' && course.hasNews) return course;
  const settled = state === 'accepted' ? settleAsKnown(course, terms) : course;
  const ended = end(withoutRefusalsOf(settled, told.told), state, { ...told.told.outcome, url: null });
  return markTold(ended, told.told);
}

/** What we told of as having counted was not refused, whatever it would come to by now. */
function withoutRefusalsOf(course: Course, { outcome }: Told): Course {
  const isIt = ({ by, at }: Refusal): boolean => at === outcome.at && sameLogin(by, outcome.by);
  return { ...course, refusals: course.refusals.filter((refusal) => !isIt(refusal)) };
}

/** Where nothing is written down, our label says that we told, and not what we knew. */
function afterLabel(course: Course, label: Extract<Happening, { kind: 'announced' }>, terms: Terms): Course {
  const { state, at } = label;
  if (isOver(course.phase) && !course.isTold) return course;
  if (state === 'accepted' && isBlocked(course)) return course;
  return markTold(end(course, state, { ...outcomeOfLabel(course, label, terms), at, url: null }), null);
}

/** Returns what to remember of all ends: those that we told of, and this one where it is new. */
export function toldOf(course: Course, end: Told | null): readonly Told[] {
  return end === null || course.isTold ? course.told : [...course.told, end].slice(-MOST_TOLD);
}

/** It stands as we told it; where that is not known, as it is. */
function markTold(course: Course, told: Told | null): Course {
  const { outcome, phase } = course;
  if (outcome === null || !isOver(phase)) return course;
  const entry = told ?? toldAs(course, phase, outcome);
  return {
    ...course,
    isTold: true,
    outcome: { ...entry.outcome, url: outcome.url },
    supersededBy: entry.supersededBy,
    told: toldOf({ ...course, isTold: false }, entry),
  };
}

/** An end as it is written down. */
export function toldAs(course: Course, state: Told['state'], { how, by, at, option, because }: Outcome): Told {
  return { state, outcome: { how, by, at, option, because }, supersededBy: course.supersededBy };
}

/**
 * Nothing stood in the way when we told. A concern that we knew to be resolved stays so, whatever became of the comment that resolved
 * it; what counts only by now did not then.
 */
function settleAsKnown(course: Course, terms: Terms): Course {
  const open = new Set(openConcerns(course));
  const concerns = course.concerns.flatMap((concern) => {
    if (!open.has(concern)) return [concern];
    const resolved = terms.known.find(({ number }) => number === concern.number)?.resolved ?? null;
    return resolved === null ? [] : [{ ...concern, resolved: { ...resolved, url: null } }];
  });
  return { ...course, concerns, holds: [] };
}

/** What our label alone says of how it came about. */
function outcomeOfLabel(
  course: Course,
  { state, at }: Extract<Happening, { kind: 'announced' }>,
  terms: Terms,
): Omit<Outcome, 'url' | 'at'> {
  const none = { by: null, option: null, because: null };
  const { proposal, closed } = course;
  if (state !== 'accepted') return { ...none, how: 'label' };
  const option = proposal?.option ?? terms.option;
  if (closed !== null) return { ...none, how: 'closing', by: closed.by, option };
  if (proposal === null || doorOf(course, terms) === 'one-way') return { ...none, how: 'label', option };
  const reckoned = reckonWindow(course, proposal, terms, at);
  const isSilence =
    typeof reckoned !== 'string' && at >= reckoned.endsAt && answersIn(reckoned, course, terms, at).isAnybodyThere;
  return { ...none, how: isSilence ? 'silence' : 'label', option };
}
