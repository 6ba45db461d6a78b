import { describe, expect, it } from 'vitest';
import { blankComments, scanHtml, stripTags } from '../../../src/core/markdown/html.js';

describe('comments in a line or a paragraph', () => {
  it.each([
    ['text <!-- hidden --> text', 'text  text', [' hidden ']],
    ['<!-- a --><!-- b -->', '', [' a ', ' b ']],
    ['one <!-- two\nthree --> four', 'one \n four', [' two\nthree ']],
    ['`<!-- code -->`', '`<!-- code -->`', []],
    ['`` ` <!-- code --> ``<!-- no code -->', '`` ` <!-- code --> ``', [' no code ']],
    ['a ` lone tick <!-- hidden -->', 'a ` lone tick ', [' hidden ']],
    ['never <!-- closed', 'never <!-- closed', []],
    ['no comment', 'no comment', []],
  ])('%j', (text, visible, comments) => {
    const blanked = blankComments(text);
    expect(blanked.text).toBe(visible);
    expect(blanked.comments.map((comment) => comment.text)).toEqual(comments);
  });
});

describe('tags', () => {
  it.each([
    ['<b>bold</b>', 'bold'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<img src="x.png"> stays', '<img src="x.png"> stays'],
    ['<a\nhref="x">link</a>', 'link'],
    ['1 <2', '1 <2'],
    ['<never closed', '<never closed'],
    ['<>', '<>'],
  ])('%j reads %j', (text, visible) => {
    expect(stripTags(text)).toBe(visible);
  });
});

describe('a stretch of HTML', () => {
  it('falls into its parts, in order and with their lines', () => {
    const html =
      '<details open>\n<summary>The <b>log</b></summary>\n<!-- why -->\n<h3 id="x">Gate</h3> closed\n</details>';
    expect(scanHtml(html)).toEqual([
      { kind: 'details-open', line: 0 },
      { kind: 'heading', line: 1, text: 'The log', level: 0 },
      { kind: 'comment', line: 2, text: ' why ' },
      { kind: 'heading', line: 3, text: 'Gate', level: 3 },
      { kind: 'text', line: 3, text: ' closed' },
      { kind: 'details-close', line: 4 },
    ]);
  });

  it('takes a comment that is never closed to the end, as GitHub does', () => {
    expect(scanHtml('<!-- a\n<h2>Goal</h2>')).toEqual([{ kind: 'comment', line: 0, text: ' a\n<h2>Goal</h2>' }]);
  });

  it('takes a heading that is never closed for its text', () => {
    expect(scanHtml('<h2>Goal')).toEqual([{ kind: 'text', line: 0, text: 'Goal' }]);
  });
});
