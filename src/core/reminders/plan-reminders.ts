import type { Instant } from '../snapshot.js';
import { foldLogin, LOGIN_FORM } from '../time/login.js';
import { isQuiet } from './quiet.js';
import type { Message, Reason, RemindedItem, ReminderFacts } from './reminder.js';
import { updateOwed, writersOf } from './owing.js';
import { answersOwed } from './waiting.js';
import { workdayAfter, workdayAt, type Workday } from './workday.js';

/** Whoever has more of them has the rest tomorrow. */
const MOST_REASONS = 8;

export interface ReminderPlan {
  /** One a person at most. */
  readonly messages: readonly Message[];
  /** When to look again: as the next day of work of the team begins, or of somebody who is to be reminded then. */
  readonly again: Instant | null;
}

/**
 * Returns who is to be reminded of what just now. Somebody is written to from the opening of their day of work on until it closes, once,
 * and of what was due by that opening or is due on that very day; so it makes no difference at which hour of the day it is asked. Where they
 * said other hours in a thread, what is due there waits for these.
 */
export function planReminders(facts: ReminderFacts): ReminderPlan {
  const { now, calendarOf } = facts;
  const messages: Message[] = [];
  const openings = [workdayAfter(calendarOf(null), now)?.from ?? null];
  for (const login of peopleIn(facts)) {
    const calendar = calendarOf(login);
    const [today, next] = [workdayAt(calendar, now), workdayAfter(calendar, now)];
    if (next !== null && reasonsFor(login, next, facts).length > 0) openings.push(next.from);
    if (today === null || wasTold(login, today, facts)) continue;
    const due = facts.items.filter((item) => reasonsIn(item, login, today, facts).length > 0);
    const resting = due.filter(({ calendarOf: inThread }) => workdayAt(inThread(login), now) === null);
    openings.push(...resting.map(({ calendarOf: inThread }) => workdayAfter(inThread(login), now)?.from ?? null));
    const items = due.filter((item) => !resting.includes(item));
    const reasons = reasonsFor(login, today, { ...facts, items }).slice(0, MOST_REASONS);
    if (reasons.length === 0) continue;
    const { day, from, to } = today;
    messages.push({ to: login, day, zone: calendar.zone, openedAt: from, closesAt: to, reasons });
  }
  const known = openings.filter((opening) => opening !== null);
  return { messages, again: known.length === 0 ? null : Math.min(...known) };
}

/** Returns everybody who may be called, each once. */
function peopleIn(facts: ReminderFacts): readonly string[] {
  const named = facts.items.flatMap(({ update, waits, calendarOf }) => [
    ...(update === null ? [] : writersOf(update, calendarOf)),
    ...waits.map(({ who }) => who),
  ]);
  const people = new Map(named.map((login) => [foldLogin(login), login.replace(/^@/, '')]));
  return [...people.values()].filter((login) => LOGIN_FORM.test(login));
}

function wasTold(login: string, { day }: Workday, { sent }: ReminderFacts): boolean {
  return sent.some((message) => message.day === day && foldLogin(message.to) === foldLogin(login));
}

function reasonsFor(login: string, workday: Workday, facts: ReminderFacts): readonly Reason[] {
  return facts.items.flatMap((item) => reasonsIn(item, login, workday, facts)).toSorted(byWeight);
}

function reasonsIn(item: RemindedItem, login: string, workday: Workday, facts: ReminderFacts): readonly Reason[] {
  if (isQuiet(item.quiet, login, workday.from)) return [];
  return [updateOwed(item, login, workday, facts) ?? [], answersOwed(item, login, workday, facts)].flat();
}

/** What was not asked yet goes before what was: with many things due, each is asked once before any is asked twice. */
function byWeight(a: Reason, b: Reason): number {
  return (
    Number(b.why === 'update') - Number(a.why === 'update') ||
    Number(a.isLast) - Number(b.isLast) ||
    a.dueAt - b.dueAt ||
    a.matter.number - b.matter.number
  );
}
