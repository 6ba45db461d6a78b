import { describe, expect, it } from 'vitest';
import type { World } from '../plan/world.js';
import { configOf, issue, pull, run, valid } from '../plan/world.js';

function world(sections: string, body = '', kind: 'issue' | 'pull' = 'issue'): World {
  const config = configOf(`version: 1\ntemplates:\n  t:\n    match: { title: "." }\n    sections: ${sections}\n`);
  return (kind === 'pull' ? pull : issue)({ body }, valid(config));
}

/** Returns the lines of a comment or summary that stand in a list. */
function listOf(text: string | undefined | null): readonly string[] {
  return (text ?? '').split('\n').filter((line) => /^ *- /.test(line));
}

function said(sections: string, body?: string): readonly string[] {
  return listOf(run(world(sections, body)).desired.comment);
}

describe('sections that are missing', () => {
  it('one is named with its remedy', () => {
    expect(said('[Why]')).toEqual(['- **Why** is missing. Add that heading with a line or two below it.']);
  });

  it('several in a row are named in one breath', () => {
    expect(said('[Why, How]')).toEqual([
      '- **Why** and **How** are missing. Add those headings with a line or two below each.',
    ]);
    expect(said('[Why, How, Who]')).toEqual([
      '- **Why**, **How** and **Who** are missing. Add those headings with a line or two below each.',
    ]);
  });

  it('many in a row are named eight at a time', () => {
    const list = said(`[${Array.from({ length: 17 }, (_, index) => `P${index}`).join(', ')}]`);
    expect(list.map((line) => line.split('**').length >> 1)).toEqual([8, 8, 1]);
    expect(list[2]).toBe('- **P16** is missing. Add that heading with a line or two below it.');
  });

  it('keep the order of the template: one that is only empty stands between them', () => {
    expect(said('[Why, Risks, How, Who]', '## Risks\n')).toEqual([
      '- **Why** is missing. Add that heading with a line or two below it.',
      '- **Risks** has a heading and nothing below it. Write a line or two below the heading.',
      '- **How** and **Who** are missing. Add those headings with a line or two below each.',
    ]);
  });

  it('keep the lines of help that the team wrote', () => {
    expect(said('[{ heading: Why, help: For whom? }, How, { heading: Who, help: "One *name*." }]')).toEqual([
      '- **Why**, **How** and **Who** are missing. Add those headings with a line or two below each.',
      '  - **Why**: For whom?',
      '  - **Who**: One \\*name\\*.',
    ]);
  });

  it('are told apart by what they weigh', () => {
    expect(said('[Why, How, { heading: Risks, level: warn }, { heading: Links, level: info }]')).toEqual([
      '- **Why** and **How** are missing. Add those headings with a line or two below each.',
      '- **Risks** and **Links** are missing. Add those headings with a line or two below each.',
    ]);
  });

  it('are named so in the check, too', () => {
    expect(listOf(run(world('[Why, How]', '', 'pull')).desired.check?.summary)).toEqual([
      '- **Why** and **How** are missing. Add those headings with a line or two below each.',
    ]);
  });

  it('keep their own message and remedy for the terminal and for programs', () => {
    const { verdict } = run(world('[Why, How]'));
    expect(verdict?.findings.map(({ message, remedy }) => `${message} ${remedy}`)).toEqual([
      '"Why" is missing. Add that heading with a line or two below it.',
      '"How" is missing. Add that heading with a line or two below it.',
    ]);
  });
});

describe('counts', () => {
  it.each([
    ['{ heading: Options, min_items: 2 }', 'One.', '**Options** has no list of points; at least two are asked for.'],
    ['{ heading: Options, min_items: 1 }', 'One.', '**Options** has no list of points; at least one is asked for.'],
    ['{ heading: Options, min_items: 2 }', '- One', '**Options** has one point; at least two are asked for.'],
    ['{ heading: Options, min_items: 12 }', '- a\n- b', '**Options** has two points; at least 12 are asked for.'],
    ['{ heading: Options, min_words: 3 }', 'One.', '**Options** is shorter than the three words asked for.'],
    ['{ heading: Options, min_words: 12 }', 'One.', '**Options** is shorter than the 12 words asked for.'],
  ])('read well: %s with %j', (section, content, message) => {
    const withLevel = section.replace(' }', ', level: require }');
    expect(said(`[${withLevel}]`, `## Options\n${content}\n`)[0]).toContain(`- ${message} `);
  });
});
