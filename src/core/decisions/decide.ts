import type { Happening } from './log/happening.js';
import { collectHappenings } from './log/collect.js';
import { beginCourse, type Course } from './course/course.js';
import { step } from './course/step.js';
import { termsOf, type Terms } from './course/terms.js';
import type { Decision } from './decision.js';
import type { DecisionInput } from './input.js';
import { memoryOf } from './memory.js';
import { settle } from './settle.js';

/**
 * Returns how a decision stands: its thread played from the beginning, and what time makes of it. The order of the lists in the input
 * is of no matter, nor how often it was asked before. Where something that it depends on cannot be read, nothing is accepted.
 */
export function decide(input: DecisionInput): Decision {
  const happenings = collectHappenings(input);
  const terms = termsOf(input);
  const course = play(beginCourse(terms.nextNumber), happenings, terms);
  const settled = settle(course, terms, input);
  return { ...settled, memory: memoryOf(course, happenings, terms, settled) };
}

/** Returns the course of a decision after some more happenings. */
export function play(course: Course, happenings: readonly Happening[], terms: Terms): Course {
  return happenings.reduce((before, happening) => step(before, happening, terms), course);
}
