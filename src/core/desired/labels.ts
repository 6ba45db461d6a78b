import type { LabelNames } from '../config/config.js';
import type { Snapshot, ThreadEvent } from '../snapshot.js';
import { isOurs } from '../snapshot.js';
import type { Words } from '../text/en.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Decision } from '../decisions/decision.js';
import { decisionLabel, decisionLabels } from '../decisions/labels.js';
import { isOpenedBefore, whyUntouched } from './manners/back-fill.js';
import { restsUntil } from './manners/flips.js';
import { firstWordsDue } from './manners/grace.js';
import { isWaived } from './manners/persons-hand.js';
import { toSecond } from './manners/seconds.js';
import type { Wish } from './wish.js';
import { earliest, wish } from './wish.js';

/** A label as it is created where the repository does not have it. */
export interface DeclaredLabel {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** Colours that read on light and dark ground, and none of them red: nothing here is an error. */
const COLORS = {
  incomplete: 'fbca04',
  skip: 'ededed',
  decision_draft: 'bfdadc',
  decision_proposed: '0e8a9a',
  decision_final_call: '0b6e99',
  decision_blocked: 'd4a72c',
  decision_stalled: 'c8b6a6',
  decision_accepted: '0e6b30',
  decision_rejected: '8a8f98',
  decision_postponed: 'c5c9d6',
  decision_withdrawn: 'dcdfe4',
  decision_superseded: 'b4a7d6',
} as const satisfies Record<keyof LabelNames, string>;

/** Returns our labels with their colours and descriptions, `skip` included: people put it, and need it to exist. */
export function declareLabels(names: LabelNames, words: Words): readonly DeclaredLabel[] {
  return (Object.keys(COLORS) as (keyof LabelNames)[]).map((key) => ({
    name: names[key],
    color: COLORS[key],
    description: words.labels[key].slice(0, 100),
  }));
}

/** Returns which of our labels should stand on an item. */
export function desireLabels(
  snapshot: Snapshot,
  standing: readonly string[],
  verdict: Verdict | null,
  decision: Decision | null,
): Wish<readonly string[]> {
  if (verdict === null || snapshot.config.status !== 'valid') return wish(standing);
  const { labels, scope } = snapshot.config.config;
  const incomplete = desireIncomplete(snapshot, standing, verdict, labels.incomplete, scope.grace);
  const state = desireDecision(snapshot, standing, verdict, decision, labels);
  return {
    value: [...(incomplete.value ? [labels.incomplete] : []), ...state.value].sort(),
    again: earliest(incomplete.again, state.again),
    notes: [...incomplete.notes, ...state.notes],
  };
}

function desireIncomplete(
  snapshot: Snapshot,
  standing: readonly string[],
  verdict: Verdict,
  name: string,
  grace: number,
): Wish<boolean> {
  const has = standing.includes(name);
  const wants = verdict.outcome === 'fail';
  if (has === wants) return wish(has);
  const rest = restsUntil(snapshot, name);
  if (rest !== null) return wish(has, [`label "${name}" changed three times within an hour: left as it is`], rest);
  if (!wants) return wish(false);
  if (!mayBegin(snapshot)) return wish(false);
  if (isWaived(snapshot, name)) return wish(false, [`label "${name}" was taken off by a person: waived`]);
  const due = firstWordsDue(snapshot, grace);
  return due > snapshot.now ? wish(false, [], due) : wish(true);
}

/**
 * Returns which decision labels should stand. They tell readers a fact and ask nobody for anything, so no grace delays
 * them. On a closed issue the only news is of a decision that was put forward, was accepted, or has a text that pull requests would take
 * for that of an accepted one.
 */
function desireDecision(
  snapshot: Snapshot,
  standing: readonly string[],
  verdict: Verdict,
  decision: Decision | null,
  names: LabelNames,
): Wish<readonly string[]> {
  const all = decisionLabels(names);
  const has = standing.filter((name) => all.includes(name));
  const wants = wantedDecision(snapshot, has, verdict, decision, names);
  if (wants.length === has.length && wants.every((name) => has.includes(name))) return wish(has);
  const changing = all.filter((name) => has.includes(name) !== wants.includes(name));
  for (const name of changing) {
    const rest = restsUntil(snapshot, name);
    if (rest !== null) return wish(has, [`label "${name}" changed three times within an hour: left as it is`], rest);
  }
  const mayLabel = mayBegin(snapshot) || (isMistakable(snapshot, verdict, decision) && !snapshot.item.isLocked);
  return wish(has.length === 0 && !mayLabel ? has : wants);
}

function wantedDecision(
  snapshot: Snapshot,
  has: readonly string[],
  verdict: Verdict,
  decision: Decision | null,
  names: LabelNames,
): readonly string[] {
  if (verdict.decision === null) {
    if (verdict.outcome === 'skip' && verdict.skip !== 'no-template') return has;
    return has.filter((name) => !isPutByUs(snapshot, name));
  }
  const state = decision?.state ?? verdict.decision;
  const isNews =
    state === 'accepted' || isMistakable(snapshot, verdict, decision) || (decision !== null && isUnderWay(decision));
  if (snapshot.item.state === 'closed' && !isNews) return has;
  return [decisionLabel(state, names)];
}

/**
 * Tells whether the text of a decision is that of an accepted one, which it is not or which is not known: it was closed as completed,
 * since there is a configuration, by somebody who may not accept it, by a program, or before its outcome was written.
 */
function isMistakable(snapshot: Snapshot, verdict: Verdict, decision: Decision | null): boolean {
  const { config, events } = snapshot;
  if (verdict.decision !== 'accepted' || decision === null || decision.state === 'accepted') return false;
  if (decision.next.kind === 'unreadable') return !isOpenedBefore(snapshot);
  const since = (config.status === 'valid' ? config.since : null) ?? -Infinity;
  return events.some(({ type, at }) => type === 'closed' && toSecond(at) >= toSecond(since));
}

/** Once somebody put it forward, a decision goes its way on a closed issue, too. */
function isUnderWay({ proposed, outcome }: Decision): boolean {
  return proposed !== null || outcome !== null;
}

/** On an item that is no decision, a label that a person put is that person's. */
function isPutByUs(snapshot: Snapshot, label: string): boolean {
  const name = label.toLowerCase();
  const isPut = (event: ThreadEvent): boolean => event.type === 'labeled' && event.label.toLowerCase() === name;
  return isOurs(snapshot.events.findLast(isPut)?.actor ?? null, snapshot.me);
}

/** Closed and locked items, and those that nobody touched, get no first label. */
function mayBegin(snapshot: Snapshot): boolean {
  return snapshot.item.state === 'open' && !snapshot.item.isLocked && whyUntouched(snapshot) === null;
}
