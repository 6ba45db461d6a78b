import { expect, test } from 'vitest';
import { renderMarkdown } from '../../../src/core/rollup/markdown.js';
import { buildReport } from '../../../src/core/rollup/report.js';
import { de } from '../../../src/core/text/de.js';
import { en } from '../../../src/core/text/en.js';
import { frame, matter, project, weekOf } from './weeks.js';

const owed = project(matter(37, 'Status: tax report'), {
  owner: 'ben',
  owes: { who: 'ben', sinceAt: Date.parse('2026-11-20T16:00Z') },
});

test.each([
  [en, '- `ben`: an update on ', 'Status: tax report – since Fri 2026-11-20'],
  [de, '- `ben`: ein Statusbericht zu ', 'Status: tax report – seit Fr 2026-11-20'],
])('an update that is owed is a line on the page, with a name that calls nobody', (words, before, after) => {
  const report = buildReport(weekOf({ projects: [owed] }), frame);
  const { body } = report === null ? { body: '' } : renderMarkdown(report, words);
  const line = body.split('\n').find((each) => each.startsWith('- `ben`'));
  expect(line?.slice(0, before.length)).toBe(before);
  expect(line?.endsWith(after)).toBe(true);
});
