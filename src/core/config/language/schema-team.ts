import * as z from 'zod';
import { DURATION_FORM } from '../values/duration.js';
import { HOURS_FORM } from '../../time/clock-time.js';
import { DAY_RANGE_FORM } from '../../time/day-range.js';
import { COUNTRY_FORM } from '../values/country.js';
import { BOUNDS, choice, count, describe, formed, key, mapping, oneOrMany, part } from './schema-kit.js';
import { someOf, text, type Expected } from './schema-kit.js';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What is known of everybody, and may be said anew of one. */
function personKeys(defaults: {
  readonly timezone?: string;
  readonly hours?: string;
  readonly days?: readonly string[];
}) {
  return {
    timezone: key(
      text(),
      'The zone of the IANA database in which days and hours are counted.',
      'timezone' in defaults ? { default: defaults.timezone } : {},
    ),
    hours: key(
      formed('hours', HOURS_FORM),
      'When a day of work begins and ends there.',
      'hours' in defaults ? { default: defaults.hours } : {},
    ),
    days: key(
      z.union([choice(DAYS), someOf(choice(DAYS), DAYS.length)], { error: 'days' satisfies Expected }),
      'The days of work.',
      'days' in defaults ? { default: defaults.days } : {},
    ),
    country: key(formed('country', COUNTRY_FORM), 'The country, or the part of one, whose public holidays count.'),
  };
}

const days = formed('dates', DAY_RANGE_FORM);

const absence = z.union(
  [
    days,
    mapping(
      {
        dates: describe(days, 'The first and the last day.'),
        cover: part(text(), 'Who stands in, by GitHub name.'),
      },
      'absence',
    ),
  ],
  { error: 'absence' satisfies Expected },
);

const member = mapping({
  ...personKeys({}),
  away: key(
    z.union([absence, z.array(absence, { error: 'absences' satisfies Expected }).max(BOUNDS.list)], {
      error: 'absences' satisfies Expected,
    }),
    'Days on which they are not there, a year at a time at most.',
    { examples: [['2026-03-16..18', { dates: '2026-12-21..2027-01-05', cover: 'ana' }]] },
  ),
});

export const people = mapping({
  ...personKeys({ timezone: 'UTC', hours: '09:00-17:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] }),
  shutdown: key(oneOrMany(days, BOUNDS.list, 'daysOff'), 'Days on which nobody works, a year at a time at most.', {
    examples: [['2026-12-24..2027-01-01']],
  }),
  issue: key(
    count(BOUNDS.issue),
    'The number of the issue in which `/away` and `/hours` hold for the whole repository; elsewhere they hold for their own thread.',
  ),
  members: key(
    z.record(z.string(), member.nullable(), { error: 'mapping' }),
    'The team, each with what differs for them.',
    { default: {} },
  ),
});

/** A path inside a repository: none that begins at a root or climbs out, and no odd signs. */
export const FOLDER_FORM = /^\s*(?:\.?[\w-][\w.-]{0,99}\/){0,8}\.?[\w-][\w.-]{0,99}\/?\s*$/;

/** `ana` or `octo/platform`, each with or without its `@`. */
export const ASKED_FORM = /^\s*@?[A-Za-z\d][A-Za-z\d-]{0,38}(?:_[A-Za-z\d]{1,10})?(?:\/[\w.-]{1,100})?\s*$/;

export const RECORD_WAYS = ['link', 'pr', 'off'] as const;

export const decisions = mapping({
  window: key(formed('duration', DURATION_FORM), 'How long a proposal is open, in working time; a year at most.', {
    default: '3wd',
  }),
  min_working_hours: key(
    count(BOUNDS.workingHours),
    'How many hours of their own working time everybody who is asked has in that window, at least.',
    { default: 8 },
  ),
  max_extension: key(
    formed('duration', DURATION_FORM),
    'By how much the window may at most grow, so that everybody who is asked has those hours.',
    { default: '5d' },
  ),
  ask: key(
    oneOrMany(formed('asked', ASKED_FORM), BOUNDS.asked),
    'Who is asked where the proposal does not say: logins and teams. Left out, the members of `people`, else the owners in CODEOWNERS.',
    { default: [], examples: [['ana', 'octo/platform']] },
  ),
  record: key(
    mapping({
      via: key(
        choice(RECORD_WAYS),
        '`link` puts a link into the comment that opens the record as a new file. `pr` opens a pull request with it, for which the app needs the permission `contents: write`; without that it is as with `link`. `off` writes none.',
        { default: 'link' },
      ),
      folder: key(formed('folder', FOLDER_FORM), 'Where records are kept.', { default: 'docs/decisions' }),
    }),
    'What is written down once a decision is accepted.',
  ),
});

export const links = mapping({
  kinds: key(
    z.record(z.string(), oneOrMany(text(BOUNDS.text)).nullable(), { error: 'mapping' }),
    'Shapes of addresses that count as a kind of link: `host/path`, where `*` stops at a slash and `**` does not.',
    { default: {}, examples: [{ recording: ['videos.example.com/**'] }] },
  ),
  trackers: key(
    oneOrMany(text(BOUNDS.trackerPrefix)),
    'Prefixes of tracker keys that count as a link where they stand alone: `ABC` for `ABC-12`.',
    {
      default: [],
      examples: [['ABC']],
    },
  ),
});
