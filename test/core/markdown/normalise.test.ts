import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseBody } from '../../../src/core/markdown/normalise.js';

describe('a body made even', () => {
  it.each([
    ['line ends of any kind become LF', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a byte order mark goes', '\uFEFF## Goal', '## Goal'],
    ['NUL and lone surrogates become the replacement character', 'a\0b\uD800c\uDC00', 'a\uFFFDb\uFFFDc\uFFFD'],
    ['a pair of surrogates is one character', 'a😀b', 'a😀b'],
    ['four blanks in front of every line go', '    a\n\n    b', 'a\n\nb'],
    ['deeper lines keep what they have more', '    a\n      b', 'a\n  b'],
    ['tabs count to the next multiple of four', '\ta\n    b', 'a\nb'],
    ['one line at the margin keeps all others', 'a\n    b\n    c\n    d', 'a\n    b\n    c\n    d'],
    ['unless it is a heading on the first line', '# a\n    b\n    c\n    d', '# a\nb\nc\nd'],
    ['three blanks are no code, so they stay', '   a\n   b', '   a\n   b'],
    ['nothing stays nothing', '', ''],
    ['blank lines stay', '\n \n', '\n \n'],
  ])('%s', (_, body, normal) => {
    expect(normaliseBody(body)).toBe(normal);
  });

  it('keeps the number of lines, whatever they hold', () => {
    const line = fc.string({ unit: fc.constantFrom(' ', '\t', '#', 'a', '\0', '\uD800', '\u2028'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        expect(normaliseBody(lines.join('\n')).split('\n')).toHaveLength(lines.length);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('reads no further than 262,144 characters', () => {
    expect(normaliseBody('a'.repeat(300_000))).toHaveLength(262_144);
  });
});
