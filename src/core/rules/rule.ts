import type { Level, SectionSpec } from '../config/config.js';
import type { Content } from '../reading/content.js';
import type { Words } from '../text/en.js';
import type { SectionState } from '../verdict/verdict.js';

/** One section of one body, ready to be judged. */
export interface RuleSubject {
  readonly spec: SectionSpec;
  readonly state: SectionState;
  /** Null when the section is missing. */
  readonly content: Content | null;
}

/** What a rule says of a section: how much it weighs and in which words. */
export interface RuleFinding {
  readonly level: Level;
  readonly message: string;
  readonly remedy: string;
}

/** A body with a section spec as in the configuration, and whether the rule has something to say. It is test and documentation. */
export interface RuleExample {
  readonly section: string;
  readonly body: string;
  readonly finds: boolean;
}

/** One rule. Its id is its file name and its anchor in the documentation. */
export interface Rule {
  readonly id: string;
  readonly summary: string;
  readonly examples: readonly RuleExample[];
  readonly find: (subject: RuleSubject, words: Words) => RuleFinding | null;
}
