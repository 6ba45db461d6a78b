import type { LabelNames } from '../config/config.js';
import type { DecisionState } from './decision.js';

/** Which label says which state. */
const KEYS = {
  draft: 'decision_draft',
  proposed: 'decision_proposed',
  'final-call': 'decision_final_call',
  blocked: 'decision_blocked',
  stalled: 'decision_stalled',
  accepted: 'decision_accepted',
  rejected: 'decision_rejected',
  postponed: 'decision_postponed',
  withdrawn: 'decision_withdrawn',
  superseded: 'decision_superseded',
} as const satisfies Record<DecisionState, keyof LabelNames>;

/** All states, from the first to the last that a decision comes through. */
export const DECISION_STATES = Object.keys(KEYS) as readonly DecisionState[];

/** Returns the name of the label for a state of a decision. */
export function decisionLabel(state: DecisionState, names: LabelNames): string {
  return names[KEYS[state]];
}

/** Returns the names of all labels that say how far a decision is. */
export function decisionLabels(names: LabelNames): readonly string[] {
  return Object.values(KEYS).map((key) => names[key]);
}

/** Returns the state that a label of ours stands for, in whatever case it is written; null for any other label. */
export function stateOfLabel(label: string, names: LabelNames): DecisionState | null {
  return DECISION_STATES.find((state) => decisionLabel(state, names).toLowerCase() === label.toLowerCase()) ?? null;
}
