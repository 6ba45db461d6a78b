import type { Instant } from '../snapshot.js';

/** How something stands, in the word of the person who wrote it. Where nobody said it, or nobody can tell, it is `unknown`. */
export type Health = 'on-track' | 'at-risk' | 'off-track' | 'unknown';

/** The sections of an update; `health` is asked of nobody. */
export type StatusSection = 'context' | 'progress' | 'blockers' | 'next-steps' | 'health';

/** What a line points to: an issue or pull request, or any other page. */
export type StatusLink =
  /** `owner/name` in lower case; null for the repository that the update stands in. */
  | { readonly kind: 'issue'; readonly repository: string | null; readonly number: number }
  /** `https:` or `http:`, as written. */
  | { readonly kind: 'address'; readonly url: string };

/**
 * One point of a section: a list item with the lines that belong to it, or a line of prose. The text is Markdown of one line, without
 * the sign of its list and its box, as hostile as whoever wrote it: neutralise it before it is shown.
 */
export interface StatusLine {
  /** At most 500 UTF-16 units. */
  readonly text: string;
  /** Of a task list; null where there is no box. */
  readonly isTicked: boolean | null;
  readonly links: readonly StatusLink[];
}

/** What holds somebody up, by one point of an update. */
export interface Blocker {
  /** As in `StatusLine`. */
  readonly text: string;
  /** Who is named in it: logins and teams (`org/team`) without `@`, in lower case, each once. */
  readonly unblockers: readonly string[];
  readonly links: readonly StatusLink[];
  /** When the update was written that it first appeared in. */
  readonly since: Instant;
  /** True once its author ticked it or struck it out, or every issue that it names was closed. */
  readonly isResolved: boolean;
}

/** An update as somebody wrote it, in a comment or in the body of an item. */
export interface StatusUpdate {
  readonly kind: 'update';
  readonly at: Instant;
  /** A login; null for an account that is gone. */
  readonly author: string | null;
  /** The address of the comment, or of the item whose body it is. */
  readonly link: string;
  readonly health: Health;
  /** One plain line of at most 300 UTF-16 units, not neutralised; null where there is none. */
  readonly headline: string | null;
  /** Each section empty where it is missing, and where it says that there is nothing. */
  readonly context: readonly StatusLine[];
  readonly progress: readonly StatusLine[];
  readonly nextSteps: readonly StatusLine[];
  readonly blockers: readonly Blocker[];
  /** False where nothing is said of blockers, as in `/status on-track`: what was open before is open still. */
  readonly saysBlockers: boolean;
  /** True where all it says is that nothing changed: an update all the same, and what stood before stands. */
  readonly isNoChange: boolean;
}

/** What begins like an update and lacks something that one needs. It counts for no period. */
export interface IncompleteUpdate {
  readonly kind: 'incomplete';
  /** What it does say. */
  readonly partial: StatusUpdate;
  /** The headings that are missing or say nothing, as the template writes them, in its order; never empty. */
  readonly missing: readonly string[];
}

export type StatusReading = StatusUpdate | IncompleteUpdate;

/** How often an update is due. */
export type Cadence = 'weekly' | 'biweekly' | 'monthly';
