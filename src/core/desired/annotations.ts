import type { CheckAnnotation } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { quoteFenced } from '../text/neutralise.js';
import type { InvalidConfig } from './problems.js';

/** The one file whose lines the commit of a check has. Problems of another, such as the organisation's, have no line there. */
const OWN_FILE = '.github/async.yml';

/** GitHub takes fifty a request, and adds those of a second request to the first. */
const MOST_ANNOTATIONS = 50;

/**
 * Returns the faults of a commit's own configuration file as remarks beside its lines. Their words are plain text: GitHub
 * shows backticks there as they are, as a terminal does.
 */
export function annotateProblems(
  config: InvalidConfig,
  level: CheckAnnotation['level'],
  words: Words,
): readonly CheckAnnotation[] {
  return config.problems
    .filter(({ file }) => file === OWN_FILE)
    .slice(0, MOST_ANNOTATIONS)
    .map(({ line, column, message, reference }) => ({
      path: OWN_FILE,
      line,
      column,
      level,
      title: words.check.annotation,
      message: quoteFenced(`${message} (${reference})`, 1_000),
    }));
}
