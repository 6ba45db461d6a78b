import type { Instant } from '../snapshot.js';

/** How much a finding weighs: `require` fails an item, `warn` and `info` are said, `off` is not looked at. */
export type Level = 'require' | 'warn' | 'info' | 'off';

export type Mode = 'observe' | 'advise' | 'enforce';

export type NeedKind = 'list' | 'link' | 'date' | 'person' | 'checklist' | 'code' | 'image';

/** What a rule asks beyond presence. `level` is resolved: one softer than the section's unless the rule states its own. */
export interface Ask<T> {
  readonly value: T;
  readonly level: Level;
}

/** One section of a template, all defaults applied. Keys are those of the YAML. */
export interface SectionSpec {
  readonly heading: string;
  readonly aliases: readonly string[];
  readonly level: Level;
  /** True where "None" is an answer: Blockers, Risks, … */
  readonly none: boolean;
  /** The template's own guiding texts for this section; unchanged they are no answer. */
  readonly prompts: readonly string[];
  /** The team's own line on what belongs here. */
  readonly help: string | null;
  readonly needs: readonly Ask<NeedKind>[];
  readonly min_words: Ask<number> | null;
  readonly min_items: Ask<number> | null;
  /** RE2 source, already known to compile. */
  readonly pattern: Ask<string> | null;
}

/** When a template applies. Names: one hit is enough. Limits: all must hold. Empty lists and nulls ask nothing. */
export interface Match {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  /** File names under `.github/ISSUE_TEMPLATE/`. */
  readonly forms: readonly string[];
  /** RE2 sources. */
  readonly title: readonly string[];
  readonly kind: 'issue' | 'pull_request' | null;
  readonly draft: boolean | null;
  /** Globs on the base branch. */
  readonly base: readonly string[];
  /** Globs on changed paths. */
  readonly paths: readonly string[];
  /** GitHub's author associations, upper case. */
  readonly association: readonly string[];
}

export interface Template {
  readonly name: string;
  /** Null: chosen only by name. */
  readonly match: Match | null;
  readonly sections: readonly SectionSpec[];
}

export interface Scope {
  readonly bots: boolean;
  readonly drafts: boolean;
  /** Logins of coding agents that write for a person: checked although they are bots. */
  readonly agents: readonly string[];
  readonly ignore_labels: readonly string[];
  readonly ignore_authors: readonly string[];
  /** RE2 sources. */
  readonly ignore_titles: readonly string[];
  /** Milliseconds after opening or the last edit before the app first speaks. */
  readonly grace: number;
}

export interface CommentWords {
  readonly intro: string | null;
  readonly footer: string | null;
  readonly help_url: string | null;
}

/** The names our labels carry here. Only labels in this set are ever touched. */
export interface LabelNames {
  readonly incomplete: string;
  readonly skip: string;
  readonly decision_draft: string;
  readonly decision_proposed: string;
  readonly decision_accepted: string;
}

/** An effective configuration: all layers and defaults applied. */
export interface Config {
  readonly version: 1;
  readonly mode: Mode;
  readonly scope: Scope;
  readonly templates: readonly Template[];
  readonly comment: CommentWords;
  readonly labels: LabelNames;
  /** Issue forms of the repository that `match.forms` may name: file name → labels of its required fields. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
}

/** One fault of a configuration file. `line` and `column` are 1-based. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Where a repository's configuration stands. */
export type ConfigState =
  | { readonly status: 'none' }
  | { readonly status: 'invalid'; readonly file: string; readonly problems: readonly Problem[] }
  | {
      readonly status: 'valid';
      readonly config: Config;
      /** When a configuration first applied to this repository, and when it last changed; null where nobody asked. */
      readonly since: Instant | null;
      readonly changedAt: Instant | null;
    };
