import type { Outcome } from '../decision.js';
import type { Told } from '../facts.js';
import type { Happening } from '../log/happening.js';
import { doorOf } from './authority.js';
import { end, isBlocked, isOver, openConcerns, type Course } from './course.js';
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
  if (course.phase === state) return markTold(course, told.told?.outcome ?? null);
  if (isBlind(course, told.told)) return course;
  const settled = state === 'accepted' ? settleAsKnown(course, terms) : course;
  if (state === 'accepted' && isBlocked(settled)) return course;
  const outcome = told.told?.outcome ?? { ...outcomeOfLabel(settled, told, terms), at: told.at };
  return markTold(end(settled, state, { ...outcome, url: null }), null);
}

/** Returns what to remember of all ends: those that we told of, and this one where it is new. */
export function toldOf(
  course: Course,
  end: { readonly state: Told['state']; readonly outcome: Outcome } | null,
): readonly Told[] {
  if (end === null || course.isTold) return course.told;
  const since = course.phase === end.state ? course.turnedBefore : course.turnedAt;
  return [...course.told, entryOf(end.state, end.outcome, since)].slice(-MOST_TOLD);
}

function markTold(course: Course, frozen: Omit<Outcome, 'url'> | null): Course {
  const { outcome, phase } = course;
  if (outcome === null || !isOver(phase)) return course;
  const told = frozen === null ? outcome : { ...frozen, url: outcome.url };
  const entries = [...course.told, entryOf(phase, told, course.turnedBefore)];
  return { ...course, isTold: true, outcome: told, told: entries.slice(-MOST_TOLD) };
}

function entryOf(state: Told['state'], { how, by, at, option, because }: Outcome, since: Told['since']): Told {
  return { state, outcome: { how, by, at, option, because }, since };
}

/** Tells whether something turned the decision of which we did not know when we told how it ended. */
function isBlind(course: Course, told: Told | null): boolean {
  if (told === null) return isOver(course.phase) && !course.isTold;
  return course.turnedAt !== null && (told.since === null || course.turnedAt > told.since);
}

/** A concern that we knew to be resolved stays so, whatever became of the comment that resolved it. */
function settleAsKnown(course: Course, terms: Terms): Course {
  const open = new Set(openConcerns(course));
  const concerns = course.concerns.map((concern) => {
    const resolved = terms.known.find(({ number }) => number === concern.number)?.resolved ?? null;
    return open.has(concern) && resolved !== null ? { ...concern, resolved: { ...resolved, url: null } } : concern;
  });
  return { ...course, concerns };
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
