import { DAY_FORM, parseDay } from '../../time/day-range.js';
import type { Path } from '../yaml/locate.js';
import { BOUNDS, REPOSITORY_FORM } from '../language/schema.js';
import { isWindow, parseDuration } from '../values/duration.js';
import { list } from '../values/list.js';
import { describeFound, fault, formatPath, valueAt } from './found.js';
import type { Fault, ProblemWords } from './problems.js';

/** A text of a form of its own, by the words for what is expected in its place. */
type Form =
  'duration' | 'folder' | 'date' | 'dates' | 'time' | 'hours' | 'repository' | 'country' | 'channel' | 'category';

/** Returns the fault of a text that has not the form asked for. What is no text has been said by the schema. */
export function hold(
  config: unknown,
  path: Path,
  isRight: (text: string) => boolean,
  form: Form,
  words: ProblemWords,
): Fault[] {
  const written = valueAt(config, path);
  if (typeof written !== 'string' || written.length > BOUNDS.text || isRight(written)) return [];
  const expected = words.expected[form];
  return [fault(path, words.wrongValue(formatPath(path), expected, describeFound(written, words)))];
}

/** Tells whether a text names a repository: `OWNER/REPO`. */
export function isRepository(text: string): boolean {
  return REPOSITORY_FORM.test(text);
}

/** Tells whether a text is a length of time. */
export function isDuration(text: string): boolean {
  return parseDuration(text) !== null;
}

/** Returns the faults of texts, one or a list of them, that have not the form asked for. */
export function holdEach(
  config: unknown,
  path: Path,
  isRight: (text: string) => boolean,
  form: Form,
  words: ProblemWords,
): Fault[] {
  const written = valueAt(config, path);
  if (!Array.isArray(written)) return hold(config, path, isRight, form, words);
  return list(written)
    .slice(0, BOUNDS.list)
    .flatMap((_, index) => hold(config, [...path, index], isRight, form, words));
}

/** Returns the fault of a text that is no length which a window can have: something, and no more than a year. */
export function holdWindow(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const written = valueAt(config, path);
  const window = typeof written === 'string' && written.length <= BOUNDS.text ? parseDuration(written) : null;
  if (window === null) return hold(config, path, isDuration, 'duration', words);
  return isWindow([window]) ? [] : [fault(path, words.windowLength(formatPath(path), describeFound(written, words)))];
}

/** Returns the fault of a text that is no day of the calendar. */
export function checkDay(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const written = valueAt(config, path);
  if (typeof written === 'string' && DAY_FORM.test(written) && parseDay(written) === null) {
    return [fault(path, words.noSuchDay(formatPath(path), written))];
  }
  return hold(config, path, (text) => parseDay(text) !== null, 'date', words);
}
