import type { Duration } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { Calendar } from './calendar.js';
import { foldLogin } from './login.js';
import { stretchesFrom } from './stretches.js';
import { addDuration, workingMsBetween } from './working-time.js';

/** Somebody whose word is asked for. */
export interface Asked {
  readonly login: string;
  readonly calendar: Calendar;
}

/** What a window is reckoned from. */
export interface WindowTerms {
  readonly openedAt: Instant;
  /** How long it is open at least, on the calendar of its owner. */
  readonly length: Duration;
  /** Its nominal end is no earlier; left out where nothing asks for that. */
  readonly notBefore?: Instant;
  /** How far past its nominal end it goes at most, on the same calendar. */
  readonly maxExtension: Duration;
  readonly calendar: Calendar;
  readonly asked: readonly Asked[];
  /** Working time that everybody asked shall have had in it, in milliseconds. */
  readonly minWorkingMs: number;
}

/** What a window comes to for one of those asked. */
export interface Share extends Asked {
  /** True for somebody without any working time until the window could end at the latest: it does not wait for them. */
  readonly isExcused: boolean;
  /** When they have had their working time; null where that is not before the window ends at the latest. */
  readonly reachedAt: Instant | null;
}

/** A window in which everybody asked has their own working time, as far as it may be extended for that. */
export interface FairWindow {
  readonly openedAt: Instant;
  readonly nominalEnd: Instant;
  readonly endsAt: Instant;
  /** True where it goes on past its nominal end for somebody's sake. */
  readonly isExtended: boolean;
  /** True where it ends although somebody who is not excused has not had their working time. */
  readonly isCapped: boolean;
  readonly minWorkingMs: number;
  /** In the order in which people were given. */
  readonly shares: readonly Share[];
}

/** How long somebody excused may object once they are back, on their own calendar. */
const OBJECTION: Duration = { amount: 2, unit: 'wd' };

/**
 * Returns the window that these terms make: it ends at the later of its nominal end and the moment at which everybody asked, but for
 * those who are excused, has had their working time in it, and at its nominal end and the extension at the latest. Null where the
 * calendar of its owner holds no such end: then there is no window.
 *
 * One more person asked never makes it shorter, nor does a holiday of somebody who is not excused for it; in which order people are
 * given makes no difference.
 */
export function fairWindow(terms: WindowTerms): FairWindow | null {
  const { openedAt, calendar, minWorkingMs } = terms;
  const usualEnd = addDuration(calendar, openedAt, terms.length);
  const nominalEnd = usualEnd === null ? null : Math.max(usualEnd, terms.notBefore ?? usualEnd);
  const cap = nominalEnd === null ? null : addDuration(calendar, nominalEnd, terms.maxExtension);
  if (nominalEnd === null || cap === null) return null;
  const shares = terms.asked.map((asked) => shareOf(asked, openedAt, cap, minWorkingMs));
  const waitedFor = shares.filter(({ isExcused }) => !isExcused);
  const endsAt = Math.max(nominalEnd, ...waitedFor.map(({ reachedAt }) => reachedAt ?? cap));
  const isCapped = waitedFor.some(({ reachedAt }) => reachedAt === null);
  return { openedAt, nominalEnd, endsAt, isExtended: endsAt > nominalEnd, isCapped, minWorkingMs, shares };
}

function shareOf(asked: Asked, openedAt: Instant, cap: Instant, minWorkingMs: number): Share {
  let left = minWorkingMs;
  let isExcused = true;
  for (const { from, to } of stretchesFrom(asked.calendar, openedAt, cap)) {
    isExcused = false;
    if (left <= to - from) return { ...asked, isExcused, reachedAt: left <= 0 ? openedAt : from + left };
    left -= to - from;
  }
  return { ...asked, isExcused, reachedAt: null };
}

/** Returns the milliseconds of working time that somebody has had in a window by an instant; at its end it stops counting. */
export function workingMsHad(window: FairWindow, { calendar }: Asked, at: Instant): number {
  return workingMsBetween(calendar, window.openedAt, Math.min(at, window.endsAt));
}

/**
 * Returns until when somebody may still object who was excused: two of their own working days from the moment they are back. Null for
 * those who were not, and for those of whom nobody knows when they come back.
 */
export function objectionEndsFor(window: FairWindow, login: string): Instant | null {
  const share = window.shares.find((other) => foldLogin(other.login) === foldLogin(login));
  return share?.isExcused === true ? addDuration(share.calendar, window.openedAt, OBJECTION) : null;
}
