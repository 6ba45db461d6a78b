import { DECISION_COMMANDS } from '../../../commands/index.js';
import { quoteCode } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import { joinBlocks } from '../../fit.js';
import { renderAsked } from './asked.js';
import { renderConcerns } from './concerns.js';
import { renderHead, renderOutcome } from './head.js';
import type { DecisionMatter } from './matter.js';
import { renderNext } from './next.js';
import { renderRefused } from './refused.js';

/**
 * Returns the part of the comment that follows a decision: how far it is and until when, what was decided, who was asked, what stands
 * in the way, and what happens next.
 */
export function renderDecisionPart(matter: DecisionMatter, words: Words): string {
  const { state, outcome } = matter.decision;
  const isOver = outcome !== null && state !== 'accepted';
  return joinBlocks([
    renderHead(matter, words),
    renderOutcome(matter, words),
    renderAsked(matter, words),
    renderConcerns(matter, words),
    renderRefused(matter, words),
    renderNext(matter, words),
    isOver ? '' : renderCommands(words),
  ]);
}

function renderCommands(words: Words): string {
  const { commands, commandsNote } = words.decisions;
  const usages = DECISION_COMMANDS.map(({ usage }) => quoteCode(usage)).join(', ');
  return `<details><summary>${commands}</summary>\n\n${commandsNote} ${usages}.\n\n</details>`;
}
