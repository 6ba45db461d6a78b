import { describe, expect, test } from 'vitest';
import { combineWeeks } from '../../../src/core/rollup/combine.js';
import type { WeekFacts } from '../../../src/core/rollup/facts.js';
import { renderJson } from '../../../src/core/rollup/json.js';
import { renderMarkdown } from '../../../src/core/rollup/markdown.js';
import { buildReport, type Report } from '../../../src/core/rollup/report.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import {
  windows,
  firstWeek,
  frame,
  hostile,
  overlong,
  several,
  project,
  suggested,
  quiet,
  rich,
  weekOf,
  crowd,
  NOBODY_TOLD,
} from './weeks.js';

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
    ['windows', windows, en],
    ['windows-de', windows, de],
    ['suggested', suggested, en],
    ['suggested-de', suggested, de],
    ['quiet', quiet, en],
    ['first', firstWeek, en],
    ['first-de', firstWeek, de],
    ['overlong', overlong, en],
    ['hostile', hostile, en],
    ['several', several, en],
    ['several-de', several, de],
  ] as const)('%s', async (name, facts, words) => {
    await expect(pageOf(facts, words)).toMatchFileSnapshot(`golden/${name}.md`);
  });

  test('the same for programs', async () => {
    await expect(`${renderJson(reportOf(rich))}\n`).toMatchFileSnapshot('golden/rich.json');
  });
});

test('what the facts suggest changes nothing of what was said, nor of what is counted by it', () => {
  const said = weekOf({
    ...suggested,
    projects: suggested.projects.map((one) => ({ ...one, signs: project(one.matter).signs, blockers: [] })),
  });
  const [before, after] = [reportOf(said), reportOf(suggested)];
  expect(after.bottomLine.worse).toEqual(before.bottomLine.worse);
  expect(after.bottomLine.troubled).toEqual(before.bottomLine.troubled);
  const healthIn = ({ parts }: Report) =>
    parts.flatMap((part) =>
      part.name === 'projects' ? part.rows.map(({ matter, health }) => [matter.number, health]) : [],
    );
  expect(healthIn(after)).toEqual(healthIn(before));
});

test('a section that is switched off is nowhere on the page, and counts for nothing at its top', () => {
  const page = renderMarkdown(buildReport(rich, frame, ['needs-you', 'shipped']) ?? reportOf(rich), en).body;
  expect(page).not.toMatch(/### (?:Needs you|Shipped)/);
  expect(page).toContain('### Projects');
  expect(page.split('\n')[0]).not.toContain('wait for somebody');
});

test('where the only sections with something to say are switched off, and nothing happened, there is no page', () => {
  const facts = weekOf({ projects: rich.projects });
  expect(buildReport(facts, frame)).not.toBeNull();
  expect(buildReport(facts, frame, ['projects', 'blockers', 'needs-you'])).toBeNull();
});

test('two people in two repositories are two, not four', () => {
  const two = weekOf({ work: { ...rich.work, people: ['ana', 'ben'] }, counts: rich.counts });
  expect(combineWeeks(two, [two]).work.people).toEqual(['ana', 'ben']);
  const report = buildReport(combineWeeks(two, [two]), frame);
  expect(report?.parts.some(({ name }) => name === 'how-we-worked')).toBe(false);
});

test('an empty week is no page, even where the figures of a team are known', () => {
  expect(buildReport(weekOf(), frame)).toBeNull();
  const work = {
    people: crowd(9),
    complete: { first: 0, all: 0 },
    answeredMs: [],
    unanswered: 0,
    told: NOBODY_TOLD,
    inTime: null,
  };
  expect(buildReport(weekOf({ work }), frame)).toBeNull();
});
