import { expect, test, vi } from 'vitest';
import { evaluate } from '../../src/core/verdict/evaluate.js';
import { warmUp } from '../../src/entry/warm-up.js';

vi.mock(import('../../src/core/verdict/evaluate.js'), { spy: true });

test('the item that warms the app up goes through every part of its template, dates among them', () => {
  warmUp();
  const judged = vi.mocked(evaluate).mock.results[0]?.value as ReturnType<typeof evaluate>;
  expect(judged).toMatchObject({ template: 'brief', outcome: 'pass', findings: [] });
  expect(judged.sections.find(({ heading }) => heading === 'Timeline')?.date).toBe('1970-01-15');
});
