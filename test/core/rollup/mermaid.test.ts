import DOMPurify from 'dompurify';
import mermaid from 'mermaid';
import { beforeAll, describe, expect, test } from 'vitest';
import type { WeekFacts } from '../../../src/core/rollup/facts.js';
import { renderMarkdown } from '../../../src/core/rollup/markdown.js';
import { buildReport } from '../../../src/core/rollup/report.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import { firstWeek, frame, hostile, overlong, rich } from './weeks.js';

/** Titles and labels are cleaned with the help of a page, of which there is none here. What is parsed is the same. */
beforeAll(() => {
  Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });
});

function chartsOf(facts: WeekFacts, words: Words): readonly string[] {
  const report = buildReport(facts, frame);
  if (report === null) return [];
  return [...renderMarkdown(report, words).body.matchAll(/^```mermaid\n([^]*?)^```$/gm)].map(([, chart = '']) => chart);
}

interface Tasks {
  getTasks(): readonly { readonly task: string; readonly startTime: Date; readonly endTime: Date }[];
}

interface Plots {
  getXYChartData(): {
    readonly xAxis: { readonly categories: readonly string[] };
    readonly plots: readonly { readonly type: string; readonly data: readonly (readonly [string, number])[] }[];
  };
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

describe('diagrams as Mermaid 11 reads them', () => {
  test.each([
    ['rich', rich, en, 2],
    ['rich, in German', rich, de, 2],
    ['first', firstWeek, en, 1],
    ['overlong', overlong, en, 2],
    ['hostile', hostile, en, 2],
  ] as const)('%s', async (_name, facts, words, count) => {
    const charts = chartsOf(facts, words);
    expect(charts).toHaveLength(count);
    for (const chart of charts) await expect(mermaid.parse(chart)).resolves.toBeTruthy();
  });

  test('the next two weeks: a bar for each, from today to its day, named by its number alone', async () => {
    const [gantt = ''] = chartsOf(rich, en);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(gantt);
    const bars = (db as unknown as Tasks)
      .getTasks()
      .map((task) => [task.task.trim(), dayOf(task.startTime), dayOf(task.endTime)]);
    // Ends are those of the days: the next midnight.
    expect(bars).toEqual([
      ['#219', '2026-11-23', '2026-11-25'],
      ['#244', '2026-11-23', '2026-11-28'],
      ['#187', '2026-11-23', '2026-12-02'],
      ['#251', '2026-11-23', '2026-12-05'],
    ]);
  });

  test('no diagram holds a word that somebody wrote', () => {
    const [gantt = '', figures = ''] = chartsOf(hostile, en);
    expect(gantt).toMatch(
      /^gantt\n {2}dateFormat YYYY-MM-DD\n {2}axisFormat %m-%d\n {2}tickInterval 1week\n {2}weekday monday\n {2}todayMarker off\n {2}inclusiveEndDates\n(?: {2}#\d+ :[\d-]+, [\d-]+\n)+$/,
    );
    expect(figures).toMatch(/^xychart-beta\n(?: {2}(?:x-axis|y-axis|bar|line) [[\]\w", >-]+\n)+$/);
  });

  test('how we worked: this week as bars, the week before as a line', async () => {
    const [, figures = ''] = chartsOf(rich, de);
    const { db } = await mermaid.mermaidAPI.getDiagramFromText(figures);
    const { xAxis, plots } = (db as unknown as Plots).getXYChartData();
    expect(xAxis.categories).toEqual(['geöffnet', 'geschlossen', 'gemergt']);
    expect(plots.map(({ type, data }) => [type, data.map(([, value]) => value)])).toEqual([
      ['bar', [14, 5, 9]],
      ['line', [16, 5, 6]],
    ]);
  });
});

test('a diagram that is none is refused here, too', async () => {
  await expect(mermaid.parse('gantt\n  nonsense\n')).rejects.toThrow();
});
