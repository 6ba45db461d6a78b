import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/markdown/document.js';
import { findMarks } from '../../../src/core/reading/marks.js';
import { collectNames } from '../../../src/core/reading/names.js';
import { ALL_RULES_ON } from '../../../src/core/reading/rules.js';
import { en } from '../../../src/core/text/en.js';
import { defaultConfig } from '../../../src/core/loading/load-config.js';
import { evaluateBody } from '../../../src/core/verdict/evaluate.js';
import { cpuTime } from '../../cpu-time.js';
import { configOf, parseBodyFixture } from '../verdict/fixtures.js';

const { candidate } = parseBodyFixture(
  'any',
  '---\nabout: any item at all\nsections: [Any]\nexpect: { Any: missing }\n---\n',
);

const template = configOf({
  sections: [
    { heading: 'Goal', aliases: ['Objective', 'Zweck', '目的'], min_words: 3 },
    {
      heading: 'Steps to reproduce',
      prompt: '1. Open the page\n2. Press the button\n- OS: [e.g. Linux]',
      min_items: 2,
    },
    { heading: 'Risks', needs: ['list', 'link', 'date', 'person', 'checklist', 'code', 'image'] },
    { heading: 'Is it urgent?', pattern: '^(yes|no)' },
  ],
}).templates[0];
if (template === undefined) throw new Error('no template');
const asked = template;

function read(body: string) {
  return evaluateBody(defaultConfig(), asked, { ...candidate, body }, en);
}

/** Scraps of what people and machines write, names of the sections among them. */
const scrap = fc.constantFrom(
  ...['\n', '\n\n', ' ', '    ', '\t', '# ', '## ', '###### ', '- ', '1. ', '> ', '* [x] ', '- [ ] ', '| ', '|-|-|\n'],
  ...['```', '~~~\n', '`', '**', '__', '*', '_', ':', '：', '?', '---\n', '===\n', '--\n', '***\n', '<!--', '-->', '…'],
  ...['<details>', '</details>', '<summary>', '</summary>', '<h2>', '</h2>', '<img src=x>', '<br>', '<b>', '</b>', '<'],
  ...['Goal', 'Objective', 'Zweck', '目的', 'Steps to reproduce', 'Risk', 'Is it urgent?', 'Gaol', 'Risks and goals'],
  ...['TBD', 'None', 'N/A', '_No response_', 'Fixes #', 'Open the page', 'Press the button', 'OS: [e.g. Linux]', 'yes'],
  ...[
    'a word',
    '読者',
    'κείμενο',
    '؟نص',
    '🎯',
    ':dart:',
    '\0',
    '\ud800',
    '\udfff',
    '\u200f',
    '\u2028',
    '&nbsp;',
    '@ana',
  ],
  ...[
    '[a](b)',
    '[a]: b',
    '![',
    '](',
    '[//]: # (a)',
    'Signed-off-by: Ana <a@example.com>',
    '#12',
    'https://example.com/a',
  ],
);
const soup = fc.array(scrap, { maxLength: 60 }).map((scraps) => scraps.join(''));

describe('any soup of Markdown', () => {
  it('is read without an error, each section with one state and a line of the body', () => {
    fc.assert(
      fc.property(soup, (body) => {
        const { sections, findings, outcome } = read(body);
        const lines = body.split(/\r\n?|\n/).length;
        expect(sections.map(({ heading }) => heading)).toEqual(asked.sections.map(({ heading }) => heading));
        for (const { state, line } of sections) {
          expect(line === null).toBe(state === 'missing');
          if (line !== null) expect(line).toBeLessThanOrEqual(lines);
        }
        expect(outcome).toBe(findings.some(({ level }) => level === 'require') ? 'fail' : 'pass');
      }),
      { seed: 3, numRuns: 1500 },
    );
  });

  it('reads the same with CRLF, and twice the same', () => {
    fc.assert(
      fc.property(soup, (body) => {
        const verdict = read(body);
        expect(read(body.replace(/\n/g, '\r\n'))).toEqual(verdict);
        expect(read(body)).toEqual(verdict);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('holds no section that its text could not name', () => {
    const nameless = soup.map((body) => body.replace(/[gozsriu目]/gi, '.'));
    fc.assert(
      fc.property(nameless, (body) => {
        expect(read(body).sections.every(({ state }) => state === 'missing')).toBe(true);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('with the sections filled in below it, in a place of their own, lacks nothing', () => {
    const open = /`{3}|~{3}|<!--|<details|<summary|<h2|</;
    const filled = [
      '## Goal\n\nthe hall is warm',
      '## Steps to reproduce\n\n- open it\n- close the window',
      '## Risks\n\nNone',
      '## Is it urgent?\n\nyes',
    ].join('\n\n');
    fc.assert(
      fc.property(
        soup.filter((body) => !open.test(body)),
        (body) => {
          expect(read(`${body}\n\n${filled}\n`).outcome).toBe('pass');
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });
});

const SIZE = 65_536;

/** Shapes that made other parsers slow or deep. */
const shapes: readonly (readonly [string, string])[] = [
  ['quotes', '>'],
  ['quotes with blanks', '> '],
  ['lists', '- '],
  ['numbers', '1. '],
  ['brackets', '['],
  ['links', '[a](b'],
  ['stars', '*'],
  ['bold', '**a'],
  ['ticks', '`'],
  ['ticks apart', '` '],
  ['opened comments', '<!-- '],
  ['comments', '<!---->'],
  ['tags', '<a'],
  ['opened tags', '<b>'],
  ['details', '<details>'],
  ['summaries', '<summary>'],
  ['headings in HTML', '<h2>'],
  ['fences', '```\n'],
  ['headings', '# Goal\n'],
  ['near headings', '# Gaol\n'],
  ['lines that are names', 'Goal\n\n'],
  ['labels', 'Goal: '],
  ['bold labels', '**Goal:** \n\n'],
  ['joint headings', '# Goal / '],
  ['underlines', 'a\n-\n'],
  ['table rows', '|a|b|\n|-|-|\n'],
  ['bars', '|'],
  ['entities', '&amp;'],
  ['backslashes', '\\'],
  ['blanks', ' '],
  ['tabs', '\t'],
  ['line ends', '\n'],
  ['carriage returns', '\r'],
  ['NUL', '\0'],
  ['lone surrogates', '\ud800'],
  ['marks without a letter', '\u0301'],
  ['trailers', 'a-b: c\n'],
  ['definitions', '[a]: b\n'],
  ['boxes', '- [ ] a\n'],
  ['words of the prompt', 'Press the button '],
  ['lines of the prompt', '2. Press the button\n'],
  ['dashes', '-'],
  ['colons', ':'],
  ['shortcodes', ':a'],
];

/** The work that a body causes, counted: pieces made, characters kept, names compared. */
function countWork(body: string): number {
  const document = parseDocument(body);
  const names = collectNames(asked.sections, ALL_RULES_ON);
  let compared = 0;
  const counting = {
    ...names,
    compare: (text: string) => {
      compared += 1;
      return names.compare(text);
    },
  };
  const marks = findMarks(document, counting, ALL_RULES_ON);
  const characters = document.pieces.reduce((sum, { text }) => sum + text.length, 0);
  return document.pieces.length + characters + compared + marks.length;
}

describe('bodies of 65,536 characters of anything', () => {
  it.each(shapes)('%s: read to the end', (_, unit) => {
    const body = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
    expect(read(body).sections).toHaveLength(4);
    expect(read(`## Goal\n\nthe hall is warm\n\n${body}`).sections[0]?.state).toBe('present');
  });

  it.each(shapes)('%s: twice the body is at most two and a half times the work', (_, unit) => {
    const body = unit.repeat(Math.ceil(SIZE / 4 / unit.length));
    expect(countWork(body + body)).toBeLessThanOrEqual(2.5 * countWork(body) + 100);
  });

  it('takes long words of any script about as long as short ones', () => {
    const wordsOf = (length: number) => `${'月'.repeat(length)} `.repeat(300).slice(0, 299);
    const timeOf = (line: string): number => {
      const body = `## Risks\n\n${`${line}\n`.repeat(218)}`;
      const times = [1, 2, 3, 4].map(() => {
        const start = cpuTime();
        read(body);
        return cpuTime() - start;
      });
      return Math.min(...times);
    };
    const [short, long] = [timeOf(wordsOf(2)), timeOf(wordsOf(299))];
    console.log(`  words of 2: ${short.toFixed(0)} ms, of 299: ${long.toFixed(0)} ms`);
    expect(long).toBeLessThan(3 * short + 60);
  });

  it('takes quotes that look far for an end that is near no longer than it takes text', () => {
    const start = cpuTime();
    read('x:\nx:\n> > x:\nx:\n> >\n'.repeat(3_000));
    const took = cpuTime() - start;
    console.log(`  quotes that look far: ${took.toFixed(0)} ms`);
    expect(took).toBeLessThan(1_000);
  });
});
