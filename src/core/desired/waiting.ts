import type { LabelNames } from '../config/config.js';

/** Our labels under which something may fall due without anything happening. */
const WAITING = [
  'decision_draft',
  'decision_proposed',
  'decision_final_call',
  'decision_blocked',
  'decision_stalled',
  'decision_postponed',
] as const satisfies readonly (keyof LabelNames)[];

/** Returns the names of our labels whose open items wait on time, so that they can be found and looked at again. */
export function waitingLabelNames(names: LabelNames): readonly string[] {
  return WAITING.map((key) => names[key]);
}
