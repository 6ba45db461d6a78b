import { isOver, type Course, type RaisedConcern } from './course/course.js';
import { askedNow } from './course/newly-asked.js';
import type { Terms } from './course/terms.js';
import { toldAs, toldOf } from './course/told.js';
import type { Decision } from './decision.js';
import type { Heard, KnownConcern, Memory } from './facts.js';
import type { Happening } from './log/happening.js';
import { keepHeard, MOST_HEARD } from './log/heard.js';

/** Returns what to write down for the next look. Given back, it leaves the decision as it is. */
export function memoryOf(
  course: Course,
  happenings: readonly Happening[],
  terms: Terms,
  { state, outcome }: Pick<Decision, 'state' | 'outcome'>,
): Memory {
  return {
    ...keepHeard({ heard: happenings.flatMap((happening) => heardFrom(happening)) }, MOST_HEARD),
    concerns: course.concerns.flatMap((concern) => knownFrom(concern)),
    asked: askedNow(course, terms, state),
    nextNumber: course.nextNumber,
    told: toldOf(course, outcome !== null && isOver(state) ? toldAs(course, state, outcome) : null),
  };
}

function heardFrom(happening: Happening): readonly Heard[] {
  if (happening.kind !== 'act' && happening.kind !== 'reopened') return [];
  const { by, role, at } = happening;
  if (by === null) return [];
  return [{ comment: happening.kind === 'act' ? happening.comment : null, by, at, role }];
}

/** What its author took back is nobody's to keep: its title is forgotten. */
function knownFrom({ number, comment, by, title, at, resolved, taken }: RaisedConcern): readonly KnownConcern[] {
  const settled = resolved && { by: resolved.by, at: resolved.at };
  return [{ number, comment, by, title: taken?.how === 'back' ? '' : title, at, resolved: settled, taken }];
}
