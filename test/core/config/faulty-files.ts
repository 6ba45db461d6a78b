import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../fixtures/configs/', import.meta.url);

/** Each file ends in the problems that it has, one a line after `#= `; a file without such a line is valid. */
export const fixtures = readdirSync(FOLDER).map((name) => {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').split('\n');
  const isExpectation = (line: string): boolean => line.startsWith('#= ');
  return {
    name,
    text: lines.filter((line) => !isExpectation(line)).join('\n'),
    expected: lines.filter(isExpectation).map((line) => line.slice(3)),
  };
});

const TEMPLATE = 'version: 1\ntemplates:\n  brief:\n    sections:\n';

/** Texts that are too much of something, with the one problem that each has. */
export const bounds: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['an empty file', '', '1:1: This file is empty. A first line that works is `version: 1`.'],
  ['only blanks', ' \n\n ', '1:1: This file is empty. A first line that works is `version: 1`.'],
  [
    'a NUL byte',
    'version: 1\nmode: a\0b\n',
    '2:8: There is a character here that cannot be typed. The file must be plain text in UTF-8.',
  ],
  [
    'a lone surrogate',
    'version: 1\nmode: "\uD800"\n',
    '2:8: There is a character here that cannot be typed. The file must be plain text in UTF-8.',
  ],
  ['one megabyte', '#'.repeat(1_048_576), '1:1: This file is 1024 KB; at most 256 KB is read.'],
  ['a byte too many', '#'.repeat(262_145), '1:1: This file is 257 KB; at most 256 KB is read.'],
  ['deep nesting', `a: ${'['.repeat(60)}`, '1:53: This is nested too deeply to be read.'],
  [
    'nesting by aliases',
    Array.from({ length: 60 }, (_, index) => `k${index}: &a${index} [${index === 0 ? 'x' : `*a${index - 1}`}]`).join(
      '\n',
    ),
    '50:11: This is nested too deeply to be read.',
  ],
  [
    '501 templates',
    `version: 1\ntemplates:\n${Array.from({ length: 501 }, (_, index) => `  t${index}: { sections: [A] }\n`).join('')}`,
    '2:1: There are 501 templates; at most 500 are allowed.',
  ],
  [
    '501 sections',
    `${TEMPLATE}${'      - A\n'.repeat(501)}`,
    '5:7: `templates.brief.sections` lists 501; at most 500 are allowed.',
  ],
  [
    '10,001 sections in all',
    `version: 1\ntemplates:\n${Array.from({ length: 21 }, (_, index) => `  t${index}: { sections: [${'A,'.repeat(index < 20 ? 500 : 1)}] }\n`).join('')}`,
    '2:1: There are 10001 sections in all; at most 10000 are allowed.',
  ],
  [
    '195,000 sections by aliases',
    `version: 1\ntemplates:\n  t: &t { sections: [${'A,'.repeat(390)}] }\n${Array.from({ length: 499 }, (_, index) => `  t${index}: *t\n`).join('')}`,
    '2:1: There are 195000 sections in all; at most 10000 are allowed.',
  ],
  [
    'a heading of 301 characters',
    `${TEMPLATE}      - ${'a'.repeat(301)}\n`,
    '5:9: `templates.brief.sections[0]` is 301 characters long; at most 300 are allowed.',
  ],
  [
    'a prompt of 20,001 characters',
    `${TEMPLATE}      - { heading: A, prompt: ${'a'.repeat(20_001)} }\n`,
    '5:31: `templates.brief.sections[0].prompt` is 20001 characters long; at most 20000 are allowed.',
  ],
  [
    '201 aliases',
    `${TEMPLATE}      - { heading: A, aliases: [${'b,'.repeat(201)}] }\n`,
    '5:32: `templates.brief.sections[0].aliases` lists 201; at most 200 are allowed.',
  ],
  [
    'a pattern of 301 characters',
    `${TEMPLATE}      - { heading: A, pattern: ${'a'.repeat(301)} }\n`,
    '5:32: `templates.brief.sections[0].pattern` is 301 characters long; at most 300 are allowed.',
  ],
  [
    '41 patterns',
    `${TEMPLATE}${'      - { heading: A, pattern: a }\n'.repeat(41)}`,
    '45:32: This is one pattern more than the 40 that a configuration may have.',
  ],
  [
    'a name of 101 characters',
    `version: 1\ntemplates:\n  ${'n'.repeat(101)}: { sections: [A] }\n`,
    "3:3: A template's name is one line of 1 to 100 characters.",
  ],
  [
    '61 large classes in two patterns',
    `version: 1\nscope:\n  ignore_titles:\n    - '${'\\pL'.repeat(60)}'\n    - '\\pL'\n`,
    '5:7: `scope.ignore_titles[1]` is too costly to test. Use smaller numbers in `{…}` and fewer classes such as `\\p{L}`.',
  ],
  [
    '51 kinds of links',
    `version: 1\nlinks:\n  kinds:\n${Array.from({ length: 51 }, (_, index) => `    k${index}: example.com\n`).join('')}`,
    '4:5: `links.kinds` lists 51; at most 50 are allowed.',
  ],
  [
    '501 members',
    `version: 1\npeople:\n  members:\n${Array.from({ length: 501 }, (_, index) => `    m${index}:\n`).join('')}`,
    '4:5: `people.members` lists 501; at most 500 are allowed.',
  ],
  [
    '1,001 mentions',
    'version: 1\ntemplates: { brief: { max_mentions: 1001 } }\n',
    '2:37: `templates.brief.max_mentions`: expected a whole number from 1 to 1000, found `1001`.',
  ],
];
