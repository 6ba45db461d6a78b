import type { DecisionState, Door, Next, Outcome } from '../decisions/decision.js';
import type { Duration } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { Blocker, Health } from '../status/update.js';

/** An issue or a pull request as a row names it. The title is as its author wrote it: neutralise it before it is shown. */
export interface Matter {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  /** The address of its page on GitHub. */
  readonly url: string;
}

/** What happened to items in seven days, in numbers. */
export interface Counts {
  /** Issues and pull requests, bots' among them. */
  readonly opened: number;
  /** Without those that were merged. */
  readonly closed: number;
  readonly merged: number;
}

/** A pull request that was merged. */
export interface ShippedPull extends Matter {
  /** A login; null for an account that is gone. */
  readonly author: string | null;
  readonly isByBot: boolean;
  readonly mergedAt: Instant;
}

/** Somebody was asked to review a pull request and has not answered. */
export interface ReviewWait {
  readonly matter: Matter;
  /** Logins and teams (`org/team`) without `@`, each with the moment they were asked and the end of their window; null for none. */
  readonly asked: readonly { readonly who: string; readonly sinceAt: Instant; readonly dueAt: Instant | null }[];
}

/** Somebody was asked something by name and has not answered. */
export interface QuestionWait {
  readonly matter: Matter;
  /** A login. */
  readonly who: string;
  readonly sinceAt: Instant;
  /** When their window began: later where the question was edited. */
  readonly fromAt: Instant;
  /** The end of their window; null for none. */
  readonly dueAt: Instant | null;
}

/** A decision issue as its thread tells it. */
export interface DecisionFact {
  readonly matter: Matter;
  readonly state: DecisionState;
  readonly door: Door;
  readonly option: string | null;
  readonly owner: string | null;
  /** Whoever opened it; null for an account that is gone. */
  readonly author: string | null;
  /** When the issue was opened, and when it was put forward. */
  readonly openedAt: Instant;
  readonly proposedAt: Instant | null;
  /** When its window ends; null where none is open. */
  readonly closesAt: Instant | null;
  readonly openConcerns: number;
  readonly outcome: Pick<Outcome, 'at' | 'how' | 'by' | 'option'> | null;
  readonly revisitAt: Instant | null;
  readonly next: Next;
}

/** A tracked item with what its updates say. */
export interface ProjectFact {
  readonly matter: Matter;
  /** A login; null where nobody is named. */
  readonly owner: string | null;
  readonly health: Health;
  /** By the last update before the seven days; null where there was none. */
  readonly healthBefore: Health | null;
  /** Who owes an update that is asked for, and since when; null where nobody does. */
  readonly owes: { readonly who: string; readonly sinceAt: Instant } | null;
  /** One plain line, not neutralised. */
  readonly headline: string | null;
  /** When the last update was written; null where none was ever. */
  readonly updatedAt: Instant | null;
  /** Those that still stand. */
  readonly blockers: readonly Blocker[];
  /** What may speak for its standing worse than was said. */
  readonly signs: HealthSigns;
}

/** What beside blockers may speak for a project standing worse, by the configuration of its repository. */
export interface HealthSigns {
  /** `YYYY-MM-DD`, by which it was meant to be done; null where its body names none. */
  readonly day: string | null;
  /** How many updates that are asked for were not written since the last one. */
  readonly periodsSilent: number;
  /** From which age on a blocker speaks for it. */
  readonly oldAfter: Duration;
}

/** An open item whose body names a day. */
export interface DatedItem {
  readonly matter: Matter;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** What people were told of by us: each comment and page that was created notifies some of them. */
export interface TeamTold {
  readonly all: number;
  /** Of these, comments that call somebody by name. */
  readonly reminders: number;
  /** Of these, outside the working hours of whom they call. */
  readonly outOfHours: number;
}

/** What can be said of how a team worked, and of nobody in it. */
export interface WorkFacts {
  /** Who opened, answered or merged something, by login in lower case: of fewer than four nothing is said. Nobody is ever named. */
  readonly people: readonly string[];
  /** Of the items opened that a template is for: how many needed nothing more. */
  readonly complete: { readonly first: number; readonly all: number };
  /** The team's working time until somebody else answered, in milliseconds, one an item that was answered. */
  readonly answeredMs: readonly number[];
  /** Items opened that nobody else answered yet. */
  readonly unanswered: number;
  /** Of the items that were answered, or should have been: how many within the window of questions. Null where nobody asks for one. */
  readonly inTime: { readonly within: number; readonly all: number } | null;
  readonly told: TeamTold;
}

/** What was not read, because there was more of it than one look reads. */
export type Gap = 'changes' | 'reviews' | 'threads';

/** What other repositories add that may not be told of: how many there are, and what happened in them together. */
export interface Untold {
  readonly repositories: number;
  readonly counts: Counts;
}

/** All that is known of a week, of one repository or of several. It is small, however large the repository: no body, no comment. */
export interface WeekFacts {
  /** `owner/name`, of the page. */
  readonly repository: string;
  /** Further ones that are told of, `owner/name`. */
  readonly others: readonly string[];
  /** Further ones that are only counted; null for none. What is in them is in none of the other numbers. */
  readonly untold: Untold | null;
  /** Further ones that could not be read, `owner/name`. */
  readonly unread: readonly string[];
  readonly counts: Counts;
  /** Of the seven days before; null where they are not known. */
  readonly countsBefore: Counts | null;
  /** The last merged first; no more than are listed anywhere. `counts` says how many there were. */
  readonly shipped: readonly ShippedPull[];
  readonly reviews: readonly ReviewWait[];
  readonly questions: readonly QuestionWait[];
  readonly decisions: readonly DecisionFact[];
  readonly projects: readonly ProjectFact[];
  readonly dated: readonly DatedItem[];
  readonly work: WorkFacts;
  readonly gaps: readonly Gap[];
}
