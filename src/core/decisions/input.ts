import type { Misheard, Said } from '../commands/command.js';
import type { Duration, Template } from '../config/config.js';
import type { Identity, Instant, Item, ThreadComment, ThreadEvent } from '../snapshot.js';
import type { SectionReading } from '../verdict/verdict.js';
import type { Clockwork } from './clockwork.js';
import type { Decision, DecisionState, Door } from './decision.js';
import type { DecisionFacts, Memory } from './facts.js';

/** All that a decision is concluded from. The order of lists is of no matter. */
export interface DecisionInput {
  readonly now: Instant;
  readonly me: Identity;
  readonly item: Pick<Item, 'number' | 'author' | 'createdAt' | 'bodyEditedAt' | 'state' | 'closedAs'>;
  readonly template: Template;
  /** As the present body fills them. */
  readonly sections: readonly SectionReading[];
  readonly written: Written;
  readonly hearing: Hearing;
  /** All comments: who wrote and who last edited them. */
  readonly thread: readonly Pick<ThreadComment, 'id' | 'author' | 'editor' | 'createdAt' | 'editedAt' | 'url'>[];
  readonly events: readonly ThreadEvent[];
  /** The names of the labels. */
  readonly labels: Readonly<Record<DecisionState, string>>;
  readonly facts: DecisionFacts;
  /** Null where nothing was written down yet. */
  readonly memory: Memory | null;
  readonly settings: DecisionSettings;
  readonly clockwork: Clockwork;
}

/** What the present body says, and the labels for the door. */
export interface Written {
  /** What the section Decision puts forward; null where it is not filled. */
  readonly option: string | null;
  /** The login in the section Owner; null where it names none. */
  readonly owner: string | null;
  /** `one-way` where the body or a label says so. */
  readonly door: Door;
}

/** The commands of the thread. */
export interface Hearing {
  readonly said: readonly Said[];
  readonly misheard: readonly Misheard[];
  /** False where not all comments were read: nothing is accepted then. */
  readonly isWhole: boolean;
}

export interface DecisionSettings {
  /** How long a window is. Nothing, and more than a year, are read as a working day and a year. */
  readonly window: Duration;
  /** Who is asked where no command says it: logins and teams (`org/team`), and where they are from. */
  readonly asked: readonly string[];
  readonly askedBy: Exclude<Decision['askedBy'], 'command'>;
}
