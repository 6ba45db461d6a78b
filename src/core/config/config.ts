import type { Instant } from '../snapshot.js';

/** How much a finding weighs: `require` fails an item, `warn` and `info` are said, `off` is not looked at. */
export type Level = 'require' | 'warn' | 'info' | 'off';

export type Mode = 'observe' | 'advise' | 'enforce';

export type PresetName = 'standard' | 'lean' | 'strict' | 'oss';

/** The language of what the app writes. */
export type Locale = 'en' | 'de';

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export type NeedKind = 'list' | 'link' | 'date' | 'person' | 'checklist' | 'code' | 'image';

/** What a rule asks beyond presence. `level` is resolved: one softer than the section's unless the rule states its own. */
export interface Ask<T> {
  readonly value: T;
  readonly level: Level;
}

/** One kind of thing that must be in a section. `kinds` narrows a link down to some kinds of links; empty asks for any. */
export interface Need extends Ask<NeedKind> {
  readonly kinds: readonly string[];
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
  readonly needs: readonly Need[];
  readonly min_words: Ask<number> | null;
  readonly min_items: Ask<number> | null;
  /** Answers of which one is to be named. */
  readonly one_of: Ask<readonly string[]> | null;
  /** Which of its boxes are to be ticked. */
  readonly checked: Ask<'all' | 'some'> | null;
  /** RE2 source, already known to compile. */
  readonly pattern: Ask<string> | null;
  /** RE2 sources that must not match. */
  readonly forbid: Ask<readonly string[]> | null;
}

/** What the title of an item is held to, beside not being a default. */
export interface TitleAsk {
  /** In characters, without a prefix such as "Task:". */
  readonly min_length: number;
  /** In characters, of the whole title. */
  readonly max_length: number | null;
  /** RE2 source. */
  readonly pattern: string | null;
  readonly level: Level;
}

/** Which issue a pull request is to name. */
export interface LinkedIssueAsk {
  /** True where merging must close it. */
  readonly closes: boolean;
  readonly brief: 'complete' | null;
  readonly decision: 'accepted' | null;
  readonly level: Level;
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
  /** The file of the repository that the sections are taken from; null where the configuration lists them. */
  readonly from: string | null;
  readonly sections: readonly SectionSpec[];
  readonly title: TitleAsk | null;
  /** How much it weighs when sections stand in another order; null where nobody asks. */
  readonly order: Level | null;
  readonly linked_issue: LinkedIssueAsk | null;
  /** How much it weighs when a pull request carries out a decision that is not accepted; null where nobody asks. */
  readonly implements: Level | null;
  readonly max_mentions: Ask<number> | null;
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
  readonly locale: Locale;
}

/** The names our labels carry here. Only labels in this set are ever touched. */
export interface LabelNames {
  readonly incomplete: string;
  readonly skip: string;
  readonly decision_draft: string;
  readonly decision_proposed: string;
  readonly decision_final_call: string;
  readonly decision_blocked: string;
  readonly decision_stalled: string;
  readonly decision_accepted: string;
  readonly decision_rejected: string;
  readonly decision_postponed: string;
  readonly decision_withdrawn: string;
  readonly decision_superseded: string;
}

/** What a team adds to the table of links. */
export interface LinkOptions {
  /** Kind → shapes of addresses such as `wiki.example.com/**`; a kind of the table or one of their own. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  /** Prefixes whose bare keys count as links to a tracker: `ABC` for `ABC-12`. */
  readonly trackers: readonly string[];
}

/** Where and when somebody works. */
export interface WorkingTime {
  /** An IANA zone. */
  readonly timezone: string;
  /** Minutes after midnight there. */
  readonly hours: { readonly from: number; readonly to: number };
  readonly days: readonly Day[];
  /** A country, or a part of one, in the letters of ISO 3166; null where no public holidays count. */
  readonly country: string | null;
}

/** Whole days of the calendar, `YYYY-MM-DD`, from the first to the last; both are within. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Days on which somebody is not there, and the login of who stands in. */
export interface Absence extends DayRange {
  readonly cover: string | null;
}

export interface Member extends WorkingTime {
  readonly away: readonly Absence[];
}

export interface People extends WorkingTime {
  /** Days on which nobody works. */
  readonly shutdown: readonly DayRange[];
  /** The issue whose `/away` and `/hours` hold for the whole repository; null where there is none. */
  readonly issue: number | null;
  /** By GitHub login, as written. */
  readonly members: Readonly<Record<string, Member>>;
}

/** A length of time: minutes, hours, days and weeks by the clock, working hours (`wh`) and days (`wd`) by calendars. */
export interface Duration {
  readonly amount: number;
  readonly unit: 'm' | 'h' | 'd' | 'w' | 'wh' | 'wd';
}

/** How decisions are taken. */
export interface DecisionOptions {
  readonly window: Duration;
  readonly min_working_hours: number;
  readonly max_extension: Duration;
  /** Logins and teams (`org/team`) without `@`, as written. */
  readonly ask: readonly string[];
  readonly record: {
    readonly via: 'link' | 'pr' | 'off';
    /** A path in the repository without a slash at either end. */
    readonly folder: string;
  };
}

/** A section of the weekly page, in its order. */
export type RollupSection = 'needs-you' | 'projects' | 'blockers' | 'decisions' | 'shipped' | 'ahead' | 'how-we-worked';

/** Where in Slack the weekly page is told of. */
export interface SlackOptions {
  /** A channel's id; null for the one that the webhook belongs to. */
  readonly channel: string | null;
  /** Minutes after midnight; null for as soon as the page is written. */
  readonly at: number | null;
  /** An IANA zone. */
  readonly timezone: string;
}

/** When and where the weekly page is written. */
export interface RollupOptions {
  readonly day: Day;
  /** Minutes after midnight. */
  readonly at: number;
  /** An IANA zone. */
  readonly timezone: string;
  readonly target: 'issue' | 'discussion';
  /** The category of a discussion, by the last part of its address. */
  readonly category: string;
  readonly pin: boolean;
  readonly hide: readonly RollupSection[];
  /** Further repositories, `owner/name` as written. */
  readonly repos: readonly string[];
  readonly slack: SlackOptions | null;
}

/** When status updates are due, and whose owner is asked for one. */
export interface StatusOptions {
  readonly ask: 'all' | 'labelled' | 'none';
  /** Where no label says it. */
  readonly cadence: 'weekly' | 'biweekly' | 'monthly';
  readonly day: Day;
  /** Minutes after midnight, by the owner's clocks. */
  readonly at: number;
  /** The age from which a blocker speaks for a project being at risk. */
  readonly old_after: Duration;
}

/** Within which time an answer can be expected, in the working time of whoever is asked. */
export interface ResponseOptions {
  readonly review: Duration;
  readonly question: Duration;
  readonly remind: boolean;
}

/** An effective configuration: all layers and defaults applied. */
export interface Config {
  readonly version: 1;
  readonly preset: PresetName;
  readonly mode: Mode;
  /** `YYYY-MM-DD` in the zone of `people.timezone`; null where every item may be failed. */
  readonly enforce_from: string | null;
  readonly ratchet: boolean;
  readonly scope: Scope;
  readonly templates: readonly Template[];
  readonly comment: CommentWords;
  readonly labels: LabelNames;
  readonly links: LinkOptions;
  readonly people: People;
  readonly decisions: DecisionOptions;
  readonly status: StatusOptions;
  /** Null where nobody asked for windows. */
  readonly response: ResponseOptions | null;
  /** Null where nobody asked for a weekly page. */
  readonly rollup: RollupOptions | null;
  /** Repositories whose weekly page may name what is in this one, `owner/name` in lower case. */
  readonly share_with: readonly string[];
  /** Labels that tell nothing of an item's state: that of the weekly page, and the one under which nobody is reminded. */
  readonly other_labels: { readonly rollup: string; readonly no_nag: string };
  /** Issue forms of the repository that `match.forms` may name: file name → labels of its required fields. */
  readonly forms: Readonly<Record<string, readonly string[]>>;
  /** Titles that the repository's forms and templates begin with: as they stand, they say nothing. */
  readonly titles: readonly string[];
}

/** One fault of a configuration file. `line` and `column` are 1-based. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Where the reference page speaks of it: `docs/configuration.md#scope`. */
  readonly reference: string;
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
