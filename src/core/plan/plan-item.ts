import type { Decision } from '../decisions/decision.js';
import { desire } from '../desired/desire.js';
import { followDecision } from '../desired/following/follow.js';
import { declareLabels } from '../desired/labels.js';
import type { OwnedState } from '../desired/owned.js';
import { readStanding } from '../desired/standing.js';
import type { Instant, Snapshot } from '../snapshot.js';
import type { Words } from '../text/en.js';
import { wordsOf } from '../text/languages.js';
import { evaluate } from '../verdict/evaluate.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Change } from './change.js';
import type { LabelBook } from './difference.js';
import { difference } from './difference.js';
import { followersOf, type Followers } from './followers.js';
import { allowChanges, isObserving } from './modes.js';

/** What is to be done about one item, and all that it was concluded from. */
export interface ItemPlan extends Followers {
  /** Null where no configuration can be read. */
  readonly verdict: Verdict | null;
  /** Null where the item is no decision, or is passed over. */
  readonly decision: Decision | null;
  readonly current: OwnedState;
  readonly desired: OwnedState;
  /** In the order in which they are to be made. */
  readonly changes: readonly Change[];
  /** When to plan again although nothing happens until then; null for never. */
  readonly again: Instant | null;
  /** Remarks for the log. They hold no title, no body and no login. */
  readonly notes: readonly string[];
}

/**
 * Returns the plan for an item. Planning again over what the plan made gives an empty plan.
 *
 * @param fallback the words where no configuration says which
 */
export function planItem(snapshot: Snapshot, fallback: Words): ItemPlan {
  const { config, item } = snapshot;
  const verdict = config.status === 'valid' ? evaluate(config.config, item, wordsOf(config, fallback)) : null;
  return planVerdict(snapshot, verdict, fallback);
}

/** Returns the plan for an item whose verdict is known, which should be in the words of the same configuration. */
export function planVerdict(snapshot: Snapshot, verdict: Verdict | null, fallback: Words): ItemPlan {
  const words = wordsOf(snapshot.config, fallback);
  const standing = readStanding(snapshot);
  const decision = followDecision(snapshot, verdict);
  const desired = desire(snapshot, standing, verdict, decision, words);
  const wanted = snapshot.repository.isArchived
    ? []
    : [
        ...difference(standing, desired.owned, labelBook(snapshot, words)),
        ...desired.acknowledged.map((each): Change => ({ type: 'react', ...each })),
      ];
  const changes = allowChanges(wanted, snapshot.config);
  const held = wanted.length - changes.length;
  return {
    verdict,
    decision: decision?.decision ?? null,
    current: standing.owned,
    desired: desired.owned,
    changes,
    again: isObserving(snapshot.config) ? null : desired.again,
    ...followersOf(snapshot, standing.owned.labels, desired.owned.labels, changes),
    notes: held === 0 ? desired.notes : [...desired.notes, `observing: ${held} changes not made`],
  };
}

function labelBook(snapshot: Snapshot, words: Words): LabelBook | null {
  if (snapshot.config.status !== 'valid') return null;
  const { labels } = snapshot.config.config;
  return { declared: declareLabels(labels, words), existing: snapshot.repository.ownLabels, skip: labels.skip };
}
