import type { Expectation } from '../../response/expectation.js';
import type { Instant } from '../../snapshot.js';
import { formatClockTime } from '../../time/clock-time.js';
import { weekdayOf } from '../../time/civil.js';
import { civilTime, wallTime } from '../../time/wall-clock.js';
import { quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { renderDay } from '../comment/decision/moment.js';
import type { ExpectedAnswers } from './expected.js';

/** Of more people nobody reads when each begins their day. */
const MOST_SHOWN = 3;

/** Returns one line on when those who are waited for can be expected to answer; empty where nobody is. */
export function renderExpected(expected: ExpectedAnswers | null, words: Words): string {
  if (expected === null) return '';
  const { expectations, zone } = expected;
  const shown = expectations.slice(0, MOST_SHOWN).map((expectation) => renderOne(expectation, zone, words));
  const more = expectations.length - shown.length;
  return [...shown, ...(more > 0 ? [words.answers.more(more)] : [])].join(' ');
}

function renderOne(expectation: Expectation, teamZone: string, words: Words): string {
  const { wait, zone, opensAt, isAtRest, dueAt } = expectation;
  if (opensAt === null || dueAt === null) return '';
  const { answers } = words;
  const who = quoteCode(wait.who, 60);
  const due = `${renderDay(dueAt, zone, words)} ${clock(dueAt, zone)}`;
  if (!isAtRest) return answers.due[wait.kind](who, `${due} (${zone})`);
  const opens = `${renderDay(opensAt, zone, words)} ${clock(opensAt, zone)}`;
  const isElsewhere = wallTime(opensAt, zone) !== wallTime(opensAt, teamZone);
  const places = isElsewhere ? answers.zones(zone, `${dayAndClock(opensAt, teamZone, words)}`, teamZone) : zone;
  return answers.opens[wait.kind](who, `${opens} (${places})`, due);
}

function dayAndClock(at: Instant, zone: string, words: Words): string {
  const { date } = civilTime(at, zone);
  return `${words.decisions.weekdays[weekdayOf(date) - 1] ?? ''} ${clock(at, zone)}`;
}

function clock(at: Instant, zone: string): string {
  return formatClockTime(civilTime(at, zone).minute);
}
