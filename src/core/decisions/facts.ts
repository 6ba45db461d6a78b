import type { Instant } from '../snapshot.js';
import type { Role } from './decision.js';

/** One version of an item's body. */
export interface BodyVersion {
  readonly at: Instant;
  readonly body: string;
}

/** What was written down about a command when it was acknowledged: authority holds as it was then. */
export interface Heard {
  readonly comment: number;
  /** Null where the comment had never been edited by then. */
  readonly editedAt: Instant | null;
  readonly role: Role;
}

/** A concern that was open when our comment was last written, by which one that was taken away is noticed. */
export interface KnownConcern {
  readonly comment: number;
  readonly by: string;
  readonly title: string;
  readonly at: Instant;
}

/** Which facts are to be looked up. Whatever is not asked for costs nothing. */
export interface FactsNeed {
  /** Logins. */
  readonly roles: readonly string[];
  /** As `org/team`. */
  readonly teams: readonly string[];
  /** Whether earlier versions of the body are. */
  readonly versions: boolean;
  /** Whether the owners of everything are, with the members of the teams among them. */
  readonly codeowners: boolean;
}

/** What beside the thread a decision is read from. Logins and teams are in lower case. */
export interface DecisionFacts {
  /** Of those who gave commands, or were named as owner, since they were last acknowledged. `none` for who is no user at all. */
  readonly roles: Readonly<Record<string, Role>>;
  /** Members of the teams that were asked, by `org/team`; null where a team cannot be read, or has too many to be asked. */
  readonly teams: Readonly<Record<string, readonly string[] | null>>;
  /** Owners of everything by CODEOWNERS, logins and teams; null where there is no such file, or it was not asked for. */
  readonly codeowners: readonly string[] | null;
  /**
   * Oldest first, the present one last, as far as the last twenty edits show them; null where they were not asked for, since
   * no approval is older than the last edit.
   */
  readonly versions: readonly BodyVersion[] | null;
}
