import type { Level } from '../config/config.js';

/** What stands under a section's heading. Design: `docs/rules.md`. */
export type SectionState =
  'present' | 'missing' | 'empty' | 'comment-only' | 'placeholder' | 'template-residue' | 'too-short';

export interface SectionReading {
  /** The configured name, not the author's spelling. */
  readonly heading: string;
  readonly state: SectionState;
  /** 1-based line of the heading in the body; null when missing. */
  readonly line: number | null;
  /** Where a date is asked for: the last day that meets what is written, `YYYY-MM-DD`; null where none can be told. */
  readonly date?: string | null;
}

export interface Finding {
  /** The rule's id, which is its file name and its anchor in the documentation. */
  readonly rule: string;
  readonly level: Exclude<Level, 'off'>;
  /** The configured heading; null for a finding about the whole item. */
  readonly section: string | null;
  /** What was expected and what was found, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly remedy: string;
  readonly line: number | null;
}

/** Why an item was not judged. */
export type SkipReason =
  'no-template' | 'bot' | 'revert' | 'draft' | 'ignored-label' | 'ignored-author' | 'ignored-title' | 'skip-label';

/** How far a decision is as its body and its closing say: what is known without its thread. */
export type DecisionStage = 'draft' | 'proposed' | 'accepted';

/** What the configuration says of one item. It does not depend on the mode, the time or what we wrote before. */
export interface Verdict {
  readonly outcome: 'pass' | 'fail' | 'skip';
  /** Null unless the outcome is `skip`. */
  readonly skip: SkipReason | null;
  /** The template's name; null when none was chosen. */
  readonly template: string | null;
  /** One per configured section that is not `off`, in the template's order. */
  readonly sections: readonly SectionReading[];
  /** All of them, in the template's order. */
  readonly findings: readonly Finding[];
  /** Null unless the item is a decision issue. */
  readonly decision: DecisionStage | null;
}
