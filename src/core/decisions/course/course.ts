import type { Duration } from '../../config/config.js';
import type { Instant } from '../../snapshot.js';
import type {
  Concern,
  DecisionState,
  Hold,
  Objection,
  Outcome,
  Refusal,
  RefusalReason,
  Unreadable,
} from '../decision.js';
import type { FinalState, KnownConcern, Told } from '../facts.js';
import type { Act } from '../log/happening.js';

/** How far the log alone brings a decision; what time and the body make of it is settled at the end. */
export type Phase = 'draft' | 'open' | 'postponed' | FinalState;

export interface Proposal {
  readonly by: string;
  readonly at: Instant;
  readonly url: string | null;
  /** Later than `at` where the body was completed only then. */
  readonly openedAt: Instant;
  /** Null: what the section Decision says. */
  readonly option: string | null;
  readonly isOneWay: boolean;
}

export interface RaisedConcern extends Concern {
  /** The title as it is compared. */
  readonly folded: string;
  readonly taken: KnownConcern['taken'];
}

export interface GivenApproval {
  readonly by: string;
  readonly at: Instant;
  readonly url: string | null;
}

/** A decision between two happenings: all that what came before them means for what comes after. */
export interface Course {
  readonly phase: Phase;
  /** The ends that we told of. */
  readonly told: readonly Told[];
  /** True where we told of the final phase that this is in. */
  readonly isTold: boolean;
  /** True behind something new that may keep a decision from being accepted. */
  readonly hasNews: boolean;
  readonly proposal: Proposal | null;
  /** By command; null where the section Owner says it, if anything does. */
  readonly owner: string | null;
  /** By command of somebody with write access; null where the settings say it. */
  readonly asked: readonly string[] | null;
  /** Beside these, by command of an author without it. */
  readonly alsoAsked: readonly string[];
  /** Of these, whom a command asks that was not read before. */
  readonly askedAnew: readonly string[];
  /** One entry a unit. */
  readonly extensions: readonly Duration[];
  /** When last something came up that everybody needs time for: a concern was settled, somebody was asked. */
  readonly newsAt: Instant | null;
  readonly concerns: readonly RaisedConcern[];
  readonly nextNumber: number;
  readonly holds: readonly Hold[];
  readonly approvals: readonly GivenApproval[];
  readonly objections: readonly Omit<Objection, 'answered'>[];
  readonly outcome: Outcome | null;
  readonly revisitAt: Instant | null;
  readonly supersededBy: number | null;
  /** Who closed the item; null while it is open. */
  readonly closed: { readonly by: string | null } | null;
  readonly isHelpWanted: boolean;
  readonly refusals: readonly Refusal[];
  /** Why commands wait; none twice. Nothing is accepted while one does. */
  readonly waiting: readonly Unreadable[];
  /** How often a window was reckoned to judge an acceptance, and a title was guessed: both are dear and bounded. */
  readonly attempts: number;
  readonly guesses: number;
}

export function beginCourse(nextNumber: number): Course {
  return {
    phase: 'draft',
    told: [],
    isTold: false,
    hasNews: false,
    proposal: null,
    owner: null,
    asked: null,
    alsoAsked: [],
    askedAnew: [],
    extensions: [],
    newsAt: null,
    concerns: [],
    nextNumber,
    holds: [],
    approvals: [],
    objections: [],
    outcome: null,
    revisitAt: null,
    supersededBy: null,
    closed: null,
    isHelpWanted: false,
    refusals: [],
    waiting: [],
    attempts: 0,
    guesses: 0,
  };
}

/** What a command comes to. */
export type Answer =
  | { readonly kind: 'done'; readonly course: Course }
  /** `course` where finding that out counts against a bound. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly course?: Course }
  /** What it depends on cannot be read. */
  | { readonly kind: 'waits'; readonly what: Unreadable };

export function done(course: Course): Answer {
  return { kind: 'done', course };
}

export function refuse(reason: RefusalReason, course?: Course): Extract<Answer, { kind: 'refused' }> {
  return { kind: 'refused', reason, ...(course && { course }) };
}

export function wait(what: Unreadable): Answer {
  return { kind: 'waits', what };
}

/** The most entries of one kind that are kept: concerns, holds, approvals, objections, refusals. */
export const MOST_KEPT = 100;

/** The answer to what would be one too many. */
export const TOO_MANY = refuse({ kind: 'fault', fault: { kind: 'too-many' } });

/** Tells whether a decision so far has ended. */
export function isOver(state: Phase | DecisionState): state is FinalState {
  return state === 'accepted' || state === 'rejected' || state === 'withdrawn' || state === 'superseded';
}

export function openConcerns({ concerns }: Course): readonly RaisedConcern[] {
  return concerns.filter(({ resolved, taken }) => resolved === null && taken?.how !== 'back');
}

export function isBlocked(course: Course): boolean {
  return course.holds.length > 0 || openConcerns(course).length > 0;
}

/** Returns the course after something that may have set it free: from then on everybody has at least a working day. */
export function freed(before: Course, after: Course, at: Instant): Course {
  return isBlocked(before) && !isBlocked(after) ? withNews(after, at) : after;
}

export function withNews(course: Course, at: Instant): Course {
  return { ...course, newsAt: Math.max(course.newsAt ?? at, at) };
}

/** Returns the course with one more reason why nothing can be accepted. */
export function withWaiting(course: Course, what: Unreadable): Course {
  return course.waiting.includes(what) ? course : { ...course, waiting: [...course.waiting, what] };
}

/** Returns the course with its end. */
export function end(course: Course, phase: FinalState, outcome: Outcome): Course {
  return { ...turn(course, phase), outcome };
}

/** Returns the course in another phase; what belonged to the last one is gone. */
export function turn(course: Course, phase: Phase): Course {
  return { ...course, phase, isTold: false, outcome: null, revisitAt: null, supersededBy: null };
}

/** Returns the course of what was accepted and is talked over again. */
export function reopen(course: Course): Course {
  return turn(course, course.proposal === null ? 'draft' : 'open');
}

/** The end that an act brings about. */
export function outcomeOf({ how, by, at, url }: Act, option: string | null, because: string | null): Outcome {
  return { how, by, at, url, option, because };
}

export function sameLogin(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a.toLowerCase() === b.toLowerCase();
}
