import type { DecisionState, Door, Outcome } from '../decision.js';
import type { RecordLink } from '../facts.js';

/** A decision as it is kept in a file. Logins stand without `@`, days as `YYYY-MM-DD` in the zone of the team. */
export interface DecisionRecord {
  /** The number of the issue. */
  readonly number: number;
  /** One line of plain text, without a prefix such as "Decision:". */
  readonly title: string;
  readonly status: DecisionState;
  /** When that status was reached. */
  readonly date: string;
  /** Who decided, owns it or proposed it. */
  readonly decisionMakers: readonly string[];
  /** Who else answered: approved, raised a concern, objected. */
  readonly consulted: readonly string[];
  /** Who was asked and did not answer. */
  readonly informed: readonly string[];
  readonly door: Door;
  readonly sections: RecordSections;
  /** Null while nothing was decided. */
  readonly outcome: RecordOutcome | null;
  readonly dissent: readonly Dissent[];
  /** Of the issue. */
  readonly url: string;
  /** Merged pull requests that refer to the issue. */
  readonly pulls: readonly RecordLink[];
  readonly supersedes: readonly RecordLink[];
  readonly supersededBy: RecordLink | null;
  readonly revisitOn: string | null;
}

/** Sections of the issue as Markdown that leaves what stands below it as it is; empty where nothing is said. */
export interface RecordSections {
  readonly problem: string;
  readonly drivers: string;
  readonly options: string;
  readonly tradeoffs: string;
  /** What the section Decision says below the option that was chosen. */
  readonly reasons: string;
  /** What that section says where it has another option, or none was chosen; then there are no reasons. */
  readonly decision: string;
  readonly consequences: string;
  readonly confirmation: string;
  /** Sections that a team added to its template. */
  readonly others: readonly { readonly heading: string; readonly text: string }[];
}

export interface RecordOutcome {
  readonly option: string | null;
  readonly because: string | null;
  readonly how: Outcome['how'];
  readonly by: string | null;
  readonly date: string;
}

/** A concern, or an objection to what was accepted already, and what became of it. */
export interface Dissent {
  readonly kind: 'concern' | 'objection';
  readonly what: string;
  readonly by: string;
  /** Where it was said; null where that is not known. */
  readonly url: string | null;
  /** Who resolved it, or null for an answer, and where; null while it is open. */
  readonly settled: { readonly by: string | null; readonly url: string | null } | null;
}
