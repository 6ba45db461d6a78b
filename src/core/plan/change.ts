import type { OwnedCheck } from '../desired/owned.js';
import type { CheckAnnotation, OwnReaction } from '../snapshot.js';

/** One thing to be made so. It never says by which API; the writer makes one call each. */
export type Change =
  | { readonly type: 'create-comment'; readonly body: string }
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
    };
