import type { Instant } from '../../snapshot.js';
import { addDays, isoDate } from '../../time/civil.js';
import { parseDay } from '../../time/day-range.js';
import { instantAt } from '../../time/wall-clock.js';
import { civilDate } from '../../time/zone.js';
import type { Matter, WeekFacts } from '../facts.js';
import type { Frame } from '../frame.js';
import { matterLink, type Look, type Piece } from '../piece.js';

/** One day ahead on which something falls. */
export interface AheadRow {
  readonly what: 'closes' | 'revisit' | 'due';
  readonly matter: Matter;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** What falls into the next two weeks, the next first. */
export interface Ahead {
  readonly name: 'ahead';
  /** The day of writing, where every bar of the chart begins; `YYYY-MM-DD`. */
  readonly from: string;
  readonly rows: readonly AheadRow[];
}

const DAYS_AHEAD = 14;

/** Bars of the chart: a line each, and legible on a phone. */
const MOST_BARS = 5;

export function selectAhead(facts: WeekFacts, { now, zone }: Frame): Ahead | null {
  const today = civilDate(now, zone);
  const [from, to] = [isoDate(today), isoDate(addDays(today, DAYS_AHEAD))];
  const dayOf = (at: Instant): string => isoDate(civilDate(at, zone));
  const rows = [
    ...facts.decisions.flatMap(({ matter, state, closesAt, revisitAt }): readonly AheadRow[] => {
      if (closesAt !== null && (state === 'proposed' || state === 'final-call'))
        return [{ what: 'closes', matter, day: dayOf(closesAt) }];
      return state === 'postponed' && revisitAt !== null ? [{ what: 'revisit', matter, day: dayOf(revisitAt) }] : [];
    }),
    ...facts.dated.map(({ matter, day }): AheadRow => ({ what: 'due', matter, day })),
  ].filter(({ day }) => day >= from && day <= to);
  if (rows.length === 0) return null;
  const sorted = rows.toSorted((a, b) =>
    a.day === b.day ? a.matter.number - b.matter.number : a.day < b.day ? -1 : 1,
  );
  return { name: 'ahead', from, rows: sorted };
}

export function renderAhead({ from, rows }: Ahead, look: Look): Piece {
  const words = look.words.rollup.ahead;
  return {
    title: words.heading,
    lead: [],
    chart: rows.length < 2 ? null : renderGantt(from, rows.slice(0, MOST_BARS)),
    rows: rows.map(
      ({ what, matter, day }) => `- ${words.what[what](shownDay(day, look))}: ${matterLink(matter, look)}`,
    ),
    open: 5,
  };
}

/**
 * Bars carry numbers only: whatever people write could end a Mermaid diagram. A `#` with figures behind it is text there; only
 * `#35;` with its semicolon would be a sign.
 */
function renderGantt(from: string, rows: readonly AheadRow[]): readonly string[] {
  return [
    'gantt',
    '  dateFormat YYYY-MM-DD',
    '  axisFormat %m-%d',
    '  tickInterval 1week',
    '  weekday monday',
    '  todayMarker off',
    '  inclusiveEndDates',
    ...rows.map(({ matter, day }) => `  #${matter.number} :${from}, ${day}`),
  ];
}

/** Noon is on that day wherever clocks are put forward or back. */
function shownDay(day: string, look: Look): string {
  const date = parseDay(day);
  return date === null ? day : look.day(instantAt({ date, minute: 12 * 60 }, look.zone, 'opening'));
}
