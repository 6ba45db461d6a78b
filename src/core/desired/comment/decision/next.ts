import type { Decision } from '../../../decisions/decision.js';
import { quoteCode } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import type { DecisionMatter } from './matter.js';
import { renderDay } from './moment.js';

/** Of more people than these the list above says who has not answered. */
const MOST_NAMED = 8;

/** Returns what happens next and who owes it; empty where nothing does. */
export function renderNext(matter: DecisionMatter, words: Words): string {
  const text = sentence(matter, words);
  return text === '' ? '' : `**${words.decisions.next.label}** ${text}`;
}

function sentence({ decision, teamZone }: DecisionMatter, words: Words): string {
  const { next: texts } = words.decisions;
  const { next, door, state } = decision;
  switch (next.kind) {
    case 'sections':
      return texts.sections;
    case 'propose':
      return texts.propose;
    case 'ask':
      return texts.ask;
    case 'backing':
      return texts.backing;
    case 'unreadable':
      return texts.unreadable[next.what];
    case 'window':
      if (door === 'one-way') return texts.windowOneWay;
      return isAnybodyThere(decision) ? texts.window : texts.windowAway;
    case 'concerns':
      return texts.concerns(next.numbers);
    case 'hold':
      return decision.holds.some(({ by }) => by !== null) ? texts.hold : texts.holdTaken;
    case 'approvals':
      return texts.approvals(nameAll(next.from));
    case 'accept':
      return next.by === null ? texts.acceptAnybody : texts.accept(quoteCode(next.by, 60));
    case 'answer-objection':
      return next.by === null ? texts.answerAnybody : texts.answer(quoteCode(next.by, 60));
    case 'revisit':
      return decision.again === null ? texts.due : texts.revisit(renderDay(next.at, teamZone, words));
    case 'nothing':
      return state === 'accepted' ? texts.object : '';
    default:
      return next satisfies never;
  }
}

/** Tells whether the silence of somebody who is asked will count. */
function isAnybodyThere({ asked }: Decision): boolean {
  return asked.some(({ isBacked, isExcused }) => isBacked && !isExcused);
}

function nameAll(logins: readonly string[]): string {
  const named = logins.slice(0, MOST_NAMED).map((login) => quoteCode(login, 60));
  return logins.length > MOST_NAMED ? `${named.join(', ')}, …` : named.join(', ');
}
