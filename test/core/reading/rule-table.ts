import { READING_RULES, type ReadingRule } from '../../../src/core/reading/rules.js';
import { en } from '../../../src/core/text/en.js';
import { evaluateBody } from '../../../src/core/verdict/evaluate.js';
import type { BodyFixture } from '../verdict/fixtures.js';

/** One rule of the reader with the fixtures that are read wrongly without it. */
export interface RuleRow {
  readonly rule: ReadingRule;
  readonly says: string;
  readonly fixtures: readonly string[];
}

/** So many fixtures are named in the table; the rest are counted. */
const MAX_NAMED = 3;

/** Returns one row a rule, in the order of their list: what breaks when that rule alone is switched off. */
export function makeRuleTable(fixtures: readonly BodyFixture[]): readonly RuleRow[] {
  return (Object.keys(READING_RULES) as ReadingRule[]).map((rule) => ({
    rule,
    says: READING_RULES[rule],
    fixtures: fixtures.filter((fixture) => !isAsExpected(fixture, new Set([rule]))).map(({ name }) => name),
  }));
}

/** Tells whether a fixture is read as it expects while some rules are off. */
export function isAsExpected(fixture: BodyFixture, off: ReadonlySet<ReadingRule>): boolean {
  const verdict = evaluateBody(fixture.config, fixture.template, fixture.candidate, en, off);
  return (
    verdict.sections.every(({ heading, state }) => fixture.expect[heading] === state) &&
    (fixture.findings === null || fixture.findings.join() === verdict.findings.map(({ rule }) => rule).join()) &&
    (fixture.outcome === null || fixture.outcome === verdict.outcome) &&
    fixture.decision === verdict.decision
  );
}

/** Renders the rows as a Markdown table. Of many fixtures those are named that the fewest other rules carry. */
export function renderRuleTable(rows: readonly RuleRow[]): string {
  const carriers = new Map<string, number>();
  for (const name of rows.flatMap((row) => row.fixtures)) carriers.set(name, (carriers.get(name) ?? 0) + 1);
  const lines = rows.map(({ rule, says, fixtures }) => {
    const telling = [...fixtures].sort((a, b) => (carriers.get(a) ?? 0) - (carriers.get(b) ?? 0) || (a < b ? -1 : 1));
    const named = telling.slice(0, MAX_NAMED).map((name) => `\`${name}\``);
    const more = fixtures.length > MAX_NAMED ? [`${fixtures.length - MAX_NAMED} more`] : [];
    return `| \`${rule}\` | ${says.replaceAll('|', '\\|')} | ${[...named, ...more].join(', ')} |`;
  });
  return ['| rule | what it says | fixtures that fail without it |', '|---|---|---|', ...lines].join('\n');
}
