import { describe, expect, test } from 'vitest';
import type { WeekFacts } from '../../../src/core/rollup/facts.js';
import { renderJson } from '../../../src/core/rollup/json.js';
import { renderMarkdown } from '../../../src/core/rollup/markdown.js';
import { buildReport, type Report } from '../../../src/core/rollup/report.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import { firstWeek, frame, hostile, overlong, quiet, rich, weekOf } from './weeks.js';

function reportOf(facts: WeekFacts): Report {
  const report = buildReport(facts, frame);
  if (report === null) throw new Error('nothing to say');
  return report;
}

function pageOf(facts: WeekFacts, words: Words): string {
  const { title, body } = renderMarkdown(reportOf(facts), words);
  return `# ${title}\n\n${body}\n`;
}

describe('pages as they are read', () => {
  test.each([
    ['rich', rich, en],
    ['rich-de', rich, de],
    ['quiet', quiet, en],
    ['first', firstWeek, en],
    ['first-de', firstWeek, de],
    ['overlong', overlong, en],
    ['hostile', hostile, en],
  ] as const)('%s', async (name, facts, words) => {
    await expect(pageOf(facts, words)).toMatchFileSnapshot(`golden/${name}.md`);
  });

  test('the same for programs', async () => {
    await expect(`${renderJson(reportOf(rich))}\n`).toMatchFileSnapshot('golden/rich.json');
  });
});

test('an empty week is no page, even where the figures of a team are known', () => {
  expect(buildReport(weekOf(), frame)).toBeNull();
  const work = { people: 9, complete: { first: 0, all: 0 }, answeredMs: [], unanswered: 0 };
  expect(buildReport(weekOf({ work }), frame)).toBeNull();
});
