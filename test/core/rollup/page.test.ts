import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WeekFacts } from '../../../src/core/rollup/facts.js';
import { renderMarkdown } from '../../../src/core/rollup/markdown.js';
import { MOST_PAGE_UNITS, MOST_VISIBLE_LINES, visibleLines } from '../../../src/core/rollup/page.js';
import { buildReport } from '../../../src/core/rollup/report.js';
import { SECTION_NAMES } from '../../../src/core/rollup/sections.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import { markdown } from '../desired/github-markdown.js';
import { hostileText } from '../desired/hostile-text.js';
import {
  blocker,
  decision,
  firstWeek,
  frame,
  hostile,
  matter,
  overlong,
  project,
  quiet,
  rich,
  weekOf,
  crowd,
} from './weeks.js';

function pageOf(facts: WeekFacts, words: Words = en): string {
  const report = buildReport(facts, frame);
  return report === null ? '' : renderMarkdown(report, words).body;
}

const weeks = { rich, quiet, firstWeek, overlong, hostile };

describe.each(Object.entries(weeks))('the page of the week %s', (_name, facts) => {
  test.each([
    ['en', en],
    ['de', de],
  ] as const)('reads in two minutes and is taken by GitHub (%s)', (_locale, words) => {
    const page = pageOf(facts, words);
    expect(visibleLines(page)).toBeLessThanOrEqual(MOST_VISIBLE_LINES);
    expect(page.length).toBeLessThanOrEqual(MOST_PAGE_UNITS);
  });

  test('draws above the folds, never in them', () => {
    for (const [, inside = ''] of pageOf(facts).matchAll(/<details>([^]*?)<\/details>/g)) {
      expect(inside).not.toContain('```');
    }
  });

  test('closes every fold that it opens', () => {
    const page = pageOf(facts);
    expect(page.match(/<details>/g)?.length ?? 0).toBe(page.match(/<\/details>/g)?.length ?? 0);
  });
});

describe('a page that would get too long', () => {
  const page = pageOf(overlong);

  test('is cut in the lowest sections first, at a row, and says so', () => {
    expect(page).toMatch(/<summary>\d+ more; \d+ are left out, since this page would get too long<\/summary>$/m);
    const listed = (from: string, to: string) =>
      page.slice(page.indexOf(`### ${from}`), page.indexOf(`### ${to}`)).match(/^- /gm)?.length;
    expect(listed('Needs you', 'Projects')).toBe(150 + 80);
    expect(listed('Decisions', 'Shipped')).toBe(6);
    expect(listed('Shipped', 'The next two weeks')).toBe(4);
  });

  test('has whole rows only', () => {
    for (const row of page.split('\n').filter((line) => line.startsWith('- '))) expect(row).toMatch(/[\w.)…]$/);
  });

  test('uses the room that it has', () => {
    expect(page.length).toBeGreaterThan(MOST_PAGE_UNITS * 0.9);
  });
});

test.each(SECTION_NAMES)('the section %s can be switched off', (name) => {
  const names = (off: readonly (typeof name)[]) => buildReport(rich, frame, off)?.parts.map((part) => part.name);
  expect(names([])).toEqual(SECTION_NAMES);
  expect(names([name])).toEqual(SECTION_NAMES.filter((other) => other !== name));
});

test('figures of a group of fewer than four are told of nobody', () => {
  const among = (people: number) => weekOf({ ...rich, work: { ...rich.work, people: crowd(people) } });
  const hasFigures = (facts: WeekFacts) =>
    buildReport(facts, frame)?.parts.some(({ name }) => name === 'how-we-worked');
  expect(hasFigures(among(3))).toBe(false);
  expect(hasFigures(among(4))).toBe(true);
});

describe('whatever people write', () => {
  const weekWith = (text: string) =>
    weekOf({
      counts: { opened: 1, closed: 0, merged: 1 },
      shipped: [{ ...matter(1, text), author: 'ana', isByBot: false, mergedAt: frame.period.fromAt }],
      reviews: [{ matter: matter(2, text), asked: [{ who: 'ben', sinceAt: frame.period.fromAt, dueAt: null }] }],
      decisions: [decision(matter(3, text), { option: text, closesAt: frame.now + 86_400_000 })],
      projects: [
        project(matter(4, text), { headline: text, health: 'at-risk', blockers: [blocker(text, '2026-11-17T10:00')] }),
      ],
      dated: [{ matter: matter(5, text), day: '2026-11-30' }],
    });
  const plain = shapeOf(pageOf(weekWith('words')));

  test('the page has the links, headings and rows that it has of plain words, and calls nobody', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const page = pageOf(weekWith(text));
        expect(shapeOf(page)).toEqual(plain);
        expect(page.replace(/^```mermaid\n[^]*?^```$/gm, '')).not.toMatch(/@[A-Za-z\d]|(?:^|[^`\w/])#\d|GH-\d/m);
      }),
    );
  });
});

/** What a page is to a reader, its words left out. Only a diagram may hold a `#212`: GitHub links nothing in a fence. */
function shapeOf(page: string): readonly string[] {
  return markdown
    .parse(page, {})
    .flatMap((token) => [token, ...(token.children ?? [])])
    .flatMap(({ type, tag, attrs }) =>
      type === 'text' || type === 'text_special' || type === 'html_inline'
        ? []
        : [`${type} ${tag} ${attrs?.join(' ') ?? ''}`],
    );
}
