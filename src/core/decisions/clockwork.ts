import type { Duration } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { Window } from './decision.js';

/** What a window is reckoned from. */
export interface WindowRequest {
  readonly openedAt: Instant;
  readonly length: Duration;
  /** What `/extend` added, one entry a unit. */
  readonly extendedBy: readonly Duration[];
  /** The window ends no earlier, whatever else is true of it; null where nothing asks for that. */
  readonly notBefore: Instant | null;
  /** Logins as they were written, none twice, at most fifty; perhaps nobody. */
  readonly asked: readonly string[];
}

/** One of those asked, in a window. */
export interface PersonInWindow {
  readonly login: string;
  /** Away throughout. */
  readonly isExcused: boolean;
  readonly mayObjectUntil: Instant | null;
  /** Who stands in for somebody who is away throughout; null where nobody was named. */
  readonly cover: string | null;
  readonly neededMs: number;
  readonly zone: string;
  /** Returns the milliseconds of their own working time between the window's opening and a moment. */
  readonly workedAt: (now: Instant) => number;
}

export interface ReckonedWindow extends Window {
  /** Everybody asked, in the order of the request. */
  readonly people: readonly PersonInWindow[];
}

/** All that a decision needs to know of working time. Null means that it cannot be read: then the decision waits. */
export interface Clockwork {
  readonly window: (request: WindowRequest) => ReckonedWindow | null;
  /** Returns the moment so many working days of the team later. */
  readonly addWorkingDays: (at: Instant, days: number) => Instant | null;
  /** Returns when a day, `YYYY-MM-DD`, begins in the zone of the team. */
  readonly startOfDay: (date: string) => Instant | null;
  /** Returns the day, `YYYY-MM-DD`, that it is for somebody at a moment. */
  readonly today: (login: string, at: Instant) => string;
}
