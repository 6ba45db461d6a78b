import type { CommandSpec } from '../../../commands/command-spec.js';
import { COMMANDS } from '../../../commands/index.js';
import { quoteCode } from '../../../text/neutralise.js';
import type { Words } from '../../../text/en.js';
import { joinBlocks } from '../../fit.js';
import { renderAsked } from './asked.js';
import { renderConcerns } from './concerns.js';
import { renderHead, renderOutcome } from './head.js';
import type { DecisionMatter } from './matter.js';
import { renderNext } from './next.js';
import { renderRecord } from './record.js';
import { renderRefused } from './refused.js';

/** Who may give which commands, most people first. */
const WHO = [
  'anyone',
  'asked-or-triage',
  'author-or-write',
  'concern-author-or-decider',
  'decider',
  'write',
] as const satisfies readonly CommandSpec['who'][];

/**
 * Returns the part of the comment that follows a decision: how far it is and until when, what was decided, who was asked, what stands
 * in the way, and what happens next.
 */
export function renderDecisionPart(matter: DecisionMatter, words: Words): string {
  const { state, outcome, isHelpWanted } = matter.decision;
  const isOver = outcome !== null && state !== 'accepted';
  return joinBlocks([
    renderHead(matter, words),
    renderOutcome(matter, words),
    renderAsked(matter, words),
    renderConcerns(matter, words),
    renderRefused(matter, words),
    renderRecord(matter, words),
    renderNext(matter, words),
    isOver && !isHelpWanted ? '' : renderCommands(words),
  ]);
}

function renderCommands(words: Words): string {
  const { commands, commandsNote, commandsFor } = words.decisions;
  const lines = WHO.map((who) => {
    const usages = COMMANDS.filter((command) => command.who === who).map(({ usage }) => quoteCode(usage));
    return `- ${commandsFor[who]}: ${usages.join(', ')}`;
  });
  return `<details><summary>${commands}</summary>\n\n${commandsNote}\n\n${lines.join('\n')}\n\n</details>`;
}
