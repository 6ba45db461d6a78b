import { describe, expect, it } from 'vitest';
import { namesDate } from '../../../../src/core/time/prose/names-date.js';

describe('a line that names a date', () => {
  it.each([
    '2027-03-12',
    'by 12/03/2027',
    'bis 12.03.',
    'am 12. März',
    'March 12',
    '12th of March, at the latest',
    'next Friday',
    'on Monday',
    'Q3',
    'H1 2027',
    '2027-W12',
    'KW 14',
    'end of next month',
    'EOD',
    'in two weeks',
    '3 sprints',
    'tomorrow',
    'le 5 mai',
    '5 de mayo',
    '12 марта',
    'до 5 червня',
    '3月12日',
    '9月末',
    '3월 12일',
    'έως 5 Μαΐου',
    '١٢ مارس أو 12 مارس',
    'lundi prochain',
    'bis Freitag',
    'в пятницу',
    '来週の金曜日',
    '下周五',
    'January 2027',
    'Sprint 12',
  ])('%s', (line) => {
    expect(namesDate([line])).toBe(true);
  });

  it.each([
    'soon',
    'as soon as possible',
    'when it is ready',
    'it may take a while',
    'the sun is out',
    'version 2.1',
    'see #12',
    'TBD',
    'not now',
    '10 people',
    'das dauert',
  ])('is not: %s', (line) => {
    expect(namesDate([line])).toBe(false);
  });
});
