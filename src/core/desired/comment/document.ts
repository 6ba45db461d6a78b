import type { Words } from '../../text/en.js';
import type { Finding, Verdict } from '../../verdict/verdict.js';
import { hasProblem, hintsOf, renderFindingList, renderFindings, requiredOf } from '../findings.js';
import { joinBlocks, MOST_UNITS } from '../fit.js';
import { renderSkeleton } from '../skeleton.js';
import { renderUnderstoodDates } from '../understood-dates.js';
import { renderClosing, renderFooter, renderHelpUrl } from './closing.js';
import { renderExpected } from '../answers/render-expected.js';
import { renderConfigPart } from './config-part.js';
import { MOST_MEMORY_UNITS, renderMemoryBlock } from './decision/memory-block.js';
import { renderDecisionPart } from './decision/part.js';
import { renderLackingUpdate } from './incomplete-update.js';
import { STICKY_MARKER } from './marker.js';
import type { CommentMatter } from './matter.js';
import { isFollowing, templateOf } from './matter.js';
import { renderOpening } from './opening.js';
import { renderSwitchOff } from './switch-off.js';
import { MOST_BLOCK_UNITS, renderVerdictBlock } from './verdict-block.js';

/** Warnings and hints together; beyond three, help becomes a lecture. */
const MOST_HINTS = 3;

/** What a comment carries for programs; people see nothing of it. */
const HIDDEN_UNITS = lengthOf([STICKY_MARKER]) + MOST_BLOCK_UNITS + 2;

/** Returns the whole sticky comment. Call it only when there is something to say. */
export function renderComment(matter: CommentMatter, words: Words): string {
  const block = matter.verdict === null ? '' : renderVerdictBlock(matter.verdict, templateOf(matter));
  return joinBlocks([STICKY_MARKER, renderVisible(matter, words), renderMemory(matter), block]);
}

/** Returns what people see of the comment. */
export function renderVisible(matter: CommentMatter, words: Words): string {
  const { verdict } = matter;
  const before = [
    renderConfigPart(matter, words),
    renderDecision(matter, words),
    renderLackingUpdate(matter.lacking, words),
  ];
  const after = [renderExpected(matter.expected, words), renderFooter(matter)];
  if (verdict === null || !hasProblem(verdict.findings)) return joinBlocks([...before, ...after]);
  const hidden = HIDDEN_UNITS + (isFollowing(matter) ? MOST_MEMORY_UNITS + 2 : 0);
  const budget = MOST_UNITS - hidden - lengthOf([...before, ...after]);
  return joinBlocks([...before, ...renderFindingsPart(matter, verdict, budget, words), ...after]);
}

/** The list gets what it needs; the skeleton, which only saves typing, gets what is left. */
function renderFindingsPart(matter: CommentMatter, verdict: Verdict, budget: number, words: Words): readonly string[] {
  const template = templateOf(matter);
  const required = requiredOf(verdict.findings);
  const hints = hintsOf(verdict.findings);
  const shown = hints.slice(0, MOST_HINTS);
  const head = renderOpening(matter, shown.length, words);
  const also = renderHints(shown, hints.length - shown.length, required.length > 0, words, (findings) =>
    renderFindings(findings, template, words).join('\n'),
  );
  const foot = [
    renderUnderstoodDates(matter.config, verdict, matter.item, words),
    renderClosing(matter, words),
    renderHelpUrl(matter, words),
    renderSwitchOff(verdict.template ?? '', [...required, ...shown], words),
  ];
  const left = budget - lengthOf([head, ...also, ...foot]);
  const list = renderFindingList(required, template, Math.floor(left * 0.8), words.comment.moreFindings, words);
  const skeleton = renderSkeleton(verdict, template, matter.item.body, left - list.length - 2, words);
  return [head, list, ...also, skeleton, ...foot];
}

function renderDecision(matter: CommentMatter, words: Words): string {
  return matter.decision !== null && isFollowing(matter) ? renderDecisionPart(matter.decision, words) : '';
}

function renderMemory(matter: CommentMatter): string {
  return matter.decision !== null && isFollowing(matter) ? renderMemoryBlock(matter.decision.decision.memory) : '';
}

function renderHints(
  shown: readonly Finding[],
  more: number,
  isAfterRequired: boolean,
  words: Words,
  render: (findings: readonly Finding[]) => string,
): readonly string[] {
  if (shown.length === 0) return [];
  return [
    isAfterRequired ? words.comment.alsoHelpful : '',
    render(shown),
    more > 0 ? words.comment.moreHints(more) : '',
  ];
}

function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 2, 0);
}
