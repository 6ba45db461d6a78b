import { expect, test } from 'vitest';
import type { SectionSpec } from '../../../src/core/config/config.js';
import { foldName } from '../../../src/core/markdown/fold.js';
import { defaultConfig } from '../../../src/core/loading/load-config.js';

const { templates } = defaultConfig();

function summary({ heading, level, none, needs, min_words, min_items, pattern }: SectionSpec): string {
  const asks = [...needs.map((ask) => ask.value), ...(min_items === null ? [] : [`${min_items.value} items`])];
  expect([min_words, pattern]).toEqual([null, null]);
  return [heading, level, ...(none ? ['none'] : []), ...asks].join(', ');
}

test('the built-in templates ask for what they are described to ask for', () => {
  expect(Object.fromEntries(templates.map(({ name, sections }) => [name, sections.map(summary)]))).toEqual({
    status: ['Context, require', 'Progress, require', 'Blockers, require, none', 'Next steps, require'],
    brief: [
      'Goal, require',
      'Requirements, require, list',
      'Timeline, require, date',
      'Success criteria, require, list',
      'Resources, warn, link',
    ],
    decision: [
      'Problem, require',
      'Options, require, 2 items',
      'Tradeoffs, require',
      'Decision, require',
      'Owner, require, person',
    ],
    message: ['Context, require', 'Details, require', 'Next steps, require', 'Deadline, require, date'],
    change: ['Why, require', 'What changed, require', 'How tested, require', 'Risks, warn, none'],
  });
});

test('no name of a built-in section is a name of another in its template', () => {
  for (const { name, sections } of templates) {
    const owners = new Map<string, string>();
    for (const { heading, aliases } of sections) {
      for (const alias of [heading, ...aliases]) {
        const folded = foldName(alias);
        expect(folded, alias).not.toBe('');
        expect(owners.get(folded) ?? heading, `${name}: ${alias}`).toBe(heading);
        owners.set(folded, heading);
      }
    }
  }
});
