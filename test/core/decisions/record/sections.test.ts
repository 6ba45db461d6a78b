import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordSections } from '../../../../src/core/decisions/record/sections.js';
import { parseDocument } from '../../../../src/core/markdown/document.js';
import type { Template } from '../../../../src/core/config/config.js';
import { hostileText } from '../../desired/hostile-text.js';
import { configOf } from '../../plan/world.js';

const decision = templateOf('version: 1');

function templateOf(yaml: string): Template {
  const template = configOf(yaml).templates.find(({ name }) => name === 'decision');
  if (template === undefined) throw new Error('no template for decisions');
  return template;
}

function problemOf(problem: string): string {
  const body = `## Problem\n\n${problem}\n\n## Options\n\n- one\n- two\n`;
  return recordSections({ body }, decision, null).problem;
}

describe('a section is copied as it was written', () => {
  test.each([
    ['a paragraph', 'Exports are\nlost.', 'Exports are\nlost.'],
    ['emphasis, links and mentions', '**Ask** [olga](https://x.y), @olga.', '**Ask** [olga](https://x.y), @olga.'],
    ['a list with its marks', '- a\n  - b\n- c', '- a\n  - b\n- c'],
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n|---|---|\n| 1 | 2 |'],
    [
      'code, with what looks like a comment or a heading',
      '```sh\n# run\n<!-- x -->\n```',
      '```sh\n# run\n<!-- x -->\n```',
    ],
    ['code that is indented and nothing else', '    # make\n    # install', '    # make\n    # install'],
    ['what looks like front matter', '***\na: b', '***\na: b'],
    ['code that is indented', 'Run:\n\n    # make', 'Run:\n\n    # make'],
    [
      'what can be folded',
      '<details>\n<summary>More</summary>\n\nText\n\n</details>',
      '<details>\n<summary>More</summary>\n\nText\n\n</details>',
    ],
    ['a quote with a heading', '> # Said before\n> so', '> # Said before\n> so'],
  ])('%s', (_, problem, copied) => {
    expect(problemOf(problem)).toBe(copied);
  });
});

describe('in a copy', () => {
  test.each([
    ['a comment is left out', 'Lost.<!-- who\nsaw it? -->\n<!-- and when? -->\nAgain.', 'Lost.\nAgain.'],
    ['a comment inside a code span is not one', 'It says `<!-- here -->`.', 'It says `<!-- here -->`.'],
    ['a heading is lower than those of a record', '# First\n\na\n\n### Third\n\nb', '### First\n\na\n\n### Third\n\nb'],
    ['an underlined heading is one with marks', 'First\n=====\n\na', '### First\n\na'],
    ['a fence that is never closed stands in a fence', '```\nlost', '````markdown\n```\nlost\n````'],
    ['what is never unfolded stands in a fence', '<details>\n\nlost', '```markdown\n<details>\n\nlost\n```'],
    ['a comment that is never closed stands in a fence', 'a\n\n<!-- lost', '```markdown\na\n\n<!-- lost\n```'],
    ['what only a tag ends stands in a fence', '<pre>\nlost', '```markdown\n<pre>\nlost\n```'],
  ])('%s', (_, problem, copied) => {
    const body = `## Options\n\n- one\n- two\n\n## Problem\n\n${problem}`;
    expect(recordSections({ body }, decision, null).problem).toBe(copied);
  });

  test('whatever people wrote, what stands below is what it is without it', () => {
    const outline = (text: string): readonly string[] =>
      parseDocument(text).pieces.flatMap(({ kind, level, depth, text: heading }) =>
        kind === 'heading' && level === 2 && depth === 0 ? [heading] : [],
      );
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 8 }), (lines) => {
        const copied = problemOf(lines.join('\n'));
        expect(outline(`# A\n\n## Above\n\n${copied}\n\n## Below\n`)).toEqual(['Above', 'Below']);
      }),
    );
  });
});

describe('the sections of an issue', () => {
  test('are those of a record, by whatever names they go', () => {
    const body = [
      '### Problemstellung\n\nVerloren.',
      '### Alternativen\n\n- a\n- b',
      '### Vor- und Nachteile\n\nTeuer.',
      '### Beschluss\n\na\n\nWeil es trägt.',
      '### Zuständig\n\n@olga',
    ].join('\n\n');
    expect(recordSections({ body }, decision, 'a')).toEqual({
      problem: 'Verloren.',
      drivers: '',
      options: '- a\n- b',
      tradeoffs: 'Teuer.',
      reasons: 'Weil es trägt.',
      decision: '',
      consequences: '',
      confirmation: '',
      others: [],
    });
  });

  test('that a team added are kept under their names, and those that MADR knows where it has them', () => {
    const template = templateOf(`version: 1
templates:
  decision:
    sections: [Problem, Options, Tradeoffs, Decision, Consequences, Decision drivers, Budget, { heading: Legal, level: off }, Owner]
`);
    const body = ['Problem', 'Options', 'Tradeoffs', 'Decision', 'Consequences', 'Decision drivers', 'Budget', 'Owner']
      .map((heading) => `## ${heading}\n\nOf ${heading.toLowerCase()}.`)
      .join('\n\n');
    expect(recordSections({ body }, template, null)).toEqual({
      problem: 'Of problem.',
      drivers: 'Of decision drivers.',
      options: 'Of options.',
      tradeoffs: 'Of tradeoffs.',
      reasons: '',
      decision: 'Of decision.',
      consequences: 'Of consequences.',
      confirmation: '',
      others: [{ heading: 'Budget', text: 'Of budget.' }],
    });
  });

  test.each([
    [
      'in the line of its name',
      '**Problem:** lost.\n\nAgain and again.\n\n**Options:**\n- a\n- b',
      'lost.\nAgain and again.',
    ],
    ['under an underlined name', 'Problem\n-------\nLost.\n\nOptions\n-------\n- a\n- b', 'Lost.'],
    ['that are only a hint of the template', '## Problem\n\n<!-- What is wrong? -->\n\n## Options\n\n- a\n- b', ''],
    ['that are there twice', '## Problem\n\n## Options\n\n- a\n- b\n\n## Problem\n\nLost.', 'Lost.'],
    ['before what git adds', '## Options\n\n- a\n- b\n\n## Problem\n\nLost.\n\nSigned-off-by: Ana <ana@x.y>', 'Lost.'],
    [
      'behind a fence that was not closed',
      '## Options\n\n```\n- a\n- b\n\n## Problem\n\nLost.\n\n## Owner\n\n@olga',
      'Lost.',
    ],
  ])('are found %s', (_, body, problem) => {
    expect(recordSections({ body }, decision, null).problem).toBe(problem);
  });

  test('do not say the option again that was chosen, but what differs from it', () => {
    const body = '## Decision\n\n- Object storage\n\nIt is cheap.';
    expect(recordSections({ body }, decision, 'Object storage')).toMatchObject({
      reasons: 'It is cheap.',
      decision: '',
    });
    expect(recordSections({ body }, decision, 'The database')).toMatchObject({
      reasons: '',
      decision: '- Object storage\n\nIt is cheap.',
    });
  });
});
