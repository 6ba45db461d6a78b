import type { Need, SectionSpec } from '../../config/config.js';
import { isBox } from '../../reading/guide.js';
import { withoutCommentMarks } from '../../reading/prompts.js';
import { plainLine } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { DECISION_TEMPLATE, isOutcomeSection } from '../outcome.js';

const LONGEST_HINT = 500;
const MOST_ASKS = 3;
const MOST_BOXES = 50;
const MOST_LETTERS = 200;

/** Whether a rule of a section is in force. */
export function isAsked<Asked extends { readonly level: string }>(ask: Asked | null): ask is Asked {
  return ask !== null && ask.level !== 'off';
}

/**
 * Returns a line on what belongs into a section: the team's own words, else what the rules ask; empty where nothing more is
 * asked than an answer.
 *
 * @param isLast whether it is the outcome of a decision, which is filled in last
 */
export function hintOf(spec: SectionSpec, isLast: boolean, words: Words): string {
  const { hints } = words.forms;
  const own = [spec.help ?? '', ...spec.prompts.map(withoutBoxes)].map(withoutCommentMarks).find((text) => text !== '');
  const parts = [own ?? asksOf(spec, words).slice(0, MOST_ASKS).join(' ')];
  if (isLast) parts.unshift(hints.outcome);
  if (spec.none) parts.push(hints.none);
  return plainLine(parts.filter((part) => part !== '').join(' '), LONGEST_HINT);
}

/** Tells whether a section of a template is the outcome of a decision. */
export function isOutcomeOf(template: string, spec: SectionSpec): boolean {
  return template === DECISION_TEMPLATE && isOutcomeSection(spec.heading);
}

function asksOf(spec: SectionSpec, words: Words): readonly string[] {
  const { hints } = words.forms;
  const asks: string[] = [];
  if (isAsked(spec.one_of)) asks.push(hints.oneOf(spec.one_of.value));
  if (isAsked(spec.min_items)) asks.push(hints.items(spec.min_items.value));
  for (const need of spec.needs.filter(isAsked)) {
    if (need.value !== 'list' || !isAsked(spec.min_items)) asks.push(needHint(need, words));
  }
  if (isAsked(spec.min_words)) asks.push(hints.words(spec.min_words.value));
  return asks;
}

function needHint({ value, kinds }: Need, words: Words): string {
  const { hints } = words.forms;
  return value === 'link' && kinds.length > 0 ? hints.linkOf(kinds) : hints[value];
}

/** Returns the texts of the boxes that the prompts of a section hold, each once. */
export function boxesOf(spec: SectionSpec): readonly string[] {
  const lines = spec.prompts.flatMap((prompt) => withoutComments(prompt).split('\n').filter(isBox));
  const texts = lines.map((line) =>
    plainLine(line.replace(/^[\s>*+-]*(?:\d{1,3}[.)]\s*)?\[[^\]]*\]/, ''), MOST_LETTERS),
  );
  return [...new Set(texts)].filter((text) => text !== '').slice(0, MOST_BOXES);
}

function withoutBoxes(prompt: string): string {
  return prompt
    .split('\n')
    .filter((line) => !isBox(line))
    .join('\n');
}

function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, '\n');
}
