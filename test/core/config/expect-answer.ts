import { expect } from 'vitest';
import type { ConfigLoad } from '../../../src/core/loading/load-config.js';

/** What must hold of any text at all: an answer, and problems that a person can go to. */
export function expectAnswer(result: ConfigLoad, text: string): void {
  if (result.status !== 'invalid') return;
  const lines = text.split(/\r\n|\n|\r/);
  expect(result.problems.length).toBeGreaterThan(0);
  for (const { line, column, message } of result.problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
    expect(message).toMatch(/^[^\n\r]{1,900}$/);
  }
}
