import { stateOfLabel } from '../decisions/labels.js';
import type { LabelNames } from '../config/config.js';
import type { Snapshot } from '../snapshot.js';
import { judgesImplementing, judgesLinked } from '../templates/linked.js';
import type { Change } from './change.js';
import { isObserving } from './modes.js';

/** Which pull requests follow an issue, and whether they are to be planned because of a plan for it. */
export interface Followers {
  /** True where how far this issue is decides about pull requests that would close it. */
  readonly concernsClosers: boolean;
  /** True where they are to be planned because of this plan: with it, that changed. */
  readonly touchesClosers: boolean;
  /** True where this is an accepted decision, which pull requests may say they implement. */
  readonly concernsImplementers: boolean;
  /** True where these are to be planned because of this plan: with it, the decision was accepted, or is no longer. */
  readonly touchesImplementers: boolean;
  /** Which these may be; null where that has to be looked up. */
  readonly implementers: readonly number[] | null;
}

/**
 * Returns who follows an issue. Our labels say how far it is; when they change, that did.
 *
 * @param before labels of ours that stand
 * @param after labels of ours that should
 */
export function followersOf(
  { config, item, namedBy }: Snapshot,
  before: readonly string[],
  after: readonly string[],
  changes: readonly Change[],
): Followers {
  const mayFollow = item.kind === 'issue' && config.status === 'valid' && !isObserving(config);
  if (!mayFollow) return NONE;
  const isChange = changes.some(({ type }) => type === 'add-labels' || type === 'remove-label');
  const concernsClosers = judgesLinked(config.config);
  const stages = [stageOf(before, config.config.labels), stageOf(after, config.config.labels)] as const;
  const isNamed = judgesImplementing(config.config) && namedBy?.length !== 0;
  return {
    concernsClosers,
    touchesClosers: concernsClosers && isChange,
    concernsImplementers: isNamed && stages[1] === 'accepted',
    touchesImplementers: isNamed && isChange && isNews(...stages, item),
    implementers: namedBy,
  };
}

const NONE: Followers = {
  concernsClosers: false,
  touchesClosers: false,
  concernsImplementers: false,
  touchesImplementers: false,
  implementers: [],
};

type Stage = 'open' | 'accepted' | null;

/** Null where no label says that it is a decision. */
function stageOf(labels: readonly string[], names: LabelNames): Stage {
  const states = labels.flatMap((label) => stateOfLabel(label, names) ?? []);
  if (states.length === 0) return null;
  return states.every((state) => state === 'accepted') ? 'accepted' : 'open';
}

/** A decision without its label yet is read from its text, and is as open, unless it is closed. */
function isNews(before: Stage, after: Stage, { state }: Snapshot['item']): boolean {
  return before !== after && !(before === null && after === 'open' && state === 'open');
}
