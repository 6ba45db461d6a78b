import type { RecordFile } from '../decisions/record/record-files.js';
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

/** The record of a decision in files of the repository. */
export interface OwnedRecord {
  readonly files: readonly RecordFile[];
  /** Whether it is there to be merged, or is merged: on the default branch, or in an open pull request. */
  readonly isOffered: boolean;
}

/** All of GitHub that is ours on one item. Current and desired state have this one type. */
export interface OwnedState {
  /** The sticky comment's body; null when there is none. */
  readonly comment: string | null;
  /** Those of our labels that stand on the item, by name, sorted. */
  readonly labels: readonly string[];
  /** Null on issues and where no configuration applies. */
  readonly check: OwnedCheck | null;
  /** Null where there is none, or it is not the app that puts it forward. */
  readonly record: OwnedRecord | null;
}
