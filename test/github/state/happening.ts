import type {
  Account,
  CheckRun,
  CheckSuite,
  Comment,
  Commit,
  Installation,
  IssueType,
  Item,
  Label,
  Repository,
} from './model.js';

/** Old values of what an edit changed, as `changes` of a webhook carries them. */
export type EditChanges = Readonly<Record<string, { readonly from: string }>>;

interface InRepository {
  readonly repo: Repository;
  readonly sender: Account;
}

/** Something that changed, told to those who listen. Webhooks are one way of telling it. */
export type Happening = InRepository &
  (
    | {
        readonly event: 'item';
        readonly action: string;
        readonly item: Item;
        readonly changes?: EditChanges;
        readonly label?: Label;
        readonly assignee?: Account;
        readonly type?: IssueType;
        /** For `synchronize`. */
        readonly before?: string;
      }
    | {
        readonly event: 'comment';
        readonly action: 'created' | 'edited' | 'deleted';
        readonly item: Item;
        readonly comment: Comment;
        readonly changes?: EditChanges;
      }
    | {
        readonly event: 'label';
        readonly action: 'created' | 'edited' | 'deleted';
        readonly label: Label;
        readonly changes?: EditChanges;
      }
    | {
        readonly event: 'push';
        readonly ref: string;
        readonly before: string | null;
        readonly after: string | null;
        readonly commits: readonly Commit[];
      }
    | {
        readonly event: 'check_run';
        readonly action: 'created' | 'completed' | 'rerequested';
        readonly run: CheckRun;
      }
    | {
        readonly event: 'check_suite';
        readonly action: 'requested' | 'rerequested' | 'completed';
        readonly suite: CheckSuite;
      }
    | {
        readonly event: 'merge_group';
        readonly action: 'checks_requested' | 'destroyed';
        readonly head: Commit;
        readonly headRef: string;
        readonly baseRef: string;
        readonly baseSha: string;
      }
    | { readonly event: 'repository'; readonly action: 'archived' | 'unarchived' | 'created' }
    | {
        readonly event: 'installation_repositories';
        readonly action: 'added' | 'removed';
        readonly installation: Installation;
      }
    | {
        readonly event: 'installation';
        readonly action: 'created' | 'deleted' | 'suspend' | 'unsuspend' | 'new_permissions_accepted';
        readonly installation: Installation;
      }
  );
