import type { Config } from '../config/config.js';
import type { Snapshot, StandingCheck, ThreadComment } from '../snapshot.js';
import type { OwnedCheck, OwnedState } from './owned.js';
import type { DecisionMatter } from './comment/decision/matter.js';
import { isSticky } from './comment/sticky.js';
import { ownLabelNames } from './label-names.js';

/** What is ours on an item now, with the handles that changes need. */
export interface Standing {
  readonly owned: OwnedState;
  /** The sticky comment: of several, the oldest. */
  readonly sticky: ThreadComment | null;
  /** Further stickies of ours, which two runs at one time may have left behind; none seen where no configuration asks us to act. */
  readonly duplicates: readonly ThreadComment[];
  readonly check: StandingCheck | null;
}

/** Returns what is ours on an item; `decision` is the one that it is, if any. */
export function readStanding(snapshot: Snapshot, decision: DecisionMatter | null = null): Standing {
  const stickies = snapshot.thread
    .filter((comment) => isSticky(comment, snapshot.me))
    .sort((a, b) => a.createdAt - b.createdAt || a.id - b.id);
  const check = snapshot.head?.check ?? null;
  const config = snapshot.config.status === 'valid' ? snapshot.config.config : null;
  return {
    owned: {
      comment: stickies[0]?.body ?? null,
      labels: config === null ? [] : standingLabels(config, snapshot.item.labels),
      check: readCheck(check),
      record: decision?.kept?.situation?.current ?? null,
    },
    sticky: stickies[0] ?? null,
    duplicates: config === null ? [] : stickies.slice(1),
    check,
  };
}

/** Returns a check as we could have written it; null when it is unfinished or concluded by somebody else's word. */
export function readCheck(check: StandingCheck | null): OwnedCheck | null {
  if (check === null || check.conclusion === null) return null;
  const { sha, conclusion, title, summary, externalId, annotations } = check;
  return { sha, conclusion, title, summary, externalId, annotations };
}

function standingLabels(config: Config, onItem: readonly string[]): readonly string[] {
  const there = new Set(onItem.map((label) => label.toLowerCase()));
  return ownLabelNames(config.labels).filter((name) => there.has(name.toLowerCase()));
}
