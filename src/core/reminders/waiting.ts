import { absenceAt } from '../time/calendar.js';
import { foldLogin } from '../time/login.js';
import type { Reason, RemindedItem, ReminderFacts } from './reminder.js';
import type { Workday } from './workday.js';

/**
 * Returns the answers that somebody is to be reminded of on a day of their work: those whose window ended before that day began. Each is
 * asked for once.
 */
export function answersOwed(
  item: RemindedItem,
  login: string,
  workday: Workday,
  { sent }: ReminderFacts,
): readonly Reason[] {
  const { matter, waits } = item;
  return waits.flatMap(({ who, why, sinceAt, endsAt }): readonly Reason[] => {
    const isTheirs = foldLogin(who) === foldLogin(login) && endsAt <= workday.from;
    if (!isTheirs || absenceAt(item.calendarOf(login), workday.from) !== null) return [];
    const turn = new Date(sinceAt).toISOString();
    const isAsked = sent.some(
      ({ to, of }) =>
        foldLogin(to) === foldLogin(login) &&
        of.some((ask) => ask.number === matter.number && ask.why === why && ask.turn === turn),
    );
    return isAsked ? [] : [{ why, matter, dueAt: endsAt, sinceAt, turn, isLast: false, insteadOf: null }];
  });
}
