import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName, foldWords, plainText } from '../../../src/core/markdown/fold.js';

describe('names that are the same', () => {
  it.each([
    ['Next steps', 'next steps'],
    ['NEXT  STEPS:', 'next steps'],
    ['**Next** _steps_', 'next steps'],
    ['[Next steps](https://example.com)', 'next steps'],
    ['`Next steps`', 'next steps'],
    ['<b>Next</b> steps', 'next steps'],
    [':rocket: Next steps 🚀', 'next steps'],
    ['1. Next steps', 'next steps'],
    ['1.2.3) Next steps', 'next steps'],
    ['iv. Next steps', 'next steps'],
    ['Step 3: Next steps', 'next steps'],
    ['三、方案', '方案'],
    ['Ｎｅｘｔ　ｓｔｅｐｓ', 'next steps'],
    ['Pros & cons', 'pros and cons'],
    ['What’s next?', 'whats next'],
    ["What's next", 'whats next'],
    ['Behaviour', 'behavior'],
    ['Zażółć gęślą jaźń', 'zazolc gesla jazn'],
    ['ΠΡΟΘΕΣΜΊΑ', 'προθεσμια'],
    ['Straße', 'strasse'],
    ['\u200fالهدف\u200f', 'الهدف'],
    ['진행 상황'.normalize('NFD'), '진행 상황'],
    ['&lt;Goal&gt;', 'goal'],
  ])('%s is %s', (written, name) => {
    expect(foldName(written)).toBe(name);
  });

  it.each(['', '   ', '🎯', '---', '<!-- -->', '![](https://example.com/x.png)'])('%s is no name', (written) => {
    expect(foldName(written)).toBe('');
  });

  it.each([
    ['2', '2'],
    ['2027', '2027'],
    ['3 options', 'options'],
    ['Version 2', 'version 2'],
    ['Mix', 'mix'],
    ['Vivid pictures', 'vivid pictures'],
  ])('%s keeps the figures and letters that are the name: %s', (written, name) => {
    expect(foldName(written)).toBe(name);
  });
});

describe('folding anything', () => {
  it('never throws, and words once folded stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const folded = foldWords(text);
        expect(folded).toBe(folded.trim());
        expect(folded).not.toMatch(/ {2}|[A-Z]/);
        foldName(text);
        plainText(text);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('makes of a letter that stands for a sentence no sentence each', () => {
    expect(foldWords('ﷺ').split(' ')).toHaveLength(4);
    expect(foldWords('ﷺ'.repeat(300)).length).toBeLessThanOrEqual(960);
    expect(foldWords('한국어 '.repeat(75))).toBe('한국어 '.repeat(75).trim());
  });
});
