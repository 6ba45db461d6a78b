import type { Rule, RuleExample } from '../../../src/core/rules/rule.js';

/** Renders each rule for readers: its id as the anchor, its sentence, and its examples, the good ones first. */
export function renderRules(rules: readonly Rule[]): string {
  return rules.map((rule) => renderRule(rule)).join('\n\n');
}

function renderRule({ id, summary, examples }: Rule): string {
  const good = examples.filter(({ finds }) => !finds);
  const bad = examples.filter(({ finds }) => finds);
  const rows = [...good, ...bad].map((example) => renderExample(example));
  return [`### ${id}`, '', summary, '', '| | section | body |', '|---|---|---|', ...rows].join('\n');
}

function renderExample({ section, body, finds }: RuleExample): string {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  return `| ${finds ? 'found' : 'fine'} | ${quoteCode(section)} | ${quoteCode(lines.join(' ⏎ '))} |`;
}

/** A code span whose marks are longer than any run of backticks in it; a bar would end the cell. */
function quoteCode(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${marks}${padding}${text.replaceAll('|', '\\|')}${padding}${marks}`;
}
