import type { RepositoryName } from './cast.js';

/** Where an action takes place: one item, known by the number it will have. */
interface OnItem {
  readonly repo: RepositoryName;
  readonly number: number;
  /** The login of whoever does it. */
  readonly by: string;
}

/** What somebody does. It names nothing that the app decides about, so that the same actions can always be done. */
export type Action = OnItem &
  (
    | {
        readonly type: 'open-issue';
        readonly title: string;
        readonly body: string;
        readonly labels: readonly string[];
      }
    | {
        readonly type: 'open-pull';
        readonly title: string;
        readonly body: string;
        readonly draft: boolean;
        readonly fork: boolean;
        readonly files?: Readonly<Record<string, string>>;
      }
    | { readonly type: 'edit'; readonly body: string }
    | { readonly type: 'rename'; readonly title: string }
    | { readonly type: 'comment'; readonly body: string }
    /** Our comment, where one stands by then. */
    | { readonly type: 'delete-ours' }
    | { readonly type: 'edit-ours'; readonly keepsMarker: boolean }
    | { readonly type: 'label'; readonly name: string }
    | { readonly type: 'unlabel'; readonly name: string }
    | { readonly type: 'push'; readonly text: string }
    | { readonly type: 'draft'; readonly isDraft: boolean }
    | { readonly type: 'close'; readonly as: 'completed' | 'not_planned' }
    | { readonly type: 'reopen' }
    | { readonly type: 'delete' }
    | { readonly type: 'merge' }
    | { readonly type: 'queue' }
    /** Our check, where one stands by then. */
    | { readonly type: 'rerequest'; readonly what: 'run' | 'suite' }
    /** The number is 0: the whole repository. */
    | { readonly type: 'configure'; readonly text: string }
  );

export type ActionType = Action['type'];
