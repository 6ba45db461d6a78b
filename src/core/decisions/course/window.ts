import type { Instant } from '../../snapshot.js';
import type { PersonInWindow, ReckonedWindow } from '../clockwork.js';
import type { Unreadable } from '../decision.js';
import { isEditedBetween, lastChange } from '../edits.js';
import { askedOf, awaitedOf } from './asked.js';
import { sameLogin, type Course, type GivenApproval, type Proposal } from './course.js';
import { lengthOf } from './length.js';
import { newlyAskedAt } from './newly-asked.js';
import type { Terms } from './terms.js';

/** Since a concern was settled, somebody asked, or the text changed, everybody has had this many working days at least. */
const LEAST_DAYS = 1;

/** What of a window cannot be read. */
export type WindowUnread = Extract<Unreadable, 'person' | 'team' | 'time'>;

/**
 * Returns the window of a proposal as it stood at a moment, or what of it cannot be read.
 *
 * Whoever was silent about another text, or was not asked, has agreed to nothing: so what is new keeps the window open.
 */
export function reckonWindow(
  course: Course,
  proposal: Proposal,
  terms: Terms,
  at: Instant,
): ReckonedWindow | WindowUnread {
  const { people, unread } = awaitedOf(course, terms);
  if (unread !== null) return unread;
  const { clockwork, settings, body } = terms;
  const askedAt = newlyAskedAt(course, terms) ?? -Infinity;
  const news = Math.max(
    course.newsAt ?? -Infinity,
    lastChange(body, at) ?? -Infinity,
    askedAt <= at ? askedAt : -Infinity,
  );
  const notBefore = news > proposal.openedAt ? clockwork.addWorkingDays(news, LEAST_DAYS) : null;
  if (news > proposal.openedAt && notBefore === null) return 'time';
  const request = {
    openedAt: proposal.openedAt,
    length: lengthOf(settings.window),
    extendedBy: course.extensions,
    notBefore,
    asked: people,
  };
  return clockwork.window(request) ?? 'time';
}

/** Who of those asked answered, at a moment. */
export interface Answers {
  /** Asked and not away throughout, without an approval that counts. */
  readonly missing: readonly string[];
  /** How many of those whose answer counts approved. */
  readonly approved: number;
  /** True where the answer of somebody asked counts. */
  readonly isBacked: boolean;
  /** True where one of these is not away throughout. */
  readonly isAnybodyThere: boolean;
}

export function answersIn(window: ReckonedWindow, course: Course, terms: Terms, at: Instant): Answers {
  const counting = window.people.filter(({ login }) => isBacked(login, course, terms));
  const approved = window.people.filter(({ login }) => hasApproved(login, course, terms, at));
  const there = window.people.filter(({ isExcused }) => !isExcused);
  return {
    missing: there.filter((person) => !approved.includes(person)).map(({ login }) => login),
    approved: counting.filter((person) => approved.includes(person)).length,
    isBacked: counting.length > 0,
    isAnybodyThere: counting.some(({ isExcused }) => !isExcused),
  };
}

/** Tells whether the answer of somebody asked counts, their silence included. */
export function isBacked(login: string, course: Course, terms: Terms): boolean {
  return askedOf(course, terms).backed.has(login.toLowerCase());
}

function hasApproved(login: PersonInWindow['login'], course: Course, terms: Terms, at: Instant): boolean {
  const approval = course.approvals.find(({ by }) => sameLogin(by, login));
  return approval !== undefined && !isBeforeEdit(approval, terms, at);
}

/** Tells whether the text that somebody approved was edited since, up to a moment. */
export function isBeforeEdit(approval: GivenApproval, { body }: Terms, until: Instant): boolean {
  return isEditedBetween(body, approval.at, until);
}

/** How many of those asked may be missing where the decider accepts through a one-way door. */
export const MOST_MISSING = 2;

/** Returns how many approvals a one-way door still lacks. */
export function lackingApprovals({ missing, approved }: Answers): number {
  return Math.max(0, missing.length - MOST_MISSING, approved === 0 ? 1 : 0);
}
