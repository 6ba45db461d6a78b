import type { WhoMay } from '../decisions/decision.js';
import type { Command, CommandFault, CommandName } from './command.js';

/** A line as it is typed, and what is understood; null where it is told how to write it. It is test and documentation. */
export interface CommandExample {
  readonly text: string;
  readonly command: Command | null;
}

/** One command: what it is called, who may give it, what it does, and how the rest of its line is read. */
export interface CommandSpec {
  /** Behind the slash, its file's name and its anchor in the documentation. */
  readonly name: CommandName;
  /** How it is typed: `<…>` is needed, `[…]` may be left out. */
  readonly usage: string;
  /** Where it means something: on tracked items, on the weekly page, on what people are reminded of; left out: on decisions. */
  readonly on?: 'tracked' | 'page' | 'reminded';
  readonly who: WhoMay | 'anyone' | 'author-or-assigned';
  /** What it does, one plain sentence. */
  readonly summary: string;
  readonly examples: readonly CommandExample[];
  /**
   * Reads what stands behind the name, trimmed: Markdown of one line, of any length. Returns null where something is missing or
   * cannot be read, or the fault where more can be said of it than the usage does. What it means for the decision, and whether its author may, is not asked here.
   */
  readonly read: (argument: string) => Command | CommandFault | null;
}
