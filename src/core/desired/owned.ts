import type { CheckAnnotation, CheckConclusion } from '../snapshot.js';

/** A check run without its id. */
export interface OwnedCheck {
  readonly sha: string;
  readonly conclusion: CheckConclusion;
  readonly title: string;
  readonly summary: string;
  /** `pr:7`: for forks GitHub's own link from check to pull request is empty. */
  readonly externalId: string;
  /** Of the file on that commit, in its order; at most fifty. */
  readonly annotations: readonly CheckAnnotation[];
}

/** All of GitHub that is ours on one item. Current and desired state have this one type. */
export interface OwnedState {
  /** The sticky comment's body; null when there is none. */
  readonly comment: string | null;
  /** Those of our labels that stand on the item, by name, sorted. */
  readonly labels: readonly string[];
  /** Null on issues and where no configuration applies. */
  readonly check: OwnedCheck | null;
}
