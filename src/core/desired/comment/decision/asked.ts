import type { AskedPerson, Decision } from '../../../decisions/decision.js';
import type { HolidayNote } from '../../../decisions/facts.js';
import { quoteCode } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import type { DecisionMatter } from './matter.js';
import { renderMoment } from './moment.js';

const HOUR = 3_600_000;

/** Longer lists nobody reads; a team of fifty is a list of its own. */
const MOST_PEOPLE = 30;

/** One mistake in a configuration is made in one place; whoever mends it reads the rest there. */
const MOST_NOTES = 3;

const MOST_STRANGERS = 8;

/** Returns the checklist of those asked, each with their answer or with how much of their own working time they have had. */
export function renderAsked({ decision, holidayNotes }: DecisionMatter, words: Words): string {
  const { asked } = words.decisions;
  const isTold = decision.proposed !== null || decision.outcome !== null;
  if (!isTold || decision.state === 'postponed') return '';
  if (decision.asked.length === 0) return renderStrangers(decision, words);
  const shown = decision.asked.slice(0, MOST_PEOPLE);
  const lines = shown.map(
    (person) => `- [${isAnswered(person, decision) ? 'x' : ' '}] ${renderPerson(person, decision, words)}`,
  );
  const more = decision.asked.length - shown.length;
  const others = [
    renderAlsoAsked(decision, words),
    renderOthers(decision, words),
    renderStrangers(decision, words),
    ...(isOpen(decision) ? holidayNotes.slice(0, MOST_NOTES).map((note) => renderNote(note, words)) : []),
  ]
    .filter((text) => text !== '')
    .join(' ');
  return [
    isOpen(decision) ? asked.heading : asked.headingClosed,
    '',
    ...lines,
    ...(more > 0 ? [`- ${asked.more(more)}`] : []),
    ...(others === '' ? [] : ['', others]),
  ].join('\n');
}

/** A decision that ended keeps saying who had answered; nobody's hours count any more. */
function isOpen({ outcome }: Decision): boolean {
  return outcome === null;
}

function isAnswered({ approval }: AskedPerson, { door }: Decision): boolean {
  return approval !== null && !(approval.isBeforeEdit && door === 'one-way');
}

function renderPerson(person: AskedPerson, decision: Decision, words: Words): string {
  const { zone, login } = person;
  const who = zone === null ? quoteCode(login, 60) : `${quoteCode(login, 60)} (${zone})`;
  return `${who}: ${renderAnswer(person, decision, words)}`;
}

function renderAnswer(person: AskedPerson, decision: Decision, words: Words): string {
  const { asked } = words.decisions;
  const { approval, isExcused, workedMs, neededMs } = person;
  if (approval !== null) {
    if (!approval.isBeforeEdit) return asked.approves;
    return decision.door === 'one-way' ? asked.beforeEditAgain : asked.beforeEdit;
  }
  if (isExcused) return renderExcused(person, decision, words);
  const isCounted = isOpen(decision) && neededMs > 0;
  return isCounted
    ? asked.hours(Math.floor(Math.min(workedMs, neededMs) / HOUR), Math.ceil(neededMs / HOUR))
    : asked.noAnswer;
}

function renderExcused({ mayObjectUntil, zone, cover }: AskedPerson, decision: Decision, words: Words): string {
  const { asked } = words.decisions;
  // There is nothing to object to in what was turned down or taken back.
  const mayObject = isOpen(decision) || decision.state === 'accepted';
  const isDated = mayObject && mayObjectUntil !== null && zone !== null;
  return [
    asked.excused,
    ...(isDated ? [asked.mayObject(renderMoment(mayObjectUntil, zone, words))] : []),
    ...(cover !== null && isOpen(decision) ? [asked.cover(quoteCode(cover, 60))] : []),
  ].join('; ');
}

/** Where nobody else is asked, what is next says it. */
function renderAlsoAsked({ asked, outcome }: Decision, words: Words): string {
  const also = asked.filter(({ isBacked }) => !isBacked).map(({ login }) => quoteCode(login, 60));
  if (also.length === 0 || also.length === asked.length || outcome !== null) return '';
  return words.decisions.asked.also(also.slice(0, MOST_PEOPLE).join(', '));
}

/** Who was named and is not there. Nobody can be asked any more once it ended. */
function renderStrangers(decision: Decision, words: Words): string {
  const { strangers } = decision;
  if (strangers.length === 0 || !isOpen(decision)) return '';
  const named = strangers.slice(0, MOST_STRANGERS).map((login) => quoteCode(login, 60));
  return words.decisions.asked.strangers(named, strangers.length - named.length);
}

function renderNote({ country, reason }: HolidayNote, words: Words): string {
  return words.decisions.asked.holidays[reason](quoteCode(country, 20));
}

function renderOthers({ approvals, asked }: Decision, words: Words): string {
  const known = new Set(asked.map(({ login }) => login.toLowerCase()));
  const others = approvals.filter(({ by }) => !known.has(by.toLowerCase())).map(({ by }) => quoteCode(by, 60));
  return others.length === 0 ? '' : words.decisions.asked.others(others.slice(0, MOST_PEOPLE).join(', '));
}
