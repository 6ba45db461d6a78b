import type { Reason, RemindedItem, ReminderFacts, UpdateTerms } from '../../../src/core/reminders/reminder.js';
import type { Sent } from '../../../src/core/reminders/ledger.js';
import type { Message } from '../../../src/core/reminders/reminder.js';
import type { Calendar } from '../../../src/core/time/calendar.js';
import { calendarIn } from '../time/calendars.js';

export const at = (text: string): number => Date.parse(text);

export const matter = (number: number) => ({
  number,
  title: `Matter ${number}`,
  url: `https://github.com/octo/hello/issues/${number}`,
});

const usual = (): Calendar => calendarIn('UTC');

/** A tracked item, opened on a Monday weeks before; without an update since unless some are given. */
export function tracked(number: number, owner: string, given: Partial<UpdateTerms> = {}): RemindedItem {
  const update = { owner, cadence: 'weekly' as const, since: at('2026-03-09T09:00Z'), updates: [], ...given };
  return { matter: matter(number), update, waits: [], quiet: { all: null, of: new Map() }, calendarOf: usual };
}

export function facts(
  now: string,
  items: readonly RemindedItem[],
  given: Partial<ReminderFacts> & { readonly people?: Readonly<Record<string, Calendar>> } = {},
): ReminderFacts {
  const { people = {}, ...rest } = given;
  const calendarOf = given.calendarOf ?? ((login: string | null) => people[login?.toLowerCase() ?? ''] ?? usual());
  return {
    now: at(now),
    items: items.map((item) => ({ ...item, calendarOf: item.calendarOf === usual ? calendarOf : item.calendarOf })),
    sent: [],
    rhythm: { day: 'fri', at: 16 * 60 },
    calendarOf,
    belongs: () => true,
    ...rest,
  };
}

/** What remains of a message once it is sent. */
export function sentOf({ to, day, reasons }: Message, now: number): Sent {
  return { to, day, at: now, of: reasons.map(({ matter: { number }, why, turn }) => ({ number, why, turn })) };
}

export const reason = (given: Partial<Reason> = {}): Reason => ({
  why: 'update',
  matter: matter(12),
  dueAt: at('2026-03-20T16:00Z'),
  sinceAt: null,
  turn: 'weekly:2933',
  isLast: false,
  insteadOf: null,
  ...given,
});
