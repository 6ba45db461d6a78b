import type { Timestamp } from '../clock.js';

/** What the fake knows. Plain data throughout, so that a copy of it is what GitHub knew a moment ago. */
export interface World {
  apiUrl: string;
  htmlUrl: string;
  /** The last id given out by kind; each kind counts for itself, as GitHub's tables do. */
  readonly ids: Map<IdKind, number>;
  /** By lower-case login; a bot's key ends in `[bot]`. */
  readonly accounts: Map<string, Account>;
  readonly apps: Map<number, App>;
  readonly installations: Map<number, Installation>;
  readonly tokens: Map<string, Token>;
  /** By lower-case `owner/name`. */
  readonly repositories: Map<string, Repository>;
  /** By lower-case `org/slug`. */
  readonly teams: Map<string, Team>;
  /** The newer name by the older one, both in lower case. */
  readonly renamed: Map<string, string>;
  /** Manifest codes not yet converted. */
  readonly manifests: Map<string, Record<string, unknown>>;
  readonly notifications: Notification[];
  readonly rateLimit: RateLimit;
  /** By installation id, where a test set one of its own. */
  readonly ownRateLimits: Map<number, RateLimit>;
}

export type IdKind =
  | 'account'
  | 'app'
  | 'installation'
  | 'repository'
  | 'item'
  | 'comment'
  | 'label'
  | 'event'
  | 'suite'
  | 'run'
  | 'reaction'
  | 'review'
  | 'type'
  | 'edit'
  | 'discussion'
  | 'category';

export interface RateLimit {
  limit: number;
  remaining: number;
  /** Seconds since 1970. */
  resetAt: number;
  /** Only then is `remaining` 0 a refusal; otherwise it is filled up again. */
  isEnforced: boolean;
}

/** A user, a bot or an organization. `login` never ends in `[bot]`. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  /** True for an account that was deleted: what it wrote has no author any more. */
  isDeleted: boolean;
}

/** A team of an organization. */
export interface Team {
  readonly org: Account;
  readonly slug: string;
  /** Those of its child teams among them, as GitHub lists them. */
  readonly members: Set<Account>;
}

export type Access = 'read' | 'write';
export type Permissions = Record<string, Access>;

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly clientId: string;
  readonly bot: Account;
  readonly owner: Account;
  permissions: Permissions;
  events: string[];
  webhookUrl: string | null;
  webhookSecret: string;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly createdAt: Timestamp;
}

export interface Installation {
  readonly id: number;
  readonly appId: number;
  readonly account: Account;
  /** `owner/name` in lower case, or all of the account's. */
  repositories: 'all' | Set<string>;
  permissions: Permissions;
  events: string[];
  suspendedAt: Timestamp | null;
  readonly createdAt: Timestamp;
}

export type Token =
  | {
      readonly kind: 'installation';
      readonly installationId: number;
      readonly permissions: Permissions;
      /** Null: all the installation covers. */
      readonly repositories: readonly string[] | null;
      /** Milliseconds. */
      readonly expiresAt: number;
    }
  | { readonly kind: 'user'; readonly login: string };

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  name: string;
  isPrivate: boolean;
  /** Private, and seen by everybody in the enterprise. */
  readonly isInternal: boolean;
  isArchived: boolean;
  defaultBranch: string;
  readonly createdAt: Timestamp;
  updatedAt: Timestamp;
  pushedAt: Timestamp;
  /** Sha by branch name. */
  readonly branches: Map<string, string>;
  readonly commits: Map<string, Commit>;
  /** Text by git object id. */
  readonly blobs: Map<string, string>;
  /** Trees that were made by themselves, by git object id: the blob id by path. Those of commits are with them. */
  readonly trees: Map<string, ReadonlyMap<string, string>>;
  /** Issues and pull requests by number. */
  readonly items: Map<number, Item>;
  readonly deletedItems: Set<number>;
  lastNumber: number;
  /** By id. */
  readonly labels: Map<number, Label>;
  readonly comments: Map<number, Comment>;
  readonly suites: Map<number, CheckSuite>;
  readonly runs: Map<number, CheckRun>;
  /** By lower-case login. */
  readonly roles: Map<string, Role>;
  /** What an organization calls a role of its own, which builds on one of GitHub's. By lower-case login. */
  readonly customRoles: Map<string, string>;
  readonly issueTypes: IssueType[];
  hasIssues: boolean;
  /** Numbers of pinned issues, the one pinned last first. */
  pinned: number[];
  /** None where discussions are switched off. */
  readonly categories: DiscussionCategory[];
  /** By number, which they share with items. */
  readonly discussions: Map<number, Discussion>;
  readonly requiredChecks: RequiredCheck[];
}

export interface DiscussionCategory {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly createdAt: Timestamp;
}

/** A discussion, without what people answer. */
export interface Discussion {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string;
  readonly author: Account;
  readonly category: DiscussionCategory;
  readonly createdAt: Timestamp;
  updatedAt: Timestamp;
  lastEditedAt: Timestamp | null;
  closedAt: Timestamp | null;
  /** `OUTDATED`, `RESOLVED` or `DUPLICATE`; null while it is open. */
  stateReason: string | null;
}

/** A check that a ruleset of the repository asks for before a merge. */
export interface RequiredCheck {
  readonly context: string;
  /** The app it must come from; null for any. */
  readonly appId: number | null;
  readonly branch: string;
}

export interface Commit {
  readonly sha: string;
  readonly treeOid: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Account | null;
  readonly committedAt: Timestamp;
  /** Blob id by path: the whole tree. */
  readonly files: ReadonlyMap<string, string>;
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
  readonly createdAt: Timestamp;
}

export interface IssueType {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
}

/** One version of an edited text. */
export interface Edit {
  readonly id: number;
  readonly editor: Account;
  readonly at: Timestamp;
  readonly text: string;
}

export interface Item {
  readonly kind: 'issue' | 'pull';
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  readonly author: Account;
  readonly viaApp: number | null;
  readonly createdAt: Timestamp;
  updatedAt: Timestamp;
  /** When the body was last edited; a new title does not count. */
  lastEditedAt: Timestamp | null;
  editor: Account | null;
  readonly edits: Edit[];
  closedAt: Timestamp | null;
  closedBy: Account | null;
  locked: boolean;
  lockReason: string | null;
  readonly labels: Set<number>;
  readonly assignees: Set<Account>;
  type: IssueType | null;
  /** Numbers of issues of the repository that it is made of, in their order. */
  readonly subIssues: Set<number>;
  readonly timeline: TimelineEvent[];
  pull: Pull | null;
}

export interface Pull {
  isDraft: boolean;
  baseRef: string;
  baseSha: string;
  /** The last commit that branch and base have in common; the diff counts from there. */
  mergeBase: string;
  readonly headRef: string;
  headSha: string;
  /** Whose repository the branch is in; another account than the owner for a fork. */
  readonly headOwner: Account;
  readonly commits: string[];
  /** Numbers of issues of the repository that somebody linked by hand. */
  readonly linked: Set<number>;
  /** People and teams whose review is asked for and did not come yet. */
  readonly requested: Set<Account | Team>;
  readonly reviews: Review[];
  mergedAt: Timestamp | null;
  mergedBy: Account | null;
  mergeSha: string | null;
}

/** What somebody said of a pull request as a whole. */
export interface Review {
  readonly id: number;
  readonly author: Account;
  readonly state: 'APPROVED' | 'COMMENTED' | 'CHANGES_REQUESTED';
  readonly at: Timestamp;
}

export type TimelineEvent = { readonly id: number; readonly actor: Account; readonly at: Timestamp } & (
  | {
      readonly type: 'labeled' | 'unlabeled';
      readonly label: { readonly name: string; readonly color: string; readonly id: number };
    }
  | { readonly type: 'assigned' | 'unassigned'; readonly assignee: Account }
  | { readonly type: 'review_requested'; readonly reviewer: Account | Team }
  | { readonly type: 'renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'comment_deleted'; readonly author: Account; readonly commentId: number }
  | { readonly type: 'closed'; readonly stateReason: Item['stateReason'] }
  | {
      readonly type:
        'reopened' | 'locked' | 'unlocked' | 'pinned' | 'unpinned' | 'ready_for_review' | 'convert_to_draft' | 'merged';
    }
  | { readonly type: 'typed' | 'untyped'; readonly issueType: IssueType }
  | { readonly type: 'commented'; readonly commentId: number }
  | { readonly type: 'committed'; readonly sha: string }
);

export type Reaction = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';

export interface Comment {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  readonly viaApp: number | null;
  body: string;
  readonly createdAt: Timestamp;
  updatedAt: Timestamp;
  lastEditedAt: Timestamp | null;
  editor: Account | null;
  readonly edits: Edit[];
  readonly reactions: {
    readonly id: number;
    readonly by: Account;
    readonly content: Reaction;
    readonly at: Timestamp;
  }[];
  minimizedReason: string | null;
}

export type CheckStatus = 'queued' | 'in_progress' | 'completed';
export type CheckConclusion =
  'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required' | 'stale';

export interface CheckSuite {
  readonly id: number;
  readonly appId: number;
  readonly sha: string;
  readonly branch: string | null;
  status: CheckStatus;
  conclusion: CheckConclusion | null;
  readonly createdAt: Timestamp;
  updatedAt: Timestamp;
}

/** A remark beside lines of a file, as a request gave it. */
export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title: string | null;
  readonly rawDetails: string | null;
}

export interface CheckRun {
  readonly id: number;
  readonly suiteId: number;
  readonly appId: number;
  readonly sha: string;
  name: string;
  status: CheckStatus;
  conclusion: CheckConclusion | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  /** Requests add to them; none takes one away. */
  readonly annotations: Annotation[];
  externalId: string;
  detailsUrl: string | null;
  startedAt: Timestamp;
  completedAt: Timestamp | null;
}

/** Something that would have reached people by e-mail or their inbox. */
export interface Notification {
  readonly repository: string;
  readonly reason: 'issue' | 'discussion' | 'comment' | 'mention' | 'state_change';
  readonly number: number;
  readonly actor: string;
  readonly mentions: readonly string[];
}
