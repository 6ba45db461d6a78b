import type { Instant, PeopleComment } from '../snapshot.js';
import type { Outcome, Role } from './decision.js';

/** One version of an item's body. */
export interface BodyVersion {
  readonly at: Instant;
  readonly body: string;
}

/**
 * What was written down about a command when it was acknowledged: authority holds as it was then. What is not among these was not
 * read before.
 */
export interface Heard {
  /** The comment; null for a label or a closing that counts as a command. */
  readonly comment: number | null;
  readonly by: string;
  /** When it counted from. A comment that was edited since counts from then, and its author's role is looked up again. */
  readonly at: Instant;
  /** `unknown` where nobody had to know it, or it could not be read: then it is looked up when it has to be known. */
  readonly role: Role;
}

/** A concern as it stood when our comment was last written: its number stays its own, and one that went is noticed. */
export interface KnownConcern {
  readonly number: number;
  readonly comment: number;
  readonly by: string;
  /** Empty where its author took it back. */
  readonly title: string;
  readonly at: Instant;
  readonly resolved: { readonly by: string; readonly at: Instant } | null;
  /** `back`: by who raised it. `away`: by somebody else, or it cannot be told by whom. */
  readonly taken: { readonly how: 'back' | 'away'; readonly at: Instant } | null;
}

/**
 * What is written down in our comment, since the thread alone does not say it. It speeds up and protects; without it a decision
 * is read all the same. At most 300 commands and 100 concerns.
 */
export interface Memory {
  readonly heard: readonly Heard[];
  /** Up to when commands went from `heard` since there were too many; left out where none did. */
  readonly forgottenUntil?: Instant | undefined;
  readonly concerns: readonly KnownConcern[];
  /** Left out where nothing was proposed yet. */
  readonly asked?: AskedBefore | undefined;
  /** The number that the next new concern gets. */
  readonly nextNumber: number;
  /** How the decision ended, each time that we told of it; the newest ten. */
  readonly told: readonly Told[];
}

/** Who was asked when our comment was last written while a proposal was open. */
export interface AskedBefore {
  /** Those whose silence counts, at most fifty, in lower case. */
  readonly people: readonly string[];
  /** When last we saw that somebody came to be asked without a command; null where we never did. */
  readonly newsAt: Instant | null;
}

/** An end that we told of, as we told it. */
export interface Told {
  readonly state: FinalState;
  readonly outcome: Omit<Outcome, 'url'>;
  /** The decision that stands in its place. */
  readonly supersededBy: number | null;
}

/** How a decision can end. Once announced it is a fact: only a command changes it, no calendar, leaver or deleted comment. */
export type FinalState = 'accepted' | 'rejected' | 'withdrawn' | 'superseded';

/**
 * What the configuration names under `country` and nobody knows the public holidays of: a country, which then has none; a part of a
 * country, which then has those of the whole; or one more than are looked up for one configuration.
 */
export interface HolidayNote {
  readonly country: string;
  readonly reason: 'unknown-country' | 'unknown-part' | 'too-many';
}

/** Somebody whose role is to be looked up, and the logins that they ask, in lower case. */
export interface Asker {
  readonly by: string;
  readonly whom: readonly string[];
}

/** Which facts are to be looked up. Whatever is not asked for costs nothing. */
export interface FactsNeed {
  /** Logins. */
  readonly roles: readonly string[];
  /** As `org/team`. */
  readonly teams: readonly string[];
  /** Logins of which it has to be known whether there is anybody; with `codeowners`, of the people among these, too. Null for none. */
  readonly readers: readonly string[] | null;
  /** Of whom it has to be known, too, where these turn out to have write access. */
  readonly askers: readonly Asker[];
  /** Whether earlier versions of the body are. */
  readonly versions: boolean;
  /** Whether the owners of everything are, with the members of the teams among them. */
  readonly codeowners: boolean;
  /** Whose public holidays, by country or part of one. */
  readonly countries: readonly string[];
  /** The issue in which people say when they are away; null where there is none. */
  readonly people: number | null;
  /** In which folder decisions are kept, and the label of those that another took the place of; null where none is kept. */
  readonly record: { readonly folder: string; readonly superseded: string } | null;
}

/** Asks for nothing. */
export const NO_NEED: FactsNeed = {
  roles: [],
  askers: [],
  teams: [],
  readers: null,
  versions: false,
  codeowners: false,
  countries: [],
  people: null,
  record: null,
};

/** What beside the thread a decision is read from. Logins and teams are in lower case. */
export interface DecisionFacts {
  /** Of those that `rolesNeeded` names; `none` for who is no user at all. Left out or `unknown`: not known, and what they said waits. */
  readonly roles: Readonly<Record<string, Role>>;
  /**
   * Of those that `readersNeeded` names, whether they can read the repository: false also for a login that nobody has. Left out: not
   * known, and nothing is accepted by their silence.
   */
  readonly readers: Readonly<Record<string, boolean>>;
  /** Members of the teams that were asked, by `org/team`; null where a team cannot be read, or has too many to be asked. */
  readonly teams: Readonly<Record<string, readonly string[] | null>>;
  /** Owners of everything by CODEOWNERS, logins and teams; null where there is no such file, or it was not asked for. */
  readonly codeowners: readonly string[] | null;
  /**
   * Oldest first, the present one last, as far as the last twenty edits show them; null where they were not asked for, since
   * no approval is older than the last edit.
   */
  readonly versions: readonly BodyVersion[] | null;
  /** Public holidays, `YYYY-MM-DD`, by country or part of one. */
  readonly holidays: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where these are not all that there are. */
  readonly holidayNotes: readonly HolidayNote[];
  /**
   * What people wrote where they say when they are away, oldest first; null where it was not asked for. `unreadable` where the issue
   * that the settings name is not there or not shown to us: then nobody knows who is away.
   */
  readonly people: readonly PeopleComment[] | 'unreadable' | null;
  /** Null where it was not asked for. */
  readonly record: RecordFacts | null;
}

/** What beside the configuration and a thread says when people work. */
export type TimeFacts = Pick<DecisionFacts, 'holidays' | 'people'>;

/** Another issue or a pull request. */
export interface RecordLink {
  readonly number: number;
  readonly url: string;
}

/** What is known of where a decision is kept, and of what refers to it in its own repository. */
export interface RecordFacts {
  /** The default branch; null in a repository without any commit. */
  readonly branch: string | null;
  /** Names of what is in the folder of the records. */
  readonly files: readonly string[];
  /** Merged pull requests, the newest ten, in the order of their numbers. */
  readonly pulls: readonly RecordLink[];
  /** Decisions in whose place this one stands, as our comments there say. */
  readonly supersedes: readonly RecordLink[];
}

/** Where nothing had to be looked up. */
export const NO_FACTS: DecisionFacts = {
  roles: {},
  readers: {},
  teams: {},
  codeowners: null,
  versions: null,
  holidays: new Map(),
  holidayNotes: [],
  people: null,
  record: null,
};
