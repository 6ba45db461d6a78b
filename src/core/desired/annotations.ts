import { CONFIG_PATH } from '../config/config-path.js';
import type { CheckAnnotation } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { quoteFenced } from '../text/neutralise.js';
import type { InvalidConfig } from './problems.js';

/** GitHub takes fifty a request, and adds those of a second request to the first. */
const MOST_ANNOTATIONS = 50;

/**
 * Returns the faults of a commit's own configuration file as remarks beside its lines; those of another file, such as the
 * organisation's, have no line there. Their words are plain text: GitHub
 * shows backticks there as they are, as a terminal does.
 */
export function annotateProblems(
  config: InvalidConfig,
  level: CheckAnnotation['level'],
  words: Words,
): readonly CheckAnnotation[] {
  return config.problems
    .filter(({ file }) => file === CONFIG_PATH)
    .slice(0, MOST_ANNOTATIONS)
    .map(({ line, column, message, reference }) => ({
      path: CONFIG_PATH,
      line,
      column,
      level,
      title: words.check.annotation,
      message: quoteFenced(`${message} (${reference})`, 1_000),
    }));
}
