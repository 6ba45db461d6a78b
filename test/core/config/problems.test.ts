import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { renderProblems } from '../../../src/core/config/problems.js';
import { tooLargeProblem } from '../../../src/core/config/parse.js';
import { loadConfig, parseConfigText } from '../../../src/core/templates/load-config.js';

const FOLDER = new URL('../../fixtures/configs/', import.meta.url);

/** Each file ends in the problems that it has, one a line after `#= `; a file without such a line is valid. */
const fixtures = readdirSync(FOLDER).map((name) => {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').split('\n');
  const isExpectation = (line: string): boolean => line.startsWith('#= ');
  return {
    name,
    text: lines.filter((line) => !isExpectation(line)).join('\n'),
    expected: lines.filter(isExpectation).map((line) => line.slice(3)),
  };
});

function problemsOf(text: string): readonly string[] {
  const reading = parseConfigText({ path: 'x', text });
  return (reading.problems ?? []).map(({ line, column, message }) => `${line}:${column}: ${message}`);
}

describe('fixtures', () => {
  it.each(fixtures)('$name', ({ name, text, expected }) => {
    expect(problemsOf(text)).toEqual(expected);
    expect(expected.length === 0).toBe(name.startsWith('valid-'));
  });

  it.each(fixtures)('$name with CRLF line ends has the same problems in the same places', ({ text, expected }) => {
    expect(problemsOf(text.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it.each(fixtures)('$name behind a byte order mark has the same problems in the same places', ({ text, expected }) => {
    expect(problemsOf(`\uFEFF${text}`)).toEqual(expected);
  });
});

const TEMPLATE = 'version: 1\ntemplates:\n  brief:\n    sections:\n';

const bounds: readonly (readonly [name: string, text: string, expected: string])[] = [
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
];

describe('bounds', () => {
  it.each(bounds)('%s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  test('500 templates, 500 sections and 40 patterns are allowed', () => {
    const names = Array.from({ length: 499 }, (_, index) => `  t${index}: { sections: [A] }\n`).join('');
    const many = `${'      - A\n'.repeat(460)}${'      - { heading: A, pattern: a }\n'.repeat(40)}`;
    expect(problemsOf(`version: 1\ntemplates:\n${names}  brief:\n    sections:\n${many}`)).toEqual([]);
  });

  test('a file with 20,000 faults names a hundred and counts the rest', () => {
    const text = `version: 1\n${Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('')}`;
    const problems = problemsOf(text);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe('101:1: And 19900 more problems.');
  });

  test('a file too large to be fetched has its problem without being read', () => {
    expect(tooLargeProblem('.github/async.yml', 300_000)).toEqual({
      file: '.github/async.yml',
      line: 1,
      column: 1,
      message: 'This file is 293 KB; at most 256 KB is read.',
    });
  });
});

test('names of objects that JavaScript has of its own are plain names', () => {
  for (const name of ['constructor', 'toString', 'hasOwnProperty', 'prototype']) {
    expect(problemsOf(`version: 1\ntemplates: { ${name}: { sections: [A] } }`)).toEqual([]);
    expect(problemsOf(`version: 1\ntemplates: { ${name}: {} }`).join()).toContain(
      `template \`${name}\` has no sections`,
    );
    expect(problemsOf(`version: 1\n${name}: 1`).join()).toContain(`Unknown key \`${name}\``);
  }
});

test('problems are rendered one a line, as a terminal can jump to them', () => {
  const load = loadConfig({
    repositoryName: 'octo/hello',
    repository: { path: '.github/async.yml', text: 'version: 1\nmode: loud\nscoop: {}\n' },
    organisation: null,
    templates: [],
  });
  expect(load.status === 'invalid' && renderProblems(load.problems)).toBe(
    '.github/async.yml:2:7: `mode`: expected one of `observe`, `advise`, `enforce`, found `loud`.\n' +
      '.github/async.yml:3:1: Unknown key `scoop`. Did you mean `scope`? Known here: `version`, `mode`, `scope`, ' +
      '`templates`, `comment`, `labels`, `repositories`.\n',
  );
});
