import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  plainLine,
  quoteCode,
  quoteFenced,
  quoteHidden,
  quoteInline,
  quoteParagraph,
  quoteSentence,
} from '../../../src/core/text/neutralise.js';
import { markdown } from './github-markdown.js';
import { hostileText } from './hostile-text.js';

const space = '\u200B';

describe('quoting', () => {
  it.each([
    ['@ana', `@${space}ana`],
    ['@octo/team', `@${space}octo/team`],
    ['#12, GH-3, o/r#4', `#${space}12, GH-${space}3, o/r#${space}4`],
    ['C# and F#', 'C# and F#'],
    ['<b>x</b> and 1 < 2', '&lt;b>x&lt;/b> and 1 < 2'],
    ['&#64;ana, Q & A', `&amp;#${space}64;ana, Q & A`],
    ['see https://example.com', `see https:${space}//example.com`],
    ['a `b` c', "a 'b' c"],
    ['snake_case and _this_', 'snake_case and \\_this\\_'],
    ['one\r\ntwo\u202E\u0000', 'one two'],
    ['Größe, 期限, الهدف, Цель', 'Größe, 期限, الهدف, Цель'],
    ['a\uD800b', 'a\uFFFDb'],
  ])('of %j gives %j', (text, quoted) => {
    expect(quoteInline(text)).toBe(quoted);
  });

  it.each([
    ['/close', '\\/close'],
    ['# x', '\\# x'],
    ['1. x', '1\\. x'],
    ['> x', '\\> x'],
    ['- x', '\\- x'],
  ])('at the start of a line, of %j gives %j', (text, quoted) => {
    expect(quoteParagraph(text)).toBe(quoted);
  });

  it('keeps the code of our own sentences', () => {
    expect(quoteSentence('Unknown key `a_b`. Did you mean `@c`?')).toBe(
      `Unknown key \`a_b\`. Did you mean \`@${space}c\`?`,
    );
    expect(quoteSentence('A stray ` alone, *here*')).toBe("A stray ' alone, \\*here\\*");
    expect(quoteSentence('One that parts #`12')).toBe("One that parts #'12");
  });

  it('cuts between characters', () => {
    expect(plainLine(`ab${'😀'.repeat(9)}`, 6)).toBe('ab😀…');
  });

  it('keeps every text a text: no link, no image, no HTML, no emphasis, no block, no mention, no reference', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const quoted of [quoteParagraph(text), `x ${quoteInline(text)}`]) {
          const blocks = markdown.parse(quoted, {});
          const types = [
            ...blocks.map((token) => token.type),
            ...blocks.flatMap((token) => token.children ?? []).map((token) => token.type),
          ];
          const plain = ['paragraph_open', 'paragraph_close', 'inline', 'text', 'text_special'];
          expect(types.filter((type) => !plain.includes(type))).toEqual([]);
        }
        expect(quoteInline(text)).not.toMatch(/@\w|#\w|gh-\d|www\.|:\/\/|[\u0000-\u001F\u202A-\u202E\u2066-\u2069]/i);
      }),
      { numRuns: 2000 },
    );
  });

  it('renders as the text that was given, but for what was made harmless', () => {
    const harmless = (text: string): string =>
      plainLine(text, 300)
        .replaceAll('`', "'")
        .replace(/[\u200B]/g, '');
    fc.assert(
      fc.property(hostileText, (text) => {
        const inline = markdown.parseInline(`x ${quoteInline(text)}`, {})[0];
        const shown = (inline?.children ?? []).map((token) => token.content).join('');
        expect(shown.replaceAll(space, '').trim()).toBe(`x ${harmless(text)}`.trim());
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps code in code and comments in comments', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const code = markdown.parseInline(quoteCode(text), {})[0]?.children ?? [];
        expect(code.map((token) => token.type)).toEqual(['code_inline']);
        expect(quoteHidden(text)).not.toMatch(/--|\n/);
        expect(quoteFenced(text)).not.toMatch(/@\w|\n/);
        const sentence = markdown.parseInline(`x ${quoteSentence(text)}`, {})[0]?.children ?? [];
        expect(
          sentence.map((token) => token.type).filter((type) => !['text', 'text_special', 'code_inline'].includes(type)),
        ).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
