import { describe, expect, it, test } from 'vitest';
import { renderProblems } from '../../../src/core/config/faults/problems.js';
import { tooLargeProblem } from '../../../src/core/config/parse.js';
import { loadConfig, parseConfigText } from '../../../src/core/loading/load-config.js';
import { bounds, fixtures } from './faulty-files.js';

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
      reference: 'docs/configuration.md#the-file',
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
    '.github/async.yml:2:7: `mode`: expected one of `observe`, `advise`, `enforce`, found `loud`. ' +
      '(docs/configuration.md#top-level-keys)\n' +
      '.github/async.yml:3:1: Unknown key `scoop`. Did you mean `scope`? Known here: `version`, `preset`, `extends`, ' +
      '`mode`, `enforce_from`, `ratchet`, `scope`, `templates`, `comment`, `labels`, `links`, `people`, `decisions`, ' +
      '`status`, `response`, `rollup`, `repositories`, `lock`. (docs/configuration.md#top-level-keys)\n',
  );
});
