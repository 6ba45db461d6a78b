import { RULES } from '../../../src/core/rules/index.js';
import { renderRules } from '../rules/rule-pages.js';
import { loadBodyFixtures } from '../verdict/fixtures.js';
import { makeRuleTable, renderRuleTable } from './rule-table.js';

/** The page that is partly written by hand and partly from the rules and the fixtures. */
export const RULES_PAGE = new URL('../../../docs/rules.md', import.meta.url);

/** Returns the page with its generated parts written anew. Throws where their marks are missing. */
export function renderRulesPage(page: string): string {
  const table = replacePart(page, 'reading rules', renderRuleTable(makeRuleTable(loadBodyFixtures())));
  return replacePart(table, 'rules', renderRules(RULES));
}

/** Returns a page with one of its parts, between marks that say who writes it, written anew. */
export function replacePart(
  page: string,
  name: string,
  text: string,
  writer = 'test/core/reading/write-table.ts',
): string {
  const begin = `<!-- ${name}: written by ${writer} -->`;
  const end = `<!-- ${name}: end -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the page has no part "${name}"`);
  return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}
