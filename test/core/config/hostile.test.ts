import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadConfig, type ConfigLoad } from '../../../src/core/loading/load-config.js';
import { cpuTime } from '../../cpu-time.js';
import { expectAnswer } from './expect-answer.js';

const FOLDER = new URL('../../fixtures/configs/', import.meta.url);
const texts = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

function load(repository: string | null, organisation: string | null = null, template = ''): ConfigLoad {
  const fileOf = (path: string, text: string | null) => (text === null ? null : { path, text });
  return loadConfig({
    repositoryName: 'octo/hello',
    repository: fileOf('.github/async.yml', repository),
    organisation: fileOf('octo/.github/async.yml', organisation),
    templates: [
      { path: '.github/ISSUE_TEMPLATE/a.yml', text: template },
      { path: '.github/ISSUE_TEMPLATE/a.md', text: template },
    ],
  });
}

const yamlish = fc.array(
  fc.constantFrom(
    'version: 1',
    '\n',
    '  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '? ',
    '&a ',
    '*a',
    '|\n',
    '>',
    '"',
    "'",
    '#',
    ',',
    '!!',
    '<<: ',
    '%',
    '---\n',
    '\t',
    '__proto__',
    'templates',
    'brief',
    'sections',
    'heading',
    'level',
    'null',
    '1',
    '~',
    '\r\n',
    '\u2028',
    '@',
    '`',
  ),
  { maxLength: 60 },
);

test('any text has an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectAnswer(load(text), text)),
    { numRuns: 500 },
  );
});

test('any mixture of what YAML is made of has an answer, in any layer and in a template', () => {
  fc.assert(
    fc.property(yamlish, yamlish, (upper, lower) => {
      const text = `version: 1\n${upper.join('')}`;
      expectAnswer(load(text), text);
      load('version: 1', lower.join(''));
      load(null, lower.join(''), upper.join(''));
    }),
    { numRuns: 500 },
  );
});

test('any small edit of a configuration has an answer', () => {
  const edit = fc.record({
    text: fc.constantFrom(...texts),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat({ max: 12 }),
    insert: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      yamlish.map((parts) => parts.slice(0, 3).join('')),
    ),
  });
  fc.assert(
    fc.property(edit, ({ text, at, remove, insert }) => {
      const start = Math.floor(at * text.length);
      const edited = text.slice(0, start) + insert + text.slice(start + remove);
      expectAnswer(load(edited), edited);
    }),
    { numRuns: 1000 },
  );
});

test('no text reaches the prototype of objects', () => {
  for (const key of ['__proto__', '"__proto__"', '? __proto__\n', '"\\x5f_proto__"', '!!str __proto__']) {
    for (const place of ['', 'templates:\n  ', 'scope:\n  ', 'labels:\n  ']) {
      load(`version: 1\n${place}${key}: { polluted: 1, sections: [A] }\n`);
      load('version: 1', `version: 1\n${place}${key}: { polluted: 1, sections: [A] }\n`);
    }
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('hostile files are read in little time', () => {
  const patterns = Array.from(
    { length: 40 },
    (_, index) => `      - { heading: A, pattern: '${'\\pL|'.repeat(60)}${index}' }`,
  );
  const hostile: Readonly<Record<string, string>> = {
    'a megabyte': 'a'.repeat(1_048_576),
    'brackets without end': '['.repeat(262_144),
    '25,000 keys': Array.from({ length: 25_000 }, (_, index) => `k${index}: 1`).join('\n'),
    '131,000 nodes': `[${'a,'.repeat(131_000)}]`,
    '40 heavy patterns': `version: 1\ntemplates:\n  t:\n    sections:\n${patterns.join('\n')}`,
    '40 patterns of ranges': `version: 1\nscope:\n  ignore_titles:\n${Array.from({ length: 40 }, (_, i) => `    - '${'[\\x{100}-\\x{FFFF}]'.repeat(16)}${i}'`).join('\n')}`,
    'a chain of aliases': Array.from(
      { length: 9_000 },
      (_, i) => `k${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`}]`,
    ).join('\n'),
    'many aliases of one': `a: &a [x, x, x, x, x, x, x, x]\nb: [${'*a,'.repeat(80_000)}]`,
    'long quotes': `version: 1\nmode: "${'\\u0041'.repeat(40_000)}"`,
  };
  for (const [name, text] of Object.entries(hostile)) {
    const start = cpuTime();
    expectAnswer(load(text), text);
    console.log(`  ${name}: ${(cpuTime() - start).toFixed(0)} ms`);
  }
});

test('many locks on many sections are checked in little time', () => {
  const sections = (level: string) =>
    Array.from({ length: 500 }, (_, index) => `{heading: h${index}, level: ${level}},`).join('');
  const templates = (level: string) =>
    `templates:\n  t0: &t { sections: [${sections(level)}] }\n${Array.from({ length: 19 }, (_, index) => `  t${index + 1}: *t\n`).join('')}`;
  const locks = Array.from({ length: 200 }, (_, index) => `templates.t${index % 20}`).join(', ');
  const start = cpuTime();
  const result = load(`version: 1\n${templates('warn')}`, `version: 1\nlock: [${locks}]\n${templates('require')}`);
  const took = cpuTime() - start;
  expect(result.status === 'invalid' && result.problems.length).toBe(101);
  console.log(`  200 locks on 10,000 sections: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(10_000);
});
