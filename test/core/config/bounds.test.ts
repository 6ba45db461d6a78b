import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/core/loading/load-config.js';

function problemsOf(value: Readonly<Record<string, unknown>>): readonly string[] {
  const file = { path: '.github/async.yml', text: JSON.stringify({ version: 1, ...value }) };
  const loaded = loadConfig({ repositoryName: 'octo/hello', repository: file, organisation: null, templates: [] });
  return loaded.status === 'invalid' ? loaded.problems.map(({ message }) => message) : [];
}

function asking(lists: number, length: number): Readonly<Record<string, unknown>> {
  const one_of = Array.from({ length }, (_, index) => `option ${index}`);
  const sections = Array.from({ length: lists }, (_, index) => ({ heading: `Part ${index}`, one_of }));
  return { templates: { own: { match: { labels: ['own'] }, sections } } };
}

describe('what a configuration may have of answers and of shapes', () => {
  it('is 2,000 answers in all its lists', () => {
    expect(problemsOf(asking(10, 200))).toEqual([]);
    expect(problemsOf(asking(11, 200))).toEqual([
      'With this list the configuration has more than the 2000 answers in `one_of` that it may have.',
    ]);
  });

  it('is 200 shapes of links in all its kinds', () => {
    const kinds = (count: number) =>
      Object.fromEntries(
        ['film', 'page'].map((kind) => [kind, Array.from({ length: count }, (_, index) => `a.example/${index}`)]),
      );
    expect(problemsOf({ links: { kinds: kinds(100) } })).toEqual([]);
    expect(problemsOf({ links: { kinds: kinds(101) } })).toEqual([
      'The kinds of `links.kinds` list 202 shapes together; at most 200 are allowed.',
    ]);
  });
});
