import { renderDay, renderMoment } from '../desired/comment/decision/moment.js';
import type { Words } from '../text/en.js';
import { fenceMarkdown } from '../text/fence.js';
import { matterLink } from '../text/quiet-link.js';
import { quoteCode } from '../text/neutralise.js';
import { formatClockTime } from '../time/clock-time.js';
import { civilTime } from '../time/wall-clock.js';
import { renderLedger } from './ledger.js';
import type { Message, Reason } from './reminder.js';

/** What a message says beside what it is about. */
export interface ReminderParts {
  /** An update as it may be written, in Markdown, calling nobody; null where the message is about none. */
  readonly draft: string | null;
  /** The name of the label that ends reminders. */
  readonly noNag: string;
  /** Whether there is a weekly page that says who has not answered. */
  readonly hasPage: boolean;
  readonly words: Words;
}

/**
 * Returns the comment that calls one person, on the first matter of their message. The mention in its first line is the only one that the
 * app ever writes live; other pages are linked without a trace on them.
 */
export function renderReminder(message: Message, parts: ReminderParts): string {
  const [main, ...others] = message.reasons;
  if (main === undefined) return '';
  const { reminders: words } = parts.words;
  const opening = [
    openingOf(main, message, parts),
    ...(main.insteadOf === null ? [] : [words.insteadOf(quoteCode(main.insteadOf))]),
    ...(main.isLast ? [words.last(parts.hasPage)] : []),
  ];
  const paragraphs = [
    opening.join(' '),
    ...(main.why === 'update' ? answering(parts) : []),
    ...(others.length === 0 ? [] : [words.others, others.map((other) => lineOf(other, message, parts)).join('\n')]),
    words.leave(quoteCode(parts.noNag)),
  ];
  return `${renderLedger(message)}\n${paragraphs.join('\n\n')}\n`;
}

function openingOf({ why, dueAt, sinceAt }: Reason, message: Message, { words }: ReminderParts): string {
  const { zone, openedAt } = message;
  // Logins of this form only come here: nothing else of Markdown is in them.
  const who = `@${message.to}`;
  const due = renderMoment(dueAt, zone, words);
  if (why !== 'update') return words.reminders.waitsFor[why](who, renderDay(sinceAt ?? dueAt, zone, words), due);
  return dueAt >= openedAt
    ? words.reminders.dueToday(who, formatClockTime(civilTime(dueAt, zone).minute), zone)
    : words.reminders.overdue(who, due);
}

function answering({ draft, words }: ReminderParts): readonly string[] {
  const { reminders } = words;
  return draft === null ? [reminders.shorter] : [reminders.draft, fenceMarkdown(draft), reminders.shorter];
}

function lineOf({ why, matter, dueAt, sinceAt }: Reason, { zone }: Message, { words }: ReminderParts): string {
  return `- ${words.reminders.other[why](matterLink(matter), renderDay(sinceAt ?? dueAt, zone, words))}`;
}
