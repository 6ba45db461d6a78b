import type { Mode } from '../config/config.js';
import type { Candidate, Instant } from '../snapshot.js';

/** An open item as a preview needs it. */
export interface PreviewItem extends Candidate {
  readonly number: number;
  /** Where it is read on the web, as GitHub gives it. */
  readonly url: string;
  readonly createdAt: Instant;
}

/** An item that would be judged otherwise. */
export interface PreviewChange {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  /** By which it would be judged. */
  readonly template: string;
  /** Headings of the sections that would be asked for, in the template's order, six at most; none of an item that passes. */
  readonly missing: readonly string[];
}

/** Items that would change in one way. */
export interface PreviewList {
  readonly count: number;
  /** Those with the lowest numbers, in order; fewer than `count` where there are many. */
  readonly first: readonly PreviewChange[];
}

/** What another configuration would change about the open items of a repository. */
export interface Preview {
  /** Items that were judged by both configurations. */
  readonly seen: number;
  /** Open items that were not looked at. */
  readonly unseen: number;
  readonly failing: PreviewList;
  readonly passing: PreviewList;
  /** Items that are passed over now and would be judged, and pass. */
  readonly begun: number;
  /** Items that are judged now and would be passed over. */
  readonly ended: number;
  /** Null where no configuration can be read, before or after. */
  readonly mode: PreviewMode | null;
}

/** Before and after, and how many pull requests each holds back: those that fail, in `enforce`, and are no drafts. */
export interface PreviewMode {
  readonly before: Mode;
  readonly after: Mode;
  readonly blockedBefore: number;
  readonly blockedAfter: number;
}
