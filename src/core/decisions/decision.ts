import type { CommandFault, CommandName } from '../commands/command.js';
import type { Instant } from '../snapshot.js';

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

/** What an account may do in a repository, as its collaborator permission says. `unknown`: it could not be read. */
export type Role = 'admin' | 'write' | 'triage' | 'read' | 'none' | 'unknown';

/** Where something was said. */
interface Source {
  readonly at: Instant;
  /** Null for what was not said in a comment. */
  readonly url: string | null;
}

export interface Concern extends Source {
  /** 1-based, in the order in which they were raised; `/resolve 2` means this one. */
  readonly number: number;
  readonly title: string;
  readonly by: string;
  /** The comment it stands in. */
  readonly comment: number;
  readonly resolved: ({ readonly by: string } & Source) | null;
}

export interface Hold extends Source {
  /** Null where a concern was taken away by somebody else than who raised it. */
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
}

/** How a decision ended. */
export interface Outcome extends Source {
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
  | { readonly kind: 'approvals-missing'; readonly missing: number }
  | { readonly kind: 'own-proposal' }
  | { readonly kind: 'no-such-concern' }
  | { readonly kind: 'in-the-past' }
  /** Of a length that no window has: nothing, or more than a year. */
  | { readonly kind: 'length' }
  | { readonly kind: 'not-a-collaborator'; readonly login: string }
  | { readonly kind: 'itself' }
  | { readonly kind: 'already' };

/** Who may give a command. */
export type WhoMay = 'author-or-write' | 'asked-or-triage' | 'concern-author-or-decider' | 'write' | 'decider';

/** A command that did nothing, or a label by hand that was put right. */
export interface Refusal extends Source {
  /** As it would be typed, such as `/accept`; a label's name for a label. */
  readonly what: string;
  readonly name: CommandName | null;
  readonly by: string;
  readonly comment: number | null;
  readonly reason: RefusalReason;
}

/** A person asked, and how much of their own working time they have had. */
export interface AskedPerson {
  readonly login: string;
  /** Away throughout: not waited for. */
  readonly isExcused: boolean;
  /** Until when somebody who was excused may still object; null for everybody else. */
  readonly mayObjectUntil: Instant | null;
  /** Working time in the window so far, in milliseconds, and how much of it everybody is to have. */
  readonly workedMs: number;
  readonly neededMs: number;
  readonly approval: Approval | null;
  /** An IANA zone. */
  readonly zone: string;
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

/** What has to happen next, and so who owes it. */
export type Next =
  | { readonly kind: 'sections' }
  | { readonly kind: 'propose' }
  /** Nobody was asked: their silence is no consent. */
  | { readonly kind: 'ask' }
  /** A role, a team or a calendar could not be read. */
  | { readonly kind: 'unreadable'; readonly what: 'role' | 'team' | 'time' }
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
  readonly asked: readonly AskedPerson[];
  readonly askedBy: 'command' | 'configuration' | 'members' | 'codeowners' | 'nobody';
  readonly window: Window | null;
  readonly concerns: readonly Concern[];
  readonly holds: readonly Hold[];
  readonly approvals: readonly Approval[];
  readonly objections: readonly Objection[];
  readonly outcome: Outcome | null;
  readonly revisitAt: Instant | null;
  readonly supersededBy: number | null;
  readonly refusals: readonly Refusal[];
  readonly next: Next;
  /** When something changes though nothing happens until then; null for never. */
  readonly again: Instant | null;
}
