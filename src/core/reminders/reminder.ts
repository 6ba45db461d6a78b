import type { Instant } from '../snapshot.js';
import type { Cadence, StatusUpdate } from '../status/update.js';
import type { Calendar } from '../time/calendar.js';
import type { Sent } from './ledger.js';
import type { Quiet } from './quiet.js';

/** An issue or a pull request. The title is as its author wrote it. */
export interface Matter {
  readonly number: number;
  readonly title: string;
  /** The address of its page on GitHub. */
  readonly url: string;
}

/** What somebody can be reminded of. */
export type Why = 'update' | 'review' | 'question';

/** Somebody by name who has not answered, and until when an answer could be expected. */
export interface Awaited {
  readonly who: string;
  readonly why: Exclude<Why, 'update'>;
  readonly sinceAt: Instant;
  readonly endsAt: Instant;
}

/** By whom updates are to be written, and which there are. */
export interface UpdateTerms {
  /** A login. */
  readonly owner: string;
  readonly cadence: Cadence;
  /** When the item was opened, or tracked from. */
  readonly since: Instant;
  readonly updates: readonly Pick<StatusUpdate, 'at'>[];
}

/** Returns when somebody works; for null when the team does. */
export type CalendarOf = (login: string | null) => Calendar;

/** An open item that somebody may be reminded of. */
export interface RemindedItem {
  readonly matter: Matter;
  /** Null where no update is asked for. */
  readonly update: UpdateTerms | null;
  readonly waits: readonly Awaited[];
  readonly quiet: Quiet;
  /** As people said in this very thread when they work and when they are away. */
  readonly calendarOf: CalendarOf;
}

/** All that is known at one moment. */
export interface ReminderFacts {
  readonly now: Instant;
  readonly items: readonly RemindedItem[];
  /** Messages of ours, as far as the threads that were read hold them. */
  readonly sent: readonly Sent[];
  /** Minutes after midnight on a day of the week, by the owner's clocks. */
  readonly rhythm: { readonly day: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'; readonly at: number };
  /** As it holds everywhere in the repository. */
  readonly calendarOf: CalendarOf;
  /** Tells whether somebody belongs here. A stranger covers for nobody, and names nobody who does. */
  readonly belongs: (login: string) => boolean;
}

/** One thing that somebody is reminded of. */
export interface Reason {
  readonly why: Why;
  readonly matter: Matter;
  /** When an update is due, or until when an answer could be expected. */
  readonly dueAt: Instant;
  /** Since when an answer is waited for; null for an update. */
  readonly sinceAt: Instant | null;
  /** Which period, or which wait: by this it is counted how often somebody was asked. */
  readonly turn: string;
  /** True where the same was asked once before: it is the last time. */
  readonly isLast: boolean;
  /** The owner, where somebody else is asked since they are away; otherwise null. */
  readonly insteadOf: string | null;
}

/** What one person is told on one day, in a comment on the first matter. */
export interface Message {
  /** A login. */
  readonly to: string;
  /** `YYYY-MM-DD`, by their clocks. */
  readonly day: string;
  /** An IANA zone. */
  readonly zone: string;
  /** When their day of work began and when it ends: the comment is of no use later. */
  readonly openedAt: Instant;
  readonly closesAt: Instant;
  /** Never empty. An update comes before an answer, then what is due the longest. */
  readonly reasons: readonly Reason[];
}
