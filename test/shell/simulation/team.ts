/** When somebody works, written down by hand and not reckoned by the app, so that what the app does can be held against it. */
export interface Worker {
  readonly zone: string;
  /** By their clocks. */
  readonly opens: string;
  readonly closes: string;
  readonly weekdays: readonly string[];
  /** Public holidays and days off from 19 October to 17 November 2026. */
  readonly off: readonly string[];
}

const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

/** Five people in five zones. In Lisbon clocks are put back on 25 October, in New York on 1 November. */
export const TEAM: Readonly<Record<string, Worker>> = {
  ana: { zone: 'Europe/Lisbon', opens: '09:00', closes: '17:00', weekdays: WEEK, off: [] },
  ben: { zone: 'Asia/Tokyo', opens: '10:00', closes: '18:00', weekdays: WEEK, off: ['2026-11-03'] },
  chidi: {
    zone: 'Africa/Lagos',
    opens: '09:00',
    closes: '17:00',
    weekdays: WEEK,
    off: ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'],
  },
  dee: { zone: 'Pacific/Auckland', opens: '09:00', closes: '17:00', weekdays: WEEK, off: ['2026-10-26'] },
  eve: {
    zone: 'America/New_York',
    opens: '10:00',
    closes: '16:00',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu'],
    off: ['2026-11-11'],
  },
};

export const CHANNEL = 'C0123456789';

const PEOPLE = `people:
  timezone: Europe/Lisbon
  country: PT
  issue: 1
  members:
    ana: {}
    ben: { timezone: Asia/Tokyo, country: JP, hours: "10:00-18:00" }
    chidi: { timezone: Africa/Lagos, country: NG }
    dee: { timezone: Pacific/Auckland, country: NZ-AUK }
    eve: { timezone: America/New_York, country: US, days: [mon, tue, wed, thu], hours: "10:00-16:00" }
`;

export const CONFIG = `version: 1
scope: { grace: 0m }
${PEOPLE}decisions: { window: 3wd }
status: { ask: all }
response: { review: 1wd, question: 1wd }
rollup: { day: mon, at: "09:00", slack: { channel: ${CHANNEL} } }
`;

/** Of a repository in which little happens. */
export const QUIET_CONFIG = `version: 1
scope: { grace: 0m }
${PEOPLE.replace('  issue: 1\n', '')}rollup: { day: mon, at: "09:00" }
`;

/** What somebody's clocks show. */
export interface Shown {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: string;
  /** `HH:MM`. */
  readonly time: string;
}

/** Returns what the clocks of a zone show, by the platform's own arithmetic. */
export function shownIn(timeZone: string, moment: number): Shown {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    weekday: part('weekday'),
    time: `${part('hour')}:${part('minute')}`,
  };
}

/** Tells whether somebody is at work. */
export function isAtWork({ zone, opens, closes, weekdays, off }: Worker, moment: number): boolean {
  const { date, weekday, time } = shownIn(zone, moment);
  return weekdays.includes(weekday) && !off.includes(date) && opens <= time && time < closes;
}
