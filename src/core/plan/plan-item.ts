import type { Decision } from '../decisions/decision.js';
import { desire } from '../desired/desire.js';
import { followDecision } from '../desired/following/follow.js';
import { declareLabels } from '../desired/labels.js';
import type { OwnedState } from '../desired/owned.js';
import type { ConfigState } from '../config/config.js';
import { decisionLabel } from '../decisions/labels.js';
import type { ErrandKind } from '../subject.js';
import { readStanding } from '../desired/standing.js';
import { earliest } from '../desired/wish.js';
import { isOwnPage } from '../rollup/publishing/page.js';
import type { Instant, Snapshot } from '../snapshot.js';
import { passOverOwn } from '../templates/scope.js';
import type { Words } from '../text/en.js';
import { wordsOf } from '../text/languages.js';
import { evaluate } from '../verdict/evaluate.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Change } from './change.js';
import type { LabelBook } from './difference.js';
import { difference } from './difference.js';
import { followersOf, type Followers } from './followers.js';
import { allowChanges, isObserving } from './modes.js';
import { recordChanges } from './record-changes.js';

/** After so long a read shows what was written. */
const SEEN_AFTER_MS = 3_000;

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
  /** Decisions that stand in the place of this one, or did: their comments say so. */
  readonly superseders: readonly number[];
  /** Remarks for the log. They hold no title, no body and no login. */
  /** Errands to run because of it. */
  readonly errands: readonly ErrandKind[];
  readonly notes: readonly string[];
}

/**
 * Returns the plan for an item. Planning again over what the plan made gives an empty plan, but for the comment where a pull request
 * was opened, which it then names. A weekly page of our own is no item: nothing is planned for it.
 *
 * @param fallback the words where no configuration says which
 */
export function planItem(snapshot: Snapshot, fallback: Words): ItemPlan {
  const { config, item } = snapshot;
  if (isOwnPage(item, snapshot.me)) return planNothing(snapshot, fallback);
  const verdict =
    config.status === 'valid'
      ? evaluate(passOverOwn(config.config, item, snapshot.me), item, wordsOf(config, fallback))
      : null;
  return planVerdict(snapshot, verdict, fallback);
}

function planNothing(snapshot: Snapshot, fallback: Words): ItemPlan {
  const repository = { ...snapshot.repository, isArchived: true };
  return planVerdict({ ...snapshot, repository }, null, fallback);
}

/** Returns the plan for an item whose verdict is known, which should be in the words of the same configuration. */
export function planVerdict(snapshot: Snapshot, verdict: Verdict | null, fallback: Words): ItemPlan {
  const words = wordsOf(snapshot.config, fallback);
  const decision = followDecision(snapshot, verdict);
  const standing = readStanding(snapshot, decision);
  const desired = desire(snapshot, standing, verdict, decision, words);
  const wanted = snapshot.repository.isArchived
    ? []
    : [
        ...difference(standing, desired.owned, labelBook(snapshot, words)),
        ...desired.acknowledged.map((each): Change => ({ type: 'react', ...each })),
        ...recordChanges(snapshot.record, decision?.kept ?? null, standing.owned.record, desired.owned.record, words),
      ];
  const changes = allowChanges(wanted, snapshot.config);
  const held = wanted.length - changes.length;
  return {
    verdict,
    decision: decision?.decision ?? null,
    current: standing.owned,
    desired: desired.owned,
    changes,
    again: isObserving(snapshot.config) ? null : earliest(desired.again, againAfter(changes, snapshot.now)),
    ...followersOf(snapshot, standing.owned.labels, desired.owned.labels, changes),
    errands: errandsOf(changes, snapshot.config),
    superseders: decision === null || isObserving(snapshot.config) ? [] : supersedersOf(decision.decision),
    notes: held === 0 ? desired.notes : [...desired.notes, `observing: ${held} changes not made`],
  };
}

/** A channel hears of a decision that comes to its final call, or is accepted. */
function errandsOf(changes: readonly Change[], config: ConfigState): readonly ErrandKind[] {
  if (config.status !== 'valid' || config.config.rollup?.slack == null) return [];
  const { labels } = config.config;
  const told = [decisionLabel('final-call', labels), decisionLabel('accepted', labels)];
  const isTold = changes.some(
    (change) => change.type === 'add-labels' && told.some((name) => change.names.includes(name)),
  );
  return isTold ? ['channel'] : [];
}

/** The comment names a pull request by its number, which is known once it is opened. */
function againAfter(changes: readonly Change[], now: Instant): Instant | null {
  return changes.some(({ type }) => type === 'open-record-pull') ? now + SEEN_AFTER_MS : null;
}

/** One that no longer does has to hear of it, too. */
function supersedersOf({ memory, supersededBy }: Decision): readonly number[] {
  const all = [...memory.told.map((told) => told.supersededBy), supersededBy];
  return [...new Set(all.filter((number) => number !== null))];
}

function labelBook(snapshot: Snapshot, words: Words): LabelBook | null {
  if (snapshot.config.status !== 'valid') return null;
  const { labels } = snapshot.config.config;
  return { declared: declareLabels(labels, words), existing: snapshot.repository.ownLabels, skip: labels.skip };
}
