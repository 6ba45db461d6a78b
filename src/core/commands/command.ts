import type { Duration } from '../config/config.js';
import type { Actor, Instant } from '../snapshot.js';
import type { Health } from '../status/update.js';

/** A slash command that is heard in the thread of a decision. */
export type DecisionCommand =
  /** `option` null: what the section Decision says. */
  | { readonly name: 'propose'; readonly option: string | null; readonly isOneWay: boolean }
  | { readonly name: 'approve' | 'unapprove' | 'withdraw' | 'unhold' | 'help' }
  | { readonly name: 'concern'; readonly title: string }
  /** A title, in any spelling near enough, or the number of the concern. */
  | { readonly name: 'resolve'; readonly which: string | number }
  | { readonly name: 'hold' | 'reject'; readonly why: string | null }
  | { readonly name: 'accept'; readonly option: string | null; readonly because: string | null }
  /** `YYYY-MM-DD`. */
  | { readonly name: 'postpone'; readonly until: string }
  | { readonly name: 'supersede'; readonly by: number }
  | { readonly name: 'owner'; readonly login: string }
  /** Logins and teams (`org/team`), without `@`, as written. */
  | { readonly name: 'ask'; readonly whom: readonly string[] }
  | { readonly name: 'extend'; readonly by: Duration }
  | { readonly name: 'object'; readonly why: string }
  /** Of oneself, as `time/spoken.ts` reads it. */
  | { readonly name: 'away' | 'hours'; readonly text: string };

/** An update in one line. `health` is null for "no change". */
export interface StatusCommand {
  readonly name: 'status';
  readonly health: Health | null;
  /** Plain text of at most 300 characters. */
  readonly headline: string | null;
}

/** Reminders put off for so many days, from 1 to 60; 0 ends that. */
export interface SnoozeCommand {
  readonly name: 'snooze';
  readonly days: number;
}

/** The weekly page to be written anew. */
export interface RollupCommand {
  readonly name: 'rollup';
}

/** A slash command as it was meant: what stands behind its name, read. */
export type Command = DecisionCommand | StatusCommand | SnoozeCommand | RollupCommand;

export type CommandName = Command['name'];

/** Why days off were not understood. `cover` is something after that word which is no GitHub name. */
export type AwayFault = 'form' | 'no-such-day' | 'reversed' | 'too-long' | 'cover';

/** Why hours were not understood. `zone` is a name that no zone has; `hours` end before they begin, or are none of a day. */
export type HoursFault = 'form' | 'hours' | 'zone';

/** What is wrong with a line that begins like a command. */
export type CommandFault =
  /** No such command; `near` is one that may have been meant. `written` is a word of letters, twenty at most, in lower case. */
  | { readonly kind: 'unknown'; readonly written: string; readonly near: CommandName }
  /** What stands behind the name is missing or cannot be read; the command's usage says what belongs there. */
  | { readonly kind: 'argument'; readonly name: CommandName }
  /** The same of a command whose line can be wrong in several ways, and in which. */
  | { readonly kind: 'away'; readonly fault: AwayFault }
  /** `zone` is what was taken for the name of one; null where that is not what is wrong. */
  | { readonly kind: 'hours'; readonly fault: HoursFault; readonly zone: string | null }
  /** Somebody else edited the comment last, in which this command stands: it no longer says what its author said. */
  | { readonly kind: 'edited'; readonly name: CommandName }
  /** More commands in one comment than are read. */
  | { readonly kind: 'too-many' };

/** One line of a comment or body that is a command, or was meant to be. */
export type CommandLine =
  { readonly line: number; readonly command: Command } | { readonly line: number; readonly fault: CommandFault };

/** A command with who gave it, where and when: one entry of the log that the thread of a decision is. */
export interface Said {
  readonly command: DecisionCommand;
  readonly by: Actor;
  /** When it counts from: the later of its comment's creation and last edit. */
  readonly at: Instant;
  /** The comment; null where it stands in the body of the item. */
  readonly comment: number | null;
  readonly url: string | null;
  /** 0-based line in that text. */
  readonly line: number;
}

/** A line that could not be carried out as it stands, with where it is. */
export interface Misheard {
  readonly fault: CommandFault;
  readonly by: Actor;
  readonly at: Instant;
  readonly comment: number | null;
  readonly url: string | null;
  readonly line: number;
}
