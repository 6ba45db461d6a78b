import type { Instant, Snapshot } from '../snapshot.js';
import type { Words } from '../text/en.js';
import type { Verdict } from '../verdict/verdict.js';
import { expectedAnswers } from './answers/expected.js';
import { desireCheck } from './check.js';
import { isFollowed, type DecisionMatter } from './comment/decision/matter.js';
import { desireComment } from './comment/desire.js';
import { desireLabels } from './labels.js';
import type { OwnedState } from './owned.js';
import type { Standing } from './standing.js';
import { acknowledge, type Acknowledgement } from './following/acknowledge.js';
import { acknowledgePeople } from './following/acknowledge-people.js';
import { acknowledgeSnoozes } from './following/acknowledge-snooze.js';
import { earliest } from './wish.js';

/** What should be ours on an item, and when to look again though nothing happens until then. */
export interface Desired {
  readonly owned: OwnedState;
  readonly again: Instant | null;
  /** Reactions that are still missing on what people said to us. */
  readonly acknowledged: readonly Acknowledgement[];
  /** Remarks for the log: what was held back and why. */
  readonly notes: readonly string[];
}

/**
 * Returns what should stand of ours on an item. `verdict` is null where no configuration can be read; what stands then
 * stays. `decision` is null where the item is none. An archived repository takes no writes at all.
 */
export function desire(
  snapshot: Snapshot,
  standing: Standing,
  verdict: Verdict | null,
  decision: DecisionMatter | null,
  words: Words,
): Desired {
  const { owned } = standing;
  if (snapshot.repository.isArchived) return { owned, again: null, acknowledged: [], notes: [] };
  const expected = expectedAnswers(snapshot, verdict);
  const comment = desireComment(snapshot, owned.comment, verdict, decision, expected, words);
  const labels = desireLabels(snapshot, owned.labels, verdict, decision?.decision ?? null);
  const check = desireCheck(snapshot, owned, verdict, expected, words);
  return {
    owned: { comment: comment.value, labels: labels.value, check, record: decision?.kept?.situation?.desired ?? null },
    again: earliest(earliest(comment.again, labels.again), decision?.decision.again ?? null),
    acknowledged: acknowledgeAll(snapshot, comment.value, decision),
    notes: [...comment.notes, ...labels.notes],
  };
}

function acknowledgeAll(
  snapshot: Snapshot,
  comment: string | null,
  decision: DecisionMatter | null,
): readonly Acknowledgement[] {
  const said = decision === null ? acknowledgePeople(snapshot) : acknowledgeDecision(snapshot, comment, decision);
  const known = new Set(said.map((answer) => answer.comment));
  return [...said, ...acknowledgeSnoozes(snapshot).filter((answer) => !known.has(answer.comment))];
}

function acknowledgeDecision(
  snapshot: Snapshot,
  comment: string | null,
  decision: DecisionMatter,
): readonly Acknowledgement[] {
  return mayAnswer(comment, decision) ? acknowledge(snapshot, decision.decision) : [];
}

/** What is followed in our comment is acknowledged; where none may be written, nothing of what was said there is for us. */
function mayAnswer(comment: string | null, decision: DecisionMatter): boolean {
  return comment !== null && isFollowed(decision);
}
