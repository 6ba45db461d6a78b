import type { Duration } from '../../../src/core/config/config.js';
import type { Clockwork } from '../../../src/core/decisions/clockwork.js';
import type { Instant } from '../../../src/core/snapshot.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

const MS = { m: HOUR / 60, h: HOUR, d: DAY, w: 7 * DAY, wh: HOUR, wd: DAY } as const satisfies Record<
  Duration['unit'],
  number
>;

function lengthOf({ amount, unit }: Duration): number {
  return amount * MS[unit];
}

/** Working time where everybody works day and night, but for those who are away throughout. */
export function roundTheClock({ away = [] }: { readonly away?: readonly string[] } = {}): Clockwork {
  return {
    window({ openedAt, length, extendedBy, notBefore, asked }) {
      const nominalEnd = openedAt + lengthOf(length);
      const extended = extendedBy.reduce((end, duration) => end + lengthOf(duration), nominalEnd);
      const endsAt = Math.max(extended, notBefore ?? extended);
      const people = asked.map((login) => {
        const isExcused = away.includes(login);
        const mayObjectUntil = isExcused ? endsAt + 10 * DAY : null;
        const workedAt = (now: Instant) => (isExcused ? 0 : Math.max(0, Math.min(now, endsAt) - openedAt));
        return { login, isExcused, mayObjectUntil, cover: null, workedAt, neededMs: 8 * HOUR, zone: 'UTC' };
      });
      const isExtended = endsAt > nominalEnd;
      return { openedAt, nominalEnd, endsAt, isExtended, isCapped: false, finalCallAt: endsAt - DAY, people };
    },
    addWorkingDays: (at, days) => at + days * DAY,
    startOfDay: (date) => Date.parse(`${date}T00:00:00Z`),
    today: (_, at) => new Date(at).toISOString().slice(0, 10),
  };
}

/** Working time of which nothing can be read. */
export const noClockwork: Clockwork = {
  ...roundTheClock(),
  window: () => null,
  addWorkingDays: () => null,
  startOfDay: () => null,
};
