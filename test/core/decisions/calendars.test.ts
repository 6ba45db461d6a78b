import { expect, test } from 'vitest';
import { clockworkOf } from '../../../src/core/decisions/calendars.js';
import { configOf } from '../plan/world.js';
import { calendarIn } from '../time/calendars.js';

const ONE_DAY = { amount: 1, unit: 'wd' } as const;

test('a window that stays open for what is new ends at that moment, wherever in a minute it was opened', () => {
  const { decisions } = configOf('version: 1');
  const clockwork = clockworkOf(decisions, { of: () => calendarIn('UTC') });
  const resolvedAt = Date.parse('2026-01-27T09:30:00Z');
  const notBefore = clockwork.addWorkingDays(resolvedAt, 1);
  const openedAt = Date.parse('2026-01-26T10:00:30Z');
  const window = clockwork.window({ openedAt, length: ONE_DAY, extendedBy: [], notBefore, asked: [] });
  // Its last working day begins at once, not half a minute later, so that one edit says all.
  expect(window).toMatchObject({ nominalEnd: notBefore, endsAt: notBefore, finalCallAt: resolvedAt });
});
