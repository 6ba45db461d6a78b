import type { ConfigState } from './config/config.js';
import type { DecisionFacts, TimeFacts } from './decisions/facts.js';
import type { RecordStanding } from './decisions/record/standing.js';
import type { Preview } from './preview/preview.js';

/** Milliseconds since 1970 in UTC. The core never asks for the time; it is given. */
export type Instant = number;

/** Who we are: the app, a CLI with somebody's token, an Action. `login` never carries GitHub's `[bot]` suffix. */
export interface Identity {
  readonly login: string;
  readonly type: 'bot' | 'user';
  readonly appId?: number;
}

/** An account. `login` is as GraphQL gives it: a bot's without `[bot]`. */
export interface Actor {
  readonly login: string;
  readonly type: 'user' | 'bot' | 'other';
}

/** What a template is chosen by and read from: all that the CLI's `check` knows of an item. */
export interface Candidate {
  readonly kind: 'issue' | 'pull_request';
  readonly title: string;
  /** Never null: a body GitHub reports as null is the empty string. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Null for a deleted account. */
  readonly author: Actor | null;
  /** GitHub's `author_association`, such as `MEMBER`; null where it is not known. */
  readonly association: string | null;
  readonly issueType: string | null;
  readonly state: 'open' | 'closed';
  /** `merged` for a merged pull request; null while open. */
  readonly closedAs: 'completed' | 'not_planned' | 'duplicate' | 'merged' | null;
  readonly pull: PullFacts | null;
  /** The moment that "next Friday" is meant from. */
  readonly createdAt: Instant;
}

/** What only a pull request has. */
export interface PullFacts {
  readonly isDraft: boolean;
  readonly base: string;
  readonly paths: readonly string[];
  /** Issues of its own repository that it closes or names; null where that is not known, as in a terminal. */
  readonly linked: readonly LinkedIssue[] | null;
}

/** An issue that a pull request belongs to, as it stands. */
export interface LinkedIssue {
  readonly number: number;
  /** True where merging closes it. */
  readonly isClosing: boolean;
  /** True where the description says that it is carried out. */
  readonly isImplemented: boolean;
  readonly item: Candidate;
}

/** An issue or pull request as GitHub stands. */
export interface Item extends Candidate {
  readonly number: number;
  /** Its page. */
  readonly url: string;
  readonly isLocked: boolean;
  /** When the body was last edited; null when never. */
  readonly bodyEditedAt: Instant | null;
  /** When its author last edited the body, as far as the last twenty edits show it; null when never. */
  readonly authorEditedAt: Instant | null;
  readonly assignees: readonly Actor[];
}

/** What we say by a reaction: done, cannot be done, heard and waiting. */
export type OwnReaction = '+1' | 'confused' | 'eyes';

export interface ThreadComment {
  readonly id: number;
  readonly body: string;
  readonly author: Actor | null;
  /** Who last edited it; null when it was never edited. */
  readonly editor: Actor | null;
  readonly createdAt: Instant;
  readonly editedAt: Instant | null;
  readonly url: string;
  /** Contents of our own reactions, as REST names them: `+1`, `confused`, … Whatever others left is not known. */
  readonly reactions: readonly string[];
}

/** A comment as the issue holds it in which people say when they work and when they are away. */
export type PeopleComment = Pick<ThreadComment, 'author' | 'body' | 'createdAt' | 'editedAt' | 'editor'>;

export type ThreadEvent =
  | {
      readonly type: 'labeled' | 'unlabeled';
      readonly label: string;
      readonly actor: Actor | null;
      readonly at: Instant;
    }
  /** `author` wrote the comment, `actor` deleted it. */
  | {
      readonly type: 'comment-deleted';
      readonly author: Actor | null;
      readonly actor: Actor | null;
      readonly at: Instant;
    }
  | {
      readonly type: 'renamed' | 'closed' | 'reopened' | 'ready-for-review';
      readonly actor: Actor | null;
      readonly at: Instant;
    };

/** Conclusions that we write. GitHub counts `success` and `neutral` as passing a required check. */
export type CheckConclusion = 'success' | 'neutral' | 'failure';

/** A remark beside a line of a file, as GitHub shows it with the diff. Its words are plain text, no Markdown. */
export interface CheckAnnotation {
  readonly path: string;
  /** 1-based, as is `column`. */
  readonly line: number;
  /** Left out of what is read back. */
  readonly column?: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A check run of ours as it stands. */
export interface StandingCheck {
  readonly id: number;
  readonly sha: string;
  /** Null while not completed or with a conclusion that we never write. */
  readonly conclusion: CheckConclusion | null;
  readonly title: string;
  readonly summary: string;
  readonly externalId: string;
  /** At most fifty are known; we never write more. */
  readonly annotations: readonly CheckAnnotation[];
  /** True when GitHub reset the suite after a person asked for a rerun: only a new run answers that. */
  readonly isRerequested: boolean;
}

/** The head commit of a pull request, as far as we care. */
export interface Head {
  readonly sha: string;
  readonly check: StandingCheck | null;
  /** The configuration file as this pull request would make it; null when it leaves that file alone or deletes it. */
  readonly config: ConfigState | null;
  /**
   * What that file would change about the repository's open items; null where it changes no configuration, and on a closed
   * pull request. `unavailable`: GitHub does not let us read them.
   */
  readonly preview: Preview | 'unavailable' | null;
}

export interface RepositoryFacts {
  readonly owner: string;
  readonly name: string;
  readonly isArchived: boolean;
  /** Of the labels we own, those that exist in the repository. */
  readonly ownLabels: readonly string[];
}

/** A review that is asked for and was not given since. */
export interface ReviewRequest {
  /** A login, or a team as `org/team`. */
  readonly who: string;
  readonly kind: 'user' | 'bot' | 'team';
  /** Null where nobody knows who asked. */
  readonly by: Actor | null;
  readonly at: Instant;
}

/** Reviews of a pull request, as far as they are known: those asked for, and the last that were given. */
export interface ReviewFacts {
  readonly asked: readonly ReviewRequest[];
  readonly given: readonly { readonly by: Actor | null; readonly at: Instant }[];
}

/** Everything that is known of one item at one moment. Complete before evaluation starts. */
export interface Snapshot {
  readonly now: Instant;
  readonly me: Identity;
  readonly repository: RepositoryFacts;
  readonly item: Item;
  /** Null for an issue. */
  readonly head: Head | null;
  /** All comments, oldest first. */
  readonly thread: readonly ThreadComment[];
  /** Oldest first. */
  readonly events: readonly ThreadEvent[];
  /** The configuration of the default branch, layers applied. */
  readonly config: ConfigState;
  /** Open pull requests of its repository that name this issue, the ten that did so last; null where that was not asked for. */
  readonly namedBy: readonly number[] | null;
  /** What beside the thread a decision is read from; null where the item is none, and where nothing had to be looked up. */
  readonly decision: DecisionFacts | null;
  /** Null for an issue, and where nobody asked for windows of answers. */
  readonly reviews: ReviewFacts | null;
  /** When those work who are waited for; null where nobody is, and where nothing had to be looked up. */
  readonly times: TimeFacts | null;
  /** Where the record of a decision stands; null where none is put forward in a pull request. */
  readonly record: RecordStanding | null;
}

/** Tells whether an account is the app itself. */
export function isOurs(actor: Actor | null, me: Identity): boolean {
  return actor !== null && actor.type === me.type && actor.login.toLowerCase() === me.login.toLowerCase();
}

/** What is known of a repository's configuration and of what we wrote under an earlier one. */
export interface RepositorySnapshot {
  readonly now: Instant;
  readonly me: Identity;
  readonly repository: RepositoryFacts;
  readonly config: ConfigState;
  /** The default branch's last commit that touched the configuration, with our check on it; null when there is none. */
  readonly configCommit: { readonly sha: string; readonly check: StandingCheck | null } | null;
  /** Numbers of open items that carry `async: incomplete`: a new configuration may let them go. At most 200. */
  readonly marked: readonly number[];
  /** Numbers of open pull requests whose head carries a failing check of ours, of the hundred last changed. */
  readonly failing: readonly number[];
}

/** A commit without a pull request of its own. */
export interface CommitSnapshot {
  readonly now: Instant;
  readonly me: Identity;
  readonly repository: RepositoryFacts;
  readonly config: ConfigState;
  readonly sha: string;
  /** True where the configuration file is on that commit what it is on the default branch. */
  readonly isConfigCurrent: boolean;
  readonly check: StandingCheck | null;
}
