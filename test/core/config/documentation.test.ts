import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { BOUNDS, configSchema } from '../../../src/core/config/schema.js';
import { defaultConfig, parseConfigText } from '../../../src/core/templates/load-config.js';
import { configOf } from '../templates/candidate.js';

const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);

describe('examples of docs/configuration.md', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  it.each(examples)('example %#', (text) => {
    expect(parseConfigText({ path: 'docs/configuration.md', text }).problems).toBeNull();
  });
});

test('the example that says it shows the defaults does', () => {
  const shown = configOf((examples[1] ?? '').replace('version: 1\n', ''));
  expect({ ...shown, comment: defaultConfig().comment }).toEqual(defaultConfig());
});

test('docs/configuration.md names every key of the language', () => {
  const keys = new Set<string>();
  collectKeys(configSchema, keys);
  expect(keys.size).toBeGreaterThan(35);
  for (const key of keys) expect(page, key).toMatch(new RegExp(`\\b${key}\\b`));
});

test('docs/configuration.md gives the bounds that hold', () => {
  const { templates, sections, list, text, prompt, prompts, words, label, patterns } = BOUNDS;
  for (const bound of [templates, sections, list, text, prompt, prompts, words, label, patterns]) {
    expect(page).toContain(bound.toLocaleString('en'));
  }
});

/** Walks a zod schema by its own description of itself. */
function collectKeys(schema: unknown, keys: Set<string>): void {
  if (typeof schema !== 'object' || schema === null || !('def' in schema)) return;
  const def = schema.def as Record<string, unknown>;
  for (const [key, value] of Object.entries((def['shape'] ?? {}) as Record<string, unknown>)) {
    keys.add(key);
    collectKeys(value, keys);
  }
  for (const inner of [def['innerType'], def['element'], def['valueType'], ...((def['options'] ?? []) as unknown[])]) {
    collectKeys(inner, keys);
  }
}
