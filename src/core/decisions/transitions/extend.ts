import type { Duration } from '../../config/config.js';
import type { Act } from '../log/happening.js';
import { objectionTo } from '../course/authority.js';
import { done, refuse, type Answer, type Course } from '../course/course.js';
import { isWindow } from '../../config/values/duration.js';
import { addLength, lengthOf } from '../course/length.js';
import type { Terms } from '../course/terms.js';
import { refuseUnlessOpen } from './approve.js';

/** Moves the end of the window on. */
export function extend(course: Course, act: Act, by: Duration, terms: Terms): Answer {
  const objection = objectionTo(act, course, terms) ?? refuseUnlessOpen(course);
  if (objection !== null) return objection;
  const extensions = addLength(course.extensions, by);
  if (!isWindow([by]) || !isWindow([lengthOf(terms.settings.window), ...extensions])) return refuse({ kind: 'length' });
  return done({ ...course, extensions });
}
