import type { Instant } from '../snapshot.js';
import { readDates } from '../time/prose/read-date.js';
import type { CommandSpec } from './command-spec.js';

/** The longest way to write a date. */
const MAX_LENGTH = 60;

/** A Saturday and a Thursday, 42 years apart: what is one day seen from both is that day whenever it was written. */
const REFERENCES: readonly Instant[] = [Date.UTC(2000, 0, 1), Date.UTC(2042, 6, 10)];

/** Puts a decision off to a day. */
export const postpone: CommandSpec = {
  name: 'postpone',
  usage: '/postpone until <date>',
  who: 'author-or-write',
  summary:
    'Puts the decision off to a day, from which on it shows as due. The day is written with its year; `2026-12-01` always does.',
  examples: [
    { text: '/postpone until 2026-12-01', command: { name: 'postpone', until: '2026-12-01' } },
    { text: '/postpone 2026-12-01.', command: { name: 'postpone', until: '2026-12-01' } },
    { text: '/postpone until 1 December 2026', command: { name: 'postpone', until: '2026-12-01' } },
    { text: '/postpone until Q1 2027', command: { name: 'postpone', until: '2027-03-31' } },
    { text: '/postpone until 1 December', command: null },
    { text: '/postpone until 01/12/2026', command: null },
    { text: '/postpone until next Friday', command: null },
    { text: '/postpone', command: null },
  ],
  read: (argument) => {
    const until = readDay(argument);
    return until === null ? null : { name: 'postpone', until };
  },
};

/** Returns the one day that a text names, whatever day it is read on; null where it names none, more than one, or may be another. */
function readDay(text: string): string | null {
  if (text.length > MAX_LENGTH || !/\d{4}/.test(text)) return null;
  const readings = REFERENCES.map((now) => readDates([text], { now, zone: 'UTC' }));
  const days = new Set(readings.flatMap(({ dates }) => dates.map(({ date }) => date)));
  const isPlain = readings.every(({ dates, ambiguous }) => dates.length === 1 && ambiguous.length === 0);
  const [day] = days;
  return isPlain && days.size === 1 && day !== undefined ? day : null;
}
