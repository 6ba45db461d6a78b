import type { CommandFault, CommandName } from '../commands/command.js';
import type { Instant } from '../snapshot.js';
import type { Memory } from './facts.js';

/** How far a decision is. One label each. */
export type DecisionState =
  | 'draft'
  | 'proposed'
  | 'final-call'
  | 'blocked'
  | 'stalled'
  | 'accepted'
  | 'rejected'
  | 'postponed'
  | 'withdrawn'
  | 'superseded';

/** Through a two-way door one can come back: silence accepts. Through a one-way door nobody goes without saying so. */
export type Door = 'two-way' | 'one-way';

/**
 * What an account may do in a repository, as its collaborator permission says. `read` only where somebody gave it: in a public
 * repository, which everybody may read, and in an internal one, which everybody in the enterprise may, that is `none`. `unknown`:
 * it could not be read.
 */
export type Role = 'admin' | 'write' | 'triage' | 'read' | 'none' | 'unknown';

/** Where something was said. */
interface Source {
  readonly at: Instant;
  /** Null for what was not said in a comment. */
  readonly url: string | null;
}

export interface Concern extends Source {
  /** 1-based, in the order in which they were first seen, and never given twice; `/resolve 2` means this one. */
  readonly number: number;
  readonly title: string;
  readonly by: string;
  /** The comment it stands in. */
  readonly comment: number;
  readonly resolved: ({ readonly by: string } & Source) | null;
}

export interface Hold extends Source {
  /** Null where a concern was taken away by somebody else than who raised it; `why` is its title then. */
  readonly by: string | null;
  readonly why: string | null;
}

export interface Approval extends Source {
  readonly by: string;
  /** True where Problem, Options or Decision were edited since. Through a one-way door it then no longer counts. */
  readonly isBeforeEdit: boolean;
}

/** A late objection: it reopens a two-way decision, and in a one-way one asks for an answer in writing. */
export interface Objection extends Source {
  readonly by: string;
  readonly why: string;
  /** The decider's first comment since; null where none is owed, or none was written yet. */
  readonly answered: Source | null;
}

/** How a decision ended. */
export interface Outcome extends Source {
  /** `label` with nobody behind it: we announced it, and what it came from is no longer in the thread. */
  readonly how: 'silence' | 'command' | 'closing' | 'label';
  /** Null for silence. */
  readonly by: string | null;
  readonly option: string | null;
  readonly because: string | null;
}

/** Why a command did nothing. A sentence each in `text/`. */
export type RefusalReason =
  | { readonly kind: 'fault'; readonly fault: CommandFault }
  /** Who gave it may not; `who` may. */
  | { readonly kind: 'not-allowed'; readonly who: WhoMay }
  /** It makes no sense in that state. */
  | { readonly kind: 'state'; readonly state: DecisionState }
  | { readonly kind: 'sections-missing' }
  | { readonly kind: 'nothing-proposed' }
  | { readonly kind: 'open-concerns'; readonly count: number }
  | { readonly kind: 'held' }
  /** The window is still open and not everybody who was asked has answered. */
  | { readonly kind: 'window-open'; readonly until: Instant }
  /** Nobody is asked whose answer counts, and who accepts has no write access. */
  | { readonly kind: 'nobody-asked' }
  /** Nobody proposed it, and so nobody was asked, and who closed the issue has no write access. */
  | { readonly kind: 'unproposed' }
  /** Approvals, and the silence so far, are for what was proposed. */
  | { readonly kind: 'other-option' }
  | { readonly kind: 'approvals-missing'; readonly missing: number }
  | { readonly kind: 'own-proposal' }
  | { readonly kind: 'no-such-concern' }
  | { readonly kind: 'in-the-past' }
  /** Of a length that no window has: nothing, or more than a year. */
  | { readonly kind: 'length' }
  | { readonly kind: 'not-a-collaborator'; readonly login: string }
  | { readonly kind: 'itself' }
  /** It is so already. */
  | { readonly kind: 'already' }
  /** A label for a state that nobody puts by hand. */
  | { readonly kind: 'not-by-hand' };

/** Who may give a command. */
export type WhoMay = 'author-or-write' | 'asked-or-triage' | 'concern-author-or-decider' | 'write' | 'decider';

/** A command that did nothing, or what counts as one: a label by hand, closing as completed, a person named in a section. */
export interface Refusal extends Source {
  readonly how: 'command' | 'label' | 'closing' | 'section';
  /** As it would be typed, such as `/accept`; a label's name for a label, a section's for a section. */
  readonly what: string;
  readonly name: CommandName | null;
  readonly by: string;
  readonly comment: number | null;
  readonly reason: RefusalReason;
}

/** A person asked, and how much of their own working time they have had. */
export interface AskedPerson {
  readonly login: string;
  /** False for whom only an author without write access asked: neither their silence nor their yes has the decision accepted. */
  readonly isBacked: boolean;
  /** Away throughout: not waited for. */
  readonly isExcused: boolean;
  /** Until when somebody who was excused may still object; null for everybody else. */
  readonly mayObjectUntil: Instant | null;
  /** Who stands in for somebody who was excused, by their own word or the configuration's. Their answer is their own, and counts as such. */
  readonly cover: string | null;
  /** Working time in the window so far, in milliseconds, and how much of it everybody is to have. */
  readonly workedMs: number;
  readonly neededMs: number;
  readonly approval: Approval | null;
  /** An IANA zone; null while no window is open, for which nobody's zone is asked. */
  readonly zone: string | null;
}

/** The time in which people may answer. */
export interface Window {
  readonly openedAt: Instant;
  readonly nominalEnd: Instant;
  readonly endsAt: Instant;
  /** True where somebody's own hours, a concern or a command made it longer. */
  readonly isExtended: boolean;
  readonly isCapped: boolean;
  /** Its last working day begins. */
  readonly finalCallAt: Instant;
}

/** What could not be read, so that the decision waits: a role, whether somebody asked is there, a team, a calendar, or all that was said. */
export type Unreadable = 'role' | 'person' | 'team' | 'time' | 'thread';

/** What has to happen next, and so who owes it. */
export type Next =
  | { readonly kind: 'sections' }
  | { readonly kind: 'propose' }
  /** Nobody was asked: their silence is no consent. */
  | { readonly kind: 'ask' }
  /** Only people were asked whose answer does not count: nobody with write access, and no setting, asked them. */
  | { readonly kind: 'backing' }
  | { readonly kind: 'unreadable'; readonly what: Unreadable }
  | { readonly kind: 'window'; readonly until: Instant }
  | { readonly kind: 'concerns'; readonly numbers: readonly number[] }
  | { readonly kind: 'hold' }
  | { readonly kind: 'approvals'; readonly from: readonly string[] }
  | { readonly kind: 'accept'; readonly by: string | null }
  | { readonly kind: 'answer-objection'; readonly by: string | null }
  | { readonly kind: 'revisit'; readonly at: Instant }
  | { readonly kind: 'nothing' };

/** A decision as it stands at one moment, with all that is said of it. */
export interface Decision {
  readonly state: DecisionState;
  readonly door: Door;
  /** What is put forward; null before a proposal. */
  readonly option: string | null;
  readonly proposed: ({ readonly by: string } & Source) | null;
  /** Who decides, if anybody was named. */
  readonly owner: string | null;
  /** Those whose answer is waited for: never the author of the item or of the proposal. At most fifty. */
  readonly asked: readonly AskedPerson[];
  /** Named among those asked, as they were written, and nobody who can read the repository: a mistyped name, or somebody without access. */
  readonly strangers: readonly string[];
  readonly askedBy: 'command' | 'configuration' | 'members' | 'codeowners' | 'nobody';
  readonly window: Window | null;
  readonly concerns: readonly Concern[];
  readonly holds: readonly Hold[];
  readonly approvals: readonly Approval[];
  readonly objections: readonly Objection[];
  readonly outcome: Outcome | null;
  readonly revisitAt: Instant | null;
  readonly supersededBy: number | null;
  /** True where somebody asked which commands there are. */
  readonly isHelpWanted: boolean;
  /** Oldest first, the newest hundred. */
  readonly refusals: readonly Refusal[];
  readonly next: Next;
  /** When something changes though nothing happens until then; null for never. */
  readonly again: Instant | null;
  /** What to write down in our comment, for the next look. */
  readonly memory: Memory;
}
