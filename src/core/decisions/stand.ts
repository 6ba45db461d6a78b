import type { Instant } from '../snapshot.js';
import type { ReckonedWindow } from './clockwork.js';
import { deciderOf, doorOf } from './course/authority.js';
import { isBlocked, isOver, openConcerns, type Course } from './course/course.js';
import type { Terms } from './course/terms.js';
import { answersIn, lackingApprovals, type WindowUnread } from './course/window.js';
import type { Decision, DecisionState, Next, Objection, Outcome, Unreadable } from './decision.js';
import { isCompleteAt } from './edits.js';
import type { DecisionInput } from './input.js';
import { isTakenAway } from './transitions/hold.js';

/** Where a decision stands at a moment, and what moves it on. */
export type Standing = Pick<Decision, 'state' | 'outcome' | 'next' | 'again'>;

/** What could not be read is tried again after an hour. */
const RETRY = 3_600_000;

/** Returns where a decision stands. `reckoned` is its window, or what keeps it from being reckoned; null without a proposal. */
export function stand(
  course: Course,
  terms: Terms,
  reckoned: ReckonedWindow | WindowUnread | null,
  objections: readonly Objection[],
  input: DecisionInput,
): Standing {
  const { phase } = course;
  const { now } = input;
  if (isOver(phase)) return { ...at(phase, onceOver(course, terms, objections)), outcome: course.outcome };
  if (phase === 'postponed') return postponed(course, now);
  const isComplete = isCompleteAt(terms.body, now);
  if (isBlocked(course) && (isComplete || phase === 'open')) return at('blocked', freeing(course));
  if (!isComplete) return at('draft', { kind: 'sections' });
  if (phase === 'open' && isShelved(input)) return at('stalled', { kind: 'nothing' });
  const unread = course.waiting[0] ?? (terms.isWhole ? null : 'thread');
  if (reckoned === null)
    return unread === null ? at('proposed', { kind: 'propose' }) : waiting('proposed', unread, now);
  if (typeof reckoned === 'string') return waiting('proposed', unread ?? reckoned, now);
  const inTime =
    now < reckoned.endsAt ? beforeEnd(course, terms, reckoned, now) : afterEnd(course, terms, reckoned, now);
  if (unread === null) return inTime;
  return waiting(inTime.state === 'accepted' ? 'final-call' : inTime.state, unread, now);
}

/** Nobody looks for a question in what was closed as not planned: silence about it is no consent. */
function isShelved({ item }: DecisionInput): boolean {
  return item.state === 'closed' && item.closedAs !== 'completed';
}

function at(state: DecisionState, next: Next, again: Instant | null = null): Standing {
  return { state, next, again, outcome: null };
}

function waiting(state: DecisionState, what: Unreadable, now: Instant): Standing {
  return at(state, { kind: 'unreadable', what }, now + RETRY);
}

function postponed({ revisitAt }: Course, now: Instant): Standing {
  if (revisitAt === null) return at('postponed', { kind: 'nothing' });
  return at('postponed', { kind: 'revisit', at: revisitAt }, revisitAt > now ? revisitAt : null);
}

function onceOver(course: Course, terms: Terms, objections: readonly Objection[]): Next {
  const isOwed = course.phase === 'accepted' && doorOf(course, terms) === 'one-way';
  if (!isOwed || objections.every(({ answered }) => answered !== null)) return { kind: 'nothing' };
  return { kind: 'answer-objection', by: deciderOf(course, terms) ?? course.outcome?.by ?? null };
}

function freeing(course: Course): Next {
  const numbers = openConcerns(course)
    .filter((concern) => !isTakenAway(concern))
    .map(({ number }) => number);
  return numbers.length > 0 ? { kind: 'concerns', numbers } : { kind: 'hold' };
}

function beforeEnd(course: Course, terms: Terms, window: ReckonedWindow, now: Instant): Standing {
  const isFinal = now >= window.finalCallAt;
  const state = isFinal ? 'final-call' : 'proposed';
  return at(state, nextBeforeEnd(course, terms, window, now), isFinal ? window.endsAt : window.finalCallAt);
}

function nextBeforeEnd(course: Course, terms: Terms, window: ReckonedWindow, now: Instant): Next {
  if (window.people.length === 0) return { kind: 'ask' };
  const { missing, isBacked, isAnybodyThere } = answersIn(window, course, terms, now);
  if (!isBacked) return { kind: 'backing' };
  if (doorOf(course, terms) === 'two-way') return { kind: 'window', until: window.endsAt };
  if (missing.length > 0) return { kind: 'approvals', from: missing };
  return isAnybodyThere ? acceptance(course, terms) : { kind: 'window', until: window.endsAt };
}

/** A two-way decision is accepted by the silence of those asked, where there is anybody who could have spoken. */
function afterEnd(course: Course, terms: Terms, window: ReckonedWindow, now: Instant): Standing {
  if (window.people.length === 0) return at('stalled', { kind: 'ask' });
  const answers = answersIn(window, course, terms, now);
  if (!answers.isBacked) return at('stalled', { kind: 'backing' });
  if (doorOf(course, terms) === 'one-way') {
    if (lackingApprovals(answers) === 0) return at('stalled', acceptance(course, terms));
    const from = answers.missing.length > 0 ? answers.missing : window.people.map(({ login }) => login);
    return at('stalled', { kind: 'approvals', from });
  }
  if (!answers.isAnybodyThere) return at('stalled', acceptance(course, terms));
  return { ...at('accepted', { kind: 'nothing' }), outcome: silence(course, terms, now) };
}

function acceptance(course: Course, terms: Terms): Next {
  return { kind: 'accept', by: deciderOf(course, terms) };
}

function silence({ proposal }: Course, terms: Terms, now: Instant): Outcome {
  return { how: 'silence', by: null, at: now, url: null, option: proposal?.option ?? terms.option, because: null };
}
