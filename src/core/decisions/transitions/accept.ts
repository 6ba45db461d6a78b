import type { Command } from '../../commands/command.js';
import type { Instant } from '../../snapshot.js';
import type { RefusalReason } from '../decision.js';
import { hasOutcomeAt, isCompleteAt, optionAt } from '../edits.js';
import type { Act } from '../log/happening.js';
import { isOwn } from '../course/asked.js';
import { canWrite, doorOf, objectionTo, rule } from '../course/authority.js';
import {
  done,
  end,
  openConcerns,
  outcomeOf,
  refuse,
  TOO_MANY,
  wait,
  type Answer,
  type Course,
  type Proposal,
} from '../course/course.js';
import type { Terms } from '../course/terms.js';
import { answersIn, lackingApprovals, reckonWindow, type WindowUnread } from '../course/window.js';
import { refuseUnlessOpen } from './approve.js';
import { isTakenAway } from './hold.js';

/** Nobody tries so often in good faith, and each time a window is reckoned. */
const MOST_ATTEMPTS = 50;

/** Takes the decision: once those asked had their time, or have all said yes; through a one-way door, once enough said yes. */
export function accept(
  course: Course,
  act: Act,
  { option, because }: Pick<Extract<Command, { name: 'accept' }>, 'option' | 'because'>,
  terms: Terms,
): Answer {
  const { proposal } = course;
  if (course.phase === 'draft' && act.how === 'closing') return acceptUnproposed(course, act, terms);
  const objection = refuseOwn(course, act, terms) ?? objectionTo(act, course, terms);
  if (objection !== null) return objection;
  if (course.phase === 'accepted') return refuse({ kind: 'already' });
  const closed = refuseUnlessOpen(course);
  if (closed !== null) return closed;
  if (proposal === null) return refuse({ kind: 'nothing-proposed' });
  if (!isCompleteAt(terms.body, act.at)) return refuse({ kind: 'sections-missing' });
  const obstacle = obstacleTo(course, terms);
  if (obstacle !== null) return obstacle;
  if (course.attempts >= MOST_ATTEMPTS) return TOO_MANY;
  const attempted = { ...course, attempts: course.attempts + 1 };
  const lack = lackOf(attempted, proposal, terms, act, option);
  if (typeof lack === 'string') return wait(lack);
  if (lack !== null) return refuse(lack, attempted);
  return done(end(attempted, 'accepted', outcomeOf(act, option ?? proposedAt(proposal, terms, act.at), because)));
}

/**
 * A decision that nobody proposed, closed as completed by somebody with write access, with its outcome written by then: nobody else was
 * asked, so that an owner without it, as an author may name themselves, would decide alone. Through a one-way door nobody asked. Whoever
 * closes what has no outcome only tidies up, and what is written afterwards is not theirs.
 */
function acceptUnproposed(course: Course, act: Act, terms: Terms): Answer {
  if (!hasOutcomeAt(terms.body, act.at)) return terms.hasOutcome ? refuse({ kind: 'nothing-proposed' }) : done(course);
  if (doorOf(course, terms) === 'one-way') return refuse({ kind: 'nothing-proposed' });
  const ruling = rule('write', act, course, terms);
  if (ruling === 'may-not') return refuse({ kind: 'unproposed' });
  const obstacle = ruling === 'may' ? obstacleTo(course, terms) : wait(ruling);
  return obstacle ?? done(end(course, 'accepted', outcomeOf(act, optionAt(terms.body, act.at), null)));
}

function refuseOwn(course: Course, act: Act, terms: Terms): Answer | null {
  const isOnesOwn = doorOf(course, terms) === 'one-way' && isOwn(course, terms, act.by);
  return isOnesOwn ? refuse({ kind: 'own-proposal' }) : null;
}

/** What stands in the way whoever accepts, and when. */
function obstacleTo(course: Course, terms: Terms): Answer | null {
  const open = openConcerns(course);
  if (course.holds.length > 0 || open.some(isTakenAway)) return refuse({ kind: 'held' });
  if (open.length > 0) return refuse({ kind: 'open-concerns', count: open.length });
  const [unread] = course.waiting;
  if (unread !== undefined) return wait(unread);
  return terms.isWhole ? null : wait('thread');
}

/**
 * What a proposal lacks to be accepted by the decider. Where nobody is asked whose answer counts, it takes write access: an author
 * without it names the owner, and would decide alone.
 */
function lackOf(
  course: Course,
  proposal: Proposal,
  terms: Terms,
  { at, role }: Pick<Act, 'at' | 'role'>,
  option: string | null,
): RefusalReason | WindowUnread | null {
  const reckoned = reckonWindow(course, proposal, terms, at);
  if (typeof reckoned === 'string') return reckoned;
  const answers = answersIn(reckoned, course, terms, at);
  const isUnanimous = answers.isAnybodyThere && answers.missing.length === 0;
  if (at < reckoned.endsAt && !isUnanimous) return { kind: 'window-open', until: reckoned.endsAt };
  if (!answers.isBacked && !canWrite(role)) return { kind: 'nobody-asked' };
  const isOneWay = doorOf(course, terms) === 'one-way';
  const isAnother = option !== null && !isSameOption(option, proposedAt(proposal, terms, at));
  if (isAnother && (isOneWay || at < reckoned.endsAt)) return { kind: 'other-option' };
  const lacking = isOneWay ? lackingApprovals(answers) : 0;
  return lacking > 0 ? { kind: 'approvals-missing', missing: lacking } : null;
}

/** What was put forward at a moment: whoever said yes saw no later text. */
function proposedAt({ option }: Proposal, { body }: Terms, at: Instant): string | null {
  return option ?? optionAt(body, at);
}

/** Stricter than names are compared elsewhere: C++ and C# are two options. */
function isSameOption(option: string, other: string | null): boolean {
  return other !== null && plain(option) === plain(other);
}

function plain(option: string): string {
  return option.replace(/[*`]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
