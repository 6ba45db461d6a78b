import { expect, it, test } from 'vitest';
import { compilePattern, patternFault, testPattern } from '../../../../src/core/config/values/pattern.js';

test('a pattern finds its text anywhere, and only with its case', () => {
  const pattern = compilePattern('^JIRA-\\d+');
  expect(testPattern(pattern, 'JIRA-12 is done')).toBe(true);
  expect(testPattern(pattern, 'jira-12 is done')).toBe(false);
  expect(testPattern(pattern, 'see JIRA-12')).toBe(false);
});

test('a pattern can pass over case, as titles do', () => {
  expect(testPattern(compilePattern('^Task:', { ignoreCase: true }), 'TASK: x')).toBe(true);
});

test('no more than the first 8 KB of a text are looked at', () => {
  const pattern = compilePattern('end');
  expect(testPattern(pattern, `${'a'.repeat(8189)}end`)).toBe(true);
  expect(testPattern(pattern, `${'a'.repeat(8190)}end`)).toBe(false);
});

test('what JavaScript writes otherwise is understood', () => {
  expect(testPattern(compilePattern('^(?<key>[A-Z]+)\\/\\d'), 'AB/1')).toBe(true);
});

const refused: readonly (readonly [source: string, kind: string])[] = [
  ['(', 'syntax'],
  ['(a)\\1', 'syntax'],
  ['(?=a)', 'look-around'],
  ['(?<!a)b', 'look-around'],
  ['a{600}b{600}', 'size'],
  ['(\\pL|\\pN){400}', 'size'],
  ['x{1000}'.repeat(40), 'size'],
  ['a'.repeat(301), 'length'],
];

it.each(refused)('%s is refused: %s', (source, kind) => {
  expect(patternFault(source)?.kind).toBe(kind);
  expect(compilePattern(source)).toBeNull();
  expect(testPattern(compilePattern(source), 'aaaa')).toBe(false);
});

test('the pattern that stalls a backtracking engine is an ordinary one here', () => {
  expect(testPattern(compilePattern('^(a+)+$'), `${'a'.repeat(8000)}!`)).toBe(false);
});

test('more patterns than are kept still work', () => {
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 300; index += 1) {
      expect(testPattern(compilePattern(`^k${index}$`), `k${index}`)).toBe(true);
    }
  }
});
