import { parseLines } from '../commands/parse-lines.js';
import type { DecisionOptions, People } from '../config/config.js';
import type { Instant, PeopleComment } from '../snapshot.js';
import { calendarOf, type Calendar } from '../time/calendar.js';
import { fairWindow, objectionEndsFor, workingMsHad, type FairWindow } from '../time/fair-window.js';
import { isoDate } from '../time/civil.js';
import { parseDay } from '../time/day-range.js';
import { parseAway, parseSpokenHours, type Spoken } from '../time/spoken.js';
import { stretchesFrom, type Stretch } from '../time/stretches.js';
import { DAY, instantAt, instantOf, wallTime } from '../time/wall-clock.js';
import { addDuration, addWorkingDays } from '../time/working-time.js';
import { civilDate } from '../time/zone.js';
import type { Clockwork, ReckonedWindow, WindowRequest } from './clockwork.js';
import type { TimeFacts } from './facts.js';

const HOUR = 3_600_000;

/** Nobody's break between two days of work is longer, but for absences of months; then the last call is one of hours. */
const LOOK_BACK = 30 * DAY;

/** When everybody works, as far as it is known. */
export interface Calendars {
  /** False where the issue in which people say when they are away cannot be read: then nobody's time is reckoned. */
  readonly isWhole: boolean;
  /** Returns somebody's calendar; for null that of the team. */
  readonly of: (login: string | null) => Calendar;
}

/**
 * Returns the calendars that hold in a thread: as configured, as people said for the whole repository, and as they said in this very
 * thread.
 */
export function calendarsOf(people: People, facts: TimeFacts, thread: readonly PeopleComment[]): Calendars {
  const isWhole = facts.people !== 'unreadable';
  const elsewhere = facts.people === 'unreadable' ? [] : (facts.people ?? []);
  const spoken = [...elsewhere, ...thread].flatMap((comment) => spokenIn(comment, people));
  const known = new Map<string, Calendar>();
  return {
    isWhole,
    of(login) {
      const key = login?.toLowerCase() ?? '';
      const calendar = known.get(key) ?? calendarOf(people, login, facts.holidays, spoken);
      known.set(key, calendar);
      return calendar;
    },
  };
}

/** Everybody speaks of themselves alone, and only as long as nobody else edited what they wrote. */
function spokenIn({ author, editor, editedAt, createdAt, body }: PeopleComment, people: People): readonly Spoken[] {
  const isOwnWord = editedAt === null || editor?.login.toLowerCase() === author?.login.toLowerCase();
  if (author?.type !== 'user' || !isOwnWord) return [];
  const { login } = author;
  const at = Math.max(createdAt, editedAt ?? createdAt);
  const zone = calendarOf(people, login, new Map()).zone;
  return parseLines(body).flatMap((line): readonly Spoken[] => {
    if (!('command' in line)) return [];
    const { command } = line;
    if (command.name === 'away') {
      const read = parseAway(command.text, civilDate(at, zone));
      return 'away' in read ? [{ login, at, away: read.away }] : [];
    }
    if (command.name !== 'hours') return [];
    const read = parseSpokenHours(command.text);
    return 'hours' in read ? [{ login, at, hours: read.hours }] : [];
  });
}

/** Returns what a decision needs to know of working time. */
export function clockworkOf(options: DecisionOptions, calendars: Calendars): Clockwork {
  const team = calendars.of(null);
  return {
    window: (request) => (calendars.isWhole ? reckon(request, options, calendars) : null),
    addWorkingDays: (at, days) => addWorkingDays(team, at, days),
    startOfDay: (text) => {
      const date = parseDay(text);
      return date === null ? null : instantAt({ date, minute: 0 }, team.zone, 'opening');
    },
    today: (login, at) => isoDate(civilDate(at, calendars.of(login).zone)),
  };
}

function reckon(request: WindowRequest, options: DecisionOptions, calendars: Calendars): ReckonedWindow | null {
  const team = calendars.of(null);
  const asked = request.asked.map((login) => ({ login, calendar: calendars.of(login) }));
  const terms = {
    openedAt: request.openedAt,
    length: request.length,
    maxExtension: options.max_extension,
    calendar: team,
    asked,
    minWorkingMs: options.min_working_hours * HOUR,
  };
  const usual = addDuration(team, request.openedAt, request.length);
  const asExtended = request.extendedBy.reduce<Instant | null>(
    (end, by) => (end === null ? null : addDuration(team, end, by)),
    usual,
  );
  if (usual === null || asExtended === null) return null;
  const window = fairWindow({ ...terms, notBefore: Math.max(asExtended, request.notBefore ?? asExtended) });
  if (window === null) return null;
  const { openedAt, nominalEnd, endsAt, isCapped } = window;
  return {
    openedAt,
    nominalEnd,
    endsAt,
    isExtended: endsAt > usual,
    isCapped,
    finalCallAt: Math.max(openedAt, lastWorkingDay(team, endsAt)),
    people: peopleIn(window),
  };
}

function peopleIn(window: FairWindow): ReckonedWindow['people'] {
  return window.shares.map(({ login, calendar, isExcused }) => ({
    login,
    isExcused,
    mayObjectUntil: objectionEndsFor(window, login),
    cover: isExcused ? coverIn(window, calendar) : null,
    neededMs: window.minWorkingMs,
    zone: calendar.zone,
    workedAt: (now) => workingMsHad(window, { login, calendar }, now),
  }));
}

/** Returns who stands in on days of a window; of several the first. */
function coverIn({ openedAt, endsAt }: FairWindow, { away, zone }: Calendar): string | null {
  const [first, last] = [openedAt, endsAt].map((at) => isoDate(civilDate(at, zone)));
  const absences = away.filter(({ from, to }) => from <= (last ?? '') && to >= (first ?? ''));
  return absences.find(({ cover }) => cover !== null)?.cover ?? null;
}

/** Returns the moment from which on less than a day of work is left: the same time of the clock on the day of work before. */
function lastWorkingDay(calendar: Calendar, end: Instant): Instant {
  const [before, last] = lastTwo(stretchesFrom(calendar, end - LOOK_BACK, end));
  if (last === undefined) return end;
  if (last.to < end || before === undefined) return last.from;
  const timeOfDay = wallTime(end, calendar.zone) - last.day * DAY;
  const same = instantOf(before.day * DAY + timeOfDay, calendar.zone, 'opening');
  return Math.min(Math.max(same, before.from), before.to);
}

function lastTwo(stretches: Iterable<Stretch>): readonly [Stretch | undefined, Stretch | undefined] {
  let [before, last]: [Stretch | undefined, Stretch | undefined] = [undefined, undefined];
  for (const stretch of stretches) [before, last] = [last, stretch];
  return [before, last];
}
