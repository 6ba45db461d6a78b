import type { Config } from '../../config/config.js';
import type { DeclaredLabel } from '../../desired/labels.js';
import type { Words } from '../../text/en.js';

/** Reads on light and dark ground. */
const COLOR = 'c5d5ea';

/** Returns the label of weekly pages, as it is created where the repository does not have it. */
export function declareRollupLabel({ other_labels }: Pick<Config, 'other_labels'>, words: Words): DeclaredLabel {
  return { name: other_labels.rollup, color: COLOR, description: words.labels.rollup.slice(0, 100) };
}
