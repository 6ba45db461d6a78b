import type * as calendars from '../../src/core/time/calendar.js';
import type * as windows from '../../src/core/time/fair-window.js';
import type { Member, People } from '../../src/core/config/config.js';
import { timeMedian } from './measure.js';
import type { Timing } from './measure.js';

/** How long it takes to reckon windows, for all of them. */
export interface WindowFigures {
  /** In a process that has reckoned none before: changes of the clocks are still to be found. */
  readonly first: Timing;
  readonly further: Timing;
}

export const WINDOWS = 10_000;

/** Windows are opened all over two years. */
const APART = (2 * 365 * 86_400_000) / WINDOWS;

const ZONES = ['Europe/Lisbon', 'Asia/Kolkata', 'Pacific/Auckland', 'America/New_York', 'Australia/Lord_Howe'];

/** The same days off for all of them: which they are makes no difference to the time it takes. */
const HOLIDAYS = new Set(
  [2026, 2027, 2028].flatMap((year) => ['01-01', '05-01', '08-15', '12-25', '12-28'].map((day) => `${year}-${day}`)),
);

/** Measures the compiled program, which is what runs: five people asked in five zones, whose calendars are made for each window. */
export async function measureWindows(): Promise<WindowFigures> {
  const { calendarOf } = await compiled<typeof calendars>('calendar');
  const { fairWindow } = await compiled<typeof windows>('fair-window');
  const holidays = new Map([['PT', HOLIDAYS]]);
  const reckon = (openedAt: number): void => {
    const asked = ZONES.map((login) => ({ login, calendar: calendarOf(PEOPLE, login, holidays) }));
    const window = fairWindow({
      openedAt,
      length: { amount: 3, unit: 'wd' },
      maxExtension: { amount: 5, unit: 'd' },
      calendar: calendarOf(PEOPLE, null, holidays),
      asked,
      minWorkingMs: 8 * 3_600_000,
    });
    if (window === null) throw new Error('a window to measure has no end');
  };
  const run = (): void => {
    for (let at = 0; at < WINDOWS; at += 1) reckon(Date.UTC(2026, 0, 1) + at * APART);
  };
  const first = timeMedian(run, 1, 1);
  return { first, further: timeMedian(run, 5, 1) };
}

async function compiled<Module>(name: string): Promise<Module> {
  return (await import(new URL(`../../dist/core/time/${name}.js`, import.meta.url).href)) as Module;
}

function memberIn(timezone: string): Member {
  return {
    timezone,
    hours: { from: 9 * 60, to: 17 * 60 },
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    country: 'PT',
    away: [{ from: '2026-07-06', to: '2026-07-24', cover: null }],
  };
}

const PEOPLE: People = {
  ...memberIn('UTC'),
  shutdown: [{ from: '2026-12-24', to: '2027-01-01' }],
  issue: null,
  members: Object.fromEntries(ZONES.map((zone) => [zone, memberIn(zone)])),
};
