import { DAY_FORM, parseDay } from '../../time/day-range.js';
import type { Path } from '../yaml/locate.js';
import { BOUNDS } from '../language/schema.js';
import { describeFound, fault, formatPath, valueAt } from './found.js';
import type { Fault, ProblemWords } from './problems.js';

/** A text of a form of its own, by the words for what is expected in its place. */
type Form = 'duration' | 'folder' | 'date' | 'dates' | 'time' | 'hours' | 'repository' | 'country';

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

/** Returns the fault of a text that is no day of the calendar. */
export function checkDay(config: unknown, path: Path, words: ProblemWords): Fault[] {
  const written = valueAt(config, path);
  if (typeof written === 'string' && DAY_FORM.test(written) && parseDay(written) === null) {
    return [fault(path, words.noSuchDay(formatPath(path), written))];
  }
  return hold(config, path, (text) => parseDay(text) !== null, 'date', words);
}
