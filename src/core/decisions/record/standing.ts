/** How the record of a decision stands in its repository: on the default branch, and on the branch that a pull request is made from. */
export interface RecordStanding {
  /** `missing`: the app lacks a permission. `refused`: GitHub refused a moment ago although it does not. */
  readonly access: 'granted' | 'missing' | 'refused';
  /** Where its file is, or is to be. */
  readonly path: string;
  /** The default branch. */
  readonly base: BranchStanding;
  /** The branch of the record; null where there is none. */
  readonly branch: BranchStanding | null;
  /** Pull requests from that branch, whoever opened them, the newest first; null where there are too many to be read. */
  readonly pulls: readonly RecordPull[] | null;
}

/** One branch. */
export interface BranchStanding {
  readonly name: string;
  /** Ids of its last commit and of the tree of that. */
  readonly commit: string;
  readonly tree: string;
  /** Whether its last commit is ours. */
  readonly isOurs: boolean;
  /** Names of what is in the folder of the records. */
  readonly files: readonly string[];
  /** Each null where there is no such file. */
  readonly record: StandingFile | null;
  readonly index: StandingFile | null;
}

/** A file of a branch. */
export interface StandingFile {
  readonly path: string;
  /** Null where it is no text, or too long a one to be given out. */
  readonly text: string | null;
  /** Whether the last commit that changed it is ours. */
  readonly isOurs: boolean;
}

export interface RecordPull {
  readonly number: number;
  readonly url: string;
  /** `closed`: without merging. */
  readonly state: 'open' | 'closed' | 'merged';
}
