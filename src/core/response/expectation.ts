import type { ResponseOptions } from '../config/config.js';
import type { Instant } from '../snapshot.js';
import type { Calendar } from '../time/calendar.js';
import { addDuration, nextOpening } from '../time/working-time.js';
import type { Wait } from './wait.js';

/** By when an answer can be expected, in the time of whoever is waited for. It changes with what is asked and with calendars only. */
export interface Expectation {
  readonly wait: Wait;
  /** An IANA zone. */
  readonly zone: string;
  /** When they are first at work with the question before them: their next opening, or the moment of asking. Null where they never are. */
  readonly opensAt: Instant | null;
  /** True where they were not at work when they were asked. */
  readonly isAtRest: boolean;
  /** When their window ends; null where their calendar has no such time. */
  readonly dueAt: Instant | null;
}

/** Returns by when an answer can be expected. `calendar` is that of whom is waited for; of a team, everybody's. */
export function expectationOf(wait: Wait, response: ResponseOptions, calendar: Calendar): Expectation {
  const opensAt = nextOpening(calendar, wait.fromAt);
  return {
    wait,
    zone: calendar.zone,
    opensAt,
    isAtRest: opensAt !== null && opensAt > wait.fromAt,
    dueAt: addDuration(calendar, wait.fromAt, response[wait.kind]),
  };
}

/** Returns whose calendar counts for a wait, as `Calendars` takes it: nobody's, which is everybody's, for a team. */
export function loginOf({ who, isTeam }: Wait): string | null {
  return isTeam ? null : who;
}

/** Tells whether the window of an answer is over. */
export function isLate({ dueAt }: Pick<Expectation, 'dueAt'>, now: Instant): boolean {
  return dueAt !== null && now >= dueAt;
}

/** The earliest moment at which somebody may answer, seen from now. */
export interface EarliestReply {
  readonly at: Instant;
  /** An IANA zone. */
  readonly zone: string;
  /** True where they are at work. */
  readonly isNow: boolean;
}

/** Returns when somebody may answer at the earliest: now while they are at work, else at their next opening; null where there is none. */
export function earliestReply(calendar: Calendar, now: Instant): EarliestReply | null {
  const at = nextOpening(calendar, now);
  return at === null ? null : { at, zone: calendar.zone, isNow: at === now };
}
