import type { RecordFile } from '../decisions/record/record-files.js';
import type { OwnedCheck } from '../desired/owned.js';
import type { CheckAnnotation, OwnReaction } from '../snapshot.js';

/** One thing to be made so. It never says by which API; the writer makes one call each, and three for a commit. */
export type Change =
  | { readonly type: 'create-comment'; readonly body: string }
  /** Another comment than the one that is kept up to date: it calls one person, once. */
  | { readonly type: 'create-reminder'; readonly body: string }
  | { readonly type: 'update-comment'; readonly id: number; readonly body: string }
  /** Only ever a second sticky of our own, merged into the older. */
  | { readonly type: 'delete-comment'; readonly id: number }
  /** Says that a comment of somebody's was heard. Nobody is notified of it, and to do it twice changes nothing. */
  | { readonly type: 'react'; readonly comment: number; readonly content: OwnReaction }
  | { readonly type: 'create-label'; readonly name: string; readonly color: string; readonly description: string }
  /** All at once: GitHub takes several in one request. */
  | { readonly type: 'add-labels'; readonly names: readonly string[] }
  | { readonly type: 'remove-label'; readonly name: string }
  | { readonly type: 'create-check'; readonly check: OwnedCheck }
  /** `added` are those annotations that do not stand yet: GitHub keeps the others, and takes none away. */
  | {
      readonly type: 'update-check';
      readonly id: number;
      readonly check: OwnedCheck;
      readonly added: readonly CheckAnnotation[];
    }
  /**
   * Files of a record on its branch, in one commit. It stands on `parents`, of which the branch as it was read is one, and has the files
   * of `tree`, beside which are those named. `before` is where the branch was; null where there was none.
   */
  | {
      readonly type: 'commit-record';
      readonly branch: string;
      readonly before: string | null;
      readonly parents: readonly string[];
      readonly tree: string;
      /** Names in the folder of the records. */
      readonly beside: readonly string[];
      readonly files: readonly RecordFile[];
      readonly message: string;
    }
  /** `known` are the pull requests from that branch so far: where there is another one, none is opened. */
  | {
      readonly type: 'open-record-pull';
      readonly branch: string;
      readonly base: string;
      readonly known: readonly number[];
      readonly title: string;
      readonly body: string;
    };
