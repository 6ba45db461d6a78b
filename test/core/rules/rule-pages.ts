import type { ItemRule, Rule } from '../../../src/core/rules/rule.js';

/** One row of a rule's examples: what it concludes, what was asked, what stands there. */
type Row = readonly [finds: boolean, asked: string, written: string];

/** Renders each rule about a section for readers: its id as the anchor, what it asks and why, and its examples, the good ones first. */
export function renderRules(rules: readonly Rule[]): string {
  return rules
    .map((rule) =>
      renderRule(
        rule,
        ['section', 'body'],
        rule.examples.map(({ finds, section, body }) => [finds, section, onOneLine(body)]),
      ),
    )
    .join('\n\n');
}

/** The same for rules about an item as a whole. */
export function renderItemRules(rules: readonly ItemRule[]): string {
  return rules
    .map((rule) =>
      renderRule(
        rule,
        ['template', 'item'],
        rule.examples.map(({ finds, template, item }) => [finds, template, item]),
      ),
    )
    .join('\n\n');
}

function renderRule(
  { id, key, summary, rationale }: Pick<Rule, 'id' | 'key' | 'summary' | 'rationale'>,
  columns: readonly [string, string],
  rows: readonly Row[],
): string {
  const sorted = [...rows.filter(([finds]) => !finds), ...rows.filter(([finds]) => finds)];
  return [
    `### ${id}`,
    '',
    summary,
    '',
    `Asked by \`${key}\`. ${rationale}`,
    '',
    `| | ${columns.join(' | ')} |`,
    '|---|---|---|',
    ...sorted.map(
      ([finds, asked, written]) => `| ${finds ? 'found' : 'fine'} | ${quoteCode(asked)} | ${quoteCode(written)} |`,
    ),
  ].join('\n');
}

function onOneLine(body: string): string {
  return body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join(' ⏎ ');
}

/** A code span whose marks are longer than any run of backticks in it; a bar would end the cell. */
export function quoteCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${marks}${padding}${text.replaceAll('|', '\\|')}${padding}${marks}`;
}
