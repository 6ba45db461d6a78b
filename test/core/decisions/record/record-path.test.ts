import { describe, expect, test } from 'vitest';
import { numberOfRecord, recordPath, slugOf } from '../../../../src/core/decisions/record/record-path.js';

describe('a title as a part of a file name', () => {
  test.each([
    ['Where exports are kept', 'where-exports-are-kept'],
    ['C# & C++: which one?', 'c-and-c-which-one'],
    ['Größe für Übergänge, naïve', 'grosse-fur-ubergange-naive'],
    ['輸出の保存先', 'decision'],
    ['輸出 v2', 'v2'],
    ['../../etc/passwd', 'etc-passwd'],
    ['', 'decision'],
    ['a'.repeat(300), 'a'.repeat(60)],
    [`${'word '.repeat(40)}`, Array(12).fill('word').join('-')],
    ['con', 'con'],
  ])('%s', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});

describe('where a record is kept', () => {
  test.each([
    [7, [], 'adr/0007-a.md'],
    [12_345, [], 'adr/12345-a.md'],
    [7, ['adr/0007-as-it-was-called.md'], 'adr/0007-as-it-was-called.md'],
    [7, ['0007-as-it-was-called.md'], 'adr/0007-as-it-was-called.md'],
    [7, ['0007-of-something-else.md', '0007-a.md'], 'adr/0007-a.md'],
    [7, ['0070-b.md', '00007-b.txt', '0007.md', '0007-b.md.bak'], 'adr/0007-a.md'],
    [20_260_302, ['20260302-of-log4brains.md'], 'adr/20260302-a.md'],
  ])('%i, beside %j', (number, existing, path) => {
    expect(recordPath('adr', number, 'A', existing)).toBe(path);
  });

  test.each([
    ['docs/decisions/0012-a.md', 12],
    ['0012-A.MD', 12],
    ['20260302-a.md', null],
    ['012-a.md', null],
    ['0012-a/b.txt', null],
    ['README.md', null],
  ])('%s is the record of %j', (path, number) => {
    expect(numberOfRecord(path)).toBe(number);
  });
});
