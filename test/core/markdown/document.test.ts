import { describe, expect, it } from 'vitest';
import { findUnclosedFence, parseDocument, type Piece } from '../../../src/core/markdown/document.js';

/** One line a piece: its line, kind and text, with what else is special about it. */
function show(body: string): readonly string[] {
  return parseDocument(body).pieces.map((piece) => `${piece.line} ${piece.kind}${traits(piece)} ${piece.text}`.trim());
}

function traits({ level, style, isItem, isQuote, isTable, listDepth, depth }: Piece): string {
  const all = [
    style === 'none' ? '' : `${style}${level}`,
    isItem ? 'item' : '',
    isQuote ? 'quote' : '',
    isTable ? 'table' : '',
    listDepth > 0 ? `list${listDepth}` : '',
    depth > 0 ? `details${depth}` : '',
  ].filter((trait) => trait !== '');
  return all.length === 0 ? '' : `(${all.join(' ')})`;
}

describe('the pieces of a body', () => {
  it.each([
    ['headings', '# A\n\nB\n---\n\n<h3>C</h3>', ['0 heading(atx1) A', '2 heading(setext2) B', '5 heading(html3) C']],
    ['a paragraph is a line each', 'a\nb', ['0 text a', '1 text b']],
    ['a fence is one piece', '```js\na\n\nb\n```', ['0 code a\n\nb']],
    ['an indented block is code', 'a\n\n    # b', ['0 text a', '2 code # b']],
    ['a quote', '> a\n> # b', ['0 text(quote) a', '1 text(quote) b']],
    ['a list', '- a\n- b', ['0 text(item list1) a', '1 text(item list1) b']],
    ['nested', '- a\n  - b', ['0 text(item list1) a', '1 text(item list2) b']],
    ['an empty item', '- \n- b', ['0 item(item list1)', '1 text(item list1) b']],
    ['a table', '|a|b|\n|-|-|\n|c||', ['0 text(table) a | b', '2 text(table) c |']],
    ['a comment', '<!-- a -->\n\nb <!-- c -->', ['0 comment a', '2 text b', '2 comment c']],
    ['the older idiom', '[//]: # (a)\n\nb', ['0 comment', '2 text b']],
    ['a link definition is a line', '[a]: https://example.com', ['0 text [a]: https://example.com']],
    ['front matter is nothing', '---\na: b\n---\n\nc', ['4 text c']],
    ['a rule is nothing', '***', []],
    [
      'details',
      '<details>\n<summary>a</summary>\n\nb\n\n</details>\n\nc',
      ['1 heading(html0 details1) a', '3 text(details1) b', '7 text c'],
    ],
    ['details closed too often', '</details>\n\na', ['2 text a']],
    ['no body', '', []],
  ])('%s', (_, body, pieces) => {
    expect(show(body)).toEqual(pieces);
  });

  it('keeps the first line of what stands too deep to be parsed', () => {
    expect(show(`${'>'.repeat(60)} deep`)).toEqual(['0 text(quote) deep']);
    expect(show(`${'- '.repeat(60)}deep`).length).toBeGreaterThan(0);
  });

  it('tells where the details of a piece end', () => {
    const { detailsEnds } = parseDocument('<details>\n\na\n\n</details>\n\nb');
    expect(detailsEnds).toEqual([1, 2]);
  });
});

describe('a fence that is never closed', () => {
  it.each([
    ['open at the end', 'a\n\n```\nb\n', 2],
    ['open and empty', 'a\n\n~~~', 2],
    ['closed', '```\na\n```', null],
    ['closed by a longer run', '```\na\n`````\n', null],
    ['not closed by a shorter run', '````\na\n```', 0],
    ['not closed by the other mark', '```\na\n~~~', 0],
    ['none at all', 'a\n\n    code', null],
  ])('%s', (_, body, line) => {
    expect(findUnclosedFence(parseDocument(body))).toBe(line);
  });
});
