import { expect, it } from 'vitest';
import { titlePrefix } from '../../../../src/core/templates/writing/title-prefix.js';

const cases: readonly (readonly [pattern: string, prefix: string | null])[] = [
  ['^(Task|Brief):', 'Task: '],
  ['^Status:', 'Status: '],
  ['^Status:\\s*', 'Status: '],
  ['^(?:RFC|Decision):', 'RFC: '],
  ['(?i)^bug:', 'bug: '],
  ['^\\[Bug\\]', '[Bug] '],
  ['^\\[Bug\\]: ', '[Bug]: '],
  ['^a\\.b:', 'a.b: '],
  ['Task:', null],
  ['^Task', null],
  ['^\\[?bug\\b', null],
  ['^[A-Z]+:', null],
  ['^(a|b)+:', null],
  ['^Task:$', null],
  ['^\\d:', null],
  ['^(a(b)):', null],
  ['^', null],
  ['', null],
];

it.each(cases)('a title that %s asks for begins with %j', (pattern, prefix) => {
  expect(titlePrefix(pattern)).toBe(prefix);
});
