import type { LabelNames } from '../config/config.js';
import { decisionLabels } from '../decisions/labels.js';

/** Returns the names of the labels that we put on items and take off, sorted. `skip` is not among them: it is people's. */
export function ownLabelNames(names: LabelNames): readonly string[] {
  return [names.incomplete, ...decisionLabels(names)].sort();
}
