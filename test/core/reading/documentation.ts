import { ITEM_RULES, RULES } from '../../../src/core/rules/index.js';
import { renderLinkKinds } from '../links/kinds-table.js';
import { renderItemRules, renderRules } from '../rules/rule-pages.js';
import { loadBodyFixtures } from '../verdict/fixtures.js';
import { makeRuleTable, renderRuleTable } from './rule-table.js';

/** The page that is partly written by hand and partly from the rules and the fixtures. */
export const RULES_PAGE = new URL('../../../docs/rules.md', import.meta.url);

/** Returns the page with its generated parts written anew. Throws where their marks are missing. */
export function renderRulesPage(page: string): string {
  const table = replacePart(page, 'reading rules', renderRuleTable(makeRuleTable(loadBodyFixtures())));
  const sections = replacePart(table, 'rules', renderRules(RULES));
  const items = replacePart(sections, 'item rules', renderItemRules(ITEM_RULES));
  return replacePart(items, 'link kinds', renderLinkKinds());
}

/** Returns a page with one of its parts, between marks that say how it is written, written anew. */
export function replacePart(page: string, name: string, text: string): string {
  const begin = `<!-- ${name}: written by \`npm run generate\` -->`;
  const end = `<!-- ${name}: end -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the page has no part "${name}"`);
  return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}
