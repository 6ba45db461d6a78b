import type { Ask, Level, Need, SectionSpec, Template } from '../../config/config.js';
import { isDecision, isOutcomeSection } from '../../decisions/state.js';
import { quoteCode } from '../../text/neutralise.js';
import type { Words } from '../../text/en.js';
import { renderHeading } from '../findings.js';
import { renderNames } from './applies.js';

/** Returns what a template asks, one list item for each section that is not `off` and for each rule about the whole. */
export function renderAsks(template: Template, words: Words): readonly string[] {
  const sections = template.sections.flatMap((spec) => {
    if (spec.level === 'off') return [];
    const asks = [...sectionAsks(spec, words), ...outcomeNote(template, spec, words)];
    return [renderPoint(renderHeading(spec.heading), spec.level, asks, words)];
  });
  return [...sections, ...itemAsks(template, words)];
}

function renderPoint(name: string, level: Exclude<Level, 'off'>, asks: readonly string[], words: Words): string {
  const point = `- ${name} (${words.contract.levels[level]})`;
  return asks.length === 0 ? point : `${point}: ${asks.join('; ')}`;
}

/** What weighs as much as the section itself says so by saying nothing. */
function sectionAsks(spec: SectionSpec, words: Words): readonly string[] {
  const { asks, levels } = words.contract;
  const say = <T>(ask: Ask<T> | null, text: (value: T) => string): readonly string[] => {
    if (ask === null || ask.level === 'off') return [];
    return [ask.level === spec.level ? text(ask.value) : `${text(ask.value)} (${levels[ask.level]})`];
  };
  return [
    ...say(spec.min_words, asks.min_words),
    ...say(spec.min_items, asks.min_items),
    ...spec.needs.flatMap((need) => say(need, () => renderNeed(need, words))),
    ...say(spec.one_of, (answers) => asks.one_of(renderNames(answers, words))),
    ...say(spec.checked, (value) => asks.checked[value]),
    ...say(spec.pattern, (pattern) => asks.pattern(quoteCode(pattern))),
    ...say(spec.forbid, (patterns) => asks.forbid(renderNames(patterns, words))),
    ...(spec.none ? [asks.none] : []),
  ];
}

function renderNeed({ value, kinds }: Need, words: Words): string {
  const { asks } = words.contract;
  return kinds.length === 0 ? asks.needs[value] : asks.linkOf(renderNames(kinds, words));
}

function outcomeNote(template: Template, spec: SectionSpec, words: Words): readonly string[] {
  const isOutcome = isDecision(template, { kind: 'issue' }) && isOutcomeSection(spec.heading);
  return isOutcome ? [words.contract.asks.outcome] : [];
}

function itemAsks(template: Template, words: Words): readonly string[] {
  const { item, asks } = words.contract;
  const { title, order, linked_issue: linked, max_mentions: mentions } = template;
  const say = (name: string, level: Level | undefined, texts: () => readonly string[]): readonly string[] => {
    return level === undefined || level === 'off' ? [] : [renderPoint(name, level, texts(), words)];
  };
  return [
    ...say(item.title, title?.level, () => [
      item.ownWords(title?.min_length ?? 0),
      ...(title?.max_length == null ? [] : [item.max_length(title.max_length)]),
      ...(title?.pattern == null ? [] : [asks.pattern(quoteCode(title.pattern))]),
    ]),
    ...say(item.order, order ?? undefined, () => [item.inOrder]),
    ...say(item.linked_issue, linked?.level, () => [
      linked?.closes === true ? item.closes : item.names,
      ...(linked?.brief == null ? [] : [item.brief]),
      ...(linked?.decision == null ? [] : [item.decision]),
    ]),
    ...say(item.max_mentions, mentions?.level, () => [item.atMost(mentions?.value ?? 0)]),
  ];
}
