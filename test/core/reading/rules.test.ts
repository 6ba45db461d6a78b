import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_RULES_ON } from '../../../src/core/reading/rules.js';
import { loadBodyFixtures } from '../verdict/fixtures.js';
import { renderRulesPage, RULES_PAGE } from './documentation.js';
import { isAsExpected, makeRuleTable } from './rule-table.js';

const fixtures = loadBodyFixtures();

describe('the rules of the reader', () => {
  it('read every fixture as expected when all are on', () => {
    const wrong = fixtures.filter((fixture) => !isAsExpected(fixture, ALL_RULES_ON));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it.each(makeRuleTable(fixtures))('$rule: without it a fixture is read wrongly', ({ fixtures: failing }) => {
    expect(failing).not.toEqual([]);
  });

  it('stand on their page as they are', () => {
    const page = readFileSync(RULES_PAGE, 'utf8');
    expect(page, 'run `npm run generate`').toBe(renderRulesPage(page));
  });
});
