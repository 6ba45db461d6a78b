import { describe, expect, it } from 'vitest';
import { en } from '../../../src/core/text/en.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { configOf, issue } from '../templates/candidate.js';

/** A Tuesday: half past eleven at night in London, and Wednesday already in Tokyo. */
const createdAt = Date.UTC(2026, 10, 24, 23, 30);

function judge(line: string, yaml = '') {
  const config = configOf(
    `${yaml}\ntemplates: { t: { match: { kind: issue }, sections: [{ heading: When, needs: date }, Why] } }`,
  );
  const verdict = evaluate(config, issue({ body: `## When\n\n${line}\n\n## Why\n\nIt is slow.`, createdAt }), en);
  return {
    date: verdict.sections[0]?.date,
    findings: verdict.findings.map(({ rule, level, message }) => [rule, level, message]),
  };
}

describe('the date of a section that asks for one', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['1 Dec 2026', '2026-12-01'],
    ['Dec 1st', '2026-12-01'],
    ['next Friday', '2026-12-04'],
    ['EOD Thursday', '2026-11-26'],
    ['in two weeks', '2026-12-08'],
    ['Q1 2027', '2027-03-31'],
    ['a draft by 2026-12-01, the rest by 2026-12-18', '2026-12-18'],
  ])('%s is %s', (line, date) => {
    expect(judge(line)).toEqual({ date, findings: [] });
  });

  it.each([
    ['a day and its month', '15. Dezember 2026', '2026-12-15'],
    ['in English, too', '15. December', '2026-12-15'],
    ['two days', '1. Dezember 2026 der Entwurf\n15. Dezember 2026 der Rest', '2026-12-15'],
    ['points in order', '1. Dezember 2026\n2. Januar 2027', '2027-01-31'],
    ['points that all have one number', '1. December 2026\n1. January 2027', '2027-01-31'],
    ['one point with a date of its own', '1. a draft by 18 December 2026', '2026-12-18'],
  ])('is read where Markdown sees a numbered list: %s', (_, text, date) => {
    expect(judge(text)).toEqual({ date, findings: [] });
  });

  it('is reckoned in the zone of the team', () => {
    expect(judge('tomorrow').date).toBe('2026-11-25');
    expect(judge('tomorrow', 'people: { timezone: Asia/Tokyo }').date).toBe('2026-11-26');
  });

  it.each(['ASAP', 'soon', 'when it is ready'])('%s is none', (line) => {
    expect(judge(line)).toEqual({ date: null, findings: [['needs-date', 'warn', '"When" names no date.']] });
  });

  it('is not told where figures mean two, which is said one level softer', () => {
    expect(judge('01/12/2026')).toEqual({
      date: null,
      findings: [
        ['needs-date', 'info', '"When" names 01/12/2026, which is one day to some readers and another to others.'],
      ],
    });
  });

  it('is told where another date beside them is clear', () => {
    expect(judge('01/12/2026, that is 1 December 2026')).toEqual({ date: '2026-12-01', findings: [] });
  });

  it('is not one that is struck out', () => {
    expect(judge('- ~~18 December 2026~~\n- 11 December 2026')).toEqual({ date: '2026-12-11', findings: [] });
    expect(judge('~~18 December 2026~~')).toEqual({ date: null, findings: [] });
  });

  it('is not there on a section that asks for none, nor on one that is not filled', () => {
    const config = configOf(
      'templates: { t: { match: { kind: issue }, sections: [{ heading: When, needs: date }, Why] } }',
    );
    const { sections } = evaluate(config, issue({ body: '## Why\n\nby 2026-12-01', createdAt }), en);
    expect(sections).toEqual([
      { heading: 'When', state: 'missing', line: null, date: null },
      { heading: 'Why', state: 'present', line: 1 },
    ]);
  });
});
