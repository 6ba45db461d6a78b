import type * as z from 'zod';
import type { Config, Level, SectionSpec, Template } from '../config/config.js';
import type { ProseLine } from '../markdown/prose.js';
import type { Content } from '../reading/content.js';
import type { Candidate } from '../snapshot.js';
import type { Words } from '../text/en.js';
import type { SectionReading, SectionState, Verdict } from '../verdict/verdict.js';

/** What is known beside the body: when it was written, in which zone, and what the team calls a link. */
export interface RuleContext {
  readonly config: Config;
  readonly item: Candidate;
  /** How much of a section's first 8 KB patterns are shown, from 0 to 1. */
  readonly patternShare: number;
}

/** One section of one body, ready to be judged. */
export interface RuleSubject {
  readonly spec: SectionSpec;
  readonly state: SectionState;
  /** Null when the section is missing. */
  readonly content: Content | null;
}

/** What a rule says: how much it weighs and in which words. */
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

/** What each rule says of itself, for the page of rules. */
interface RuleNotes {
  /** The rule's file name and its anchor in the documentation. */
  readonly id: string;
  /** The key of the configuration that asks for it, such as `needs.date`. */
  readonly key: string;
  /** What may stand there: the schema's own. */
  readonly schema: z.ZodType;
  /** What it asks, one sentence. */
  readonly summary: string;
  /** Why a reader is glad of it, one or two sentences. */
  readonly rationale: string;
}

/** One rule about a section. */
export interface Rule extends RuleNotes {
  readonly examples: readonly RuleExample[];
  readonly find: (subject: RuleSubject, words: Words, context: RuleContext) => RuleFinding | null;
}

/** An issue that a pull request belongs to, judged by the same configuration. */
export interface JudgedIssue {
  readonly number: number;
  readonly isClosing: boolean;
  readonly isImplemented: boolean;
  /** Null where nothing is asked of it, or too much stands in those before it. */
  readonly verdict: Verdict | null;
}

/** One item of one template, its sections read. */
export interface ItemRuleSubject extends RuleContext {
  readonly template: Template;
  readonly sections: readonly SectionReading[];
  /** What the body says in words; read when first asked for. */
  readonly prose: () => readonly ProseLine[];
  /** Null where it is not known what the item belongs to. */
  readonly linked: readonly JudgedIssue[] | null;
}

/** A template's keys and an item, both as YAML, and whether the rule has something to say. */
export interface ItemRuleExample {
  readonly template: string;
  readonly item: string;
  readonly finds: boolean;
}

/** One rule about an item as a whole. */
export interface ItemRule extends RuleNotes {
  readonly examples: readonly ItemRuleExample[];
  readonly find: (subject: ItemRuleSubject, words: Words) => RuleFinding | null;
}
