import { expect, it } from 'vitest';
import { readSections } from '../../../src/core/reading/sections.js';
import { configOf } from '../verdict/fixtures.js';

function states(aliases: readonly string[], body: string): readonly (string | null)[] {
  const config = configOf({ sections: aliases.map((alias, index) => ({ heading: `Part ${index}`, aliases: alias })) });
  return readSections(body, config.templates[0]?.sections ?? []).map(({ content }) => content?.state ?? null);
}

it('four sections that go by one name are all found by it, and no more', () => {
  const body = '## Shared\n\nWritten once for all.';
  const shared = Array.from({ length: 6 }, () => 'Shared');
  expect(states(shared, body)).toEqual(['present', 'present', 'present', 'present', null, null]);
});

it('a section that stands very often is as full as the fullest of its first copies', () => {
  const empty = '## Shared\n\n';
  expect(states(['Shared'], `${empty.repeat(150)}Written.`)).toEqual(['present']);
  expect(states(['Shared'], `${empty.repeat(250)}Written.`)).toEqual(['empty']);
});
