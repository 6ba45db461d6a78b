import { owedOf } from '../status/due.js';
import type { Rhythm } from '../status/periods.js';
import { absenceAt } from '../time/calendar.js';
import { foldLogin } from '../time/login.js';
import type { Sent } from './ledger.js';
import type { CalendarOf, Reason, RemindedItem, ReminderFacts, UpdateTerms } from './reminder.js';
import type { Workday } from './workday.js';

/** So often an update of one period is asked for. */
const MOST_ASKS = 2;

/** And one person so often without any update coming: whoever lets two periods pass knows, and the weekly page tells the others. */
const MOST_IN_SILENCE = 4;

/**
 * Returns the update that somebody is to be asked for on a day of their work: one that is due on that day, or was due before. Null
 * where none is, where it is for somebody else to write, and where it was asked for often enough.
 */
export function updateOwed(item: RemindedItem, login: string, workday: Workday, facts: ReminderFacts): Reason | null {
  const { update: terms, matter } = item;
  if (terms === null) return null;
  const writer = writerAt(item, terms, workday, facts);
  if (writer === null || foldLogin(writer) !== foldLogin(login)) return null;
  const rhythm: Rhythm = { ...facts.rhythm, cadence: terms.cadence };
  const owed = owedOf(terms.since, terms.updates, rhythm, item.calendarOf(login), facts.now);
  const last = owed.findLast(({ due }) => due <= workday.to);
  if (last === undefined) return null;
  const turn = `${terms.cadence}:${last.period}`;
  const asked = asksFor(matter.number, facts.sent);
  const before = asked.filter((ask) => ask.turn === turn).length;
  const written = terms.updates.filter(({ at }) => at <= facts.now).map(({ at }) => at);
  const silentSince = Math.max(terms.since, ...written);
  const inSilence = asked.filter(({ to, at }) => at > silentSince && foldLogin(to) === foldLogin(login)).length;
  if (before >= MOST_ASKS || inSilence >= MOST_IN_SILENCE) return null;
  return {
    why: 'update',
    matter,
    dueAt: last.due,
    sinceAt: null,
    turn,
    isLast: before === MOST_ASKS - 1,
    insteadOf: foldLogin(terms.owner) === foldLogin(login) ? null : terms.owner,
  };
}

/** Whoever stands in for somebody who is away on that day; nobody stands in for whoever stands in, nor by a stranger's word. */
function writerAt(
  { calendarOf }: RemindedItem,
  { owner }: UpdateTerms,
  workday: Workday,
  { belongs }: ReminderFacts,
): string | null {
  const absence = absenceAt(calendarOf(owner), workday.from);
  if (absence === null) return owner;
  const { cover } = absence;
  return cover !== null && belongs(owner) && belongs(cover) && absenceAt(calendarOf(cover), workday.from) === null
    ? cover
    : null;
}

/** One time that an update of an item was asked for. */
interface Asking extends Pick<Sent, 'to' | 'at'> {
  readonly turn: string;
}

function asksFor(number: number, sent: readonly Sent[]): readonly Asking[] {
  return sent.flatMap(({ to, at, of }) =>
    of.filter((ask) => ask.number === number && ask.why === 'update').map(({ turn }) => ({ to, turn, at })),
  );
}

/** Returns everybody who may come to write the updates of an item: its owner, and those who stand in for them. */
export function writersOf({ owner }: UpdateTerms, calendarOf: CalendarOf): readonly string[] {
  return [owner, ...calendarOf(owner).away.flatMap(({ cover }) => cover ?? [])];
}
