import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { en } from '../../../src/core/text/en.js';
import { configOf, issue, run, snapshotOf, valid } from '../plan/world.js';

const space = '\u200B';

/** Returns what stands in the fence of the comment on an issue with an empty body. */
function skeletonOf(...sections: readonly string[]): string {
  const list = sections.map((section) => `      - ${section}\n`).join('');
  const config = configOf(`version: 1\ntemplates:\n  t:\n    match: { kind: issue }\n    sections:\n${list}`);
  const comment = run(issue({}, valid(config))).desired.comment ?? '';
  return /^(`{3,})markdown\n([\s\S]*?)\n\1$/m.exec(comment)?.[2] ?? '';
}

describe('the hint under a heading of the skeleton', () => {
  it.each([
    ['one comment', '<!-- Please say why. -->', 'Please say why.'],
    [
      'a comment over several lines',
      '<!--\\n  Please say why,\\n  in two lines.\\n-->',
      'Please say why, in two lines.',
    ],
    ['several comments', '<!-- Why? -->\\n\\n<!-- Who asked? -->', 'Why? Who asked?'],
    ['a comment beside open text', '<!-- Why? -->\\nSay it in two lines.', 'Why? Say it in two lines.'],
    ['long marks', '<!---- Why? ---->', 'Why?'],
    ['a comment that nobody closed', '<!-- Why?', 'Why?'],
    ['text without marks', 'Please say why.', 'Please say why.'],
  ])('is one clean comment, from %s', (_, prompt, hint) => {
    expect(skeletonOf(`{ heading: Goal, prompt: "${prompt}" }`)).toBe(`## Goal\n\n<!-- ${hint} -->`);
  });

  it('comes from the first prompt that says something, else from what is asked', () => {
    expect(skeletonOf('{ heading: Goal, prompt: ["<!-- -->", "Why?"] }')).toBe('## Goal\n\n<!-- Why? -->');
    expect(skeletonOf('{ heading: Goal, prompt: "<!-- -->", needs: link }')).toBe('## Goal\n\n<!-- A link -->');
    expect(skeletonOf('{ heading: Goal, prompt: "<!-- -->" }')).toBe('## Goal');
  });

  it('has no marks from the help line either', () => {
    expect(skeletonOf('{ heading: Goal, help: "<!-- Why? -->" }')).toBe('## Goal\n\n<!-- Why? -->');
  });
});

describe('what is pasted from the skeleton', () => {
  it('has addresses and numbers as the team wrote them, and no mention', () => {
    expect(
      skeletonOf(
        '{ heading: "Fixes #", help: "As in https://example.com/a#b, www.example.com, #12, GH-3. Ask @ana." }',
      ),
    ).toBe(`## Fixes #\n\n<!-- As in https://example.com/a#b, www.example.com, #12, GH-3. Ask @${space}ana. -->`);
    expect(skeletonOf('"Issue #12 (https://example.com)"')).toBe('## Issue #12 (https://example.com)');
  });

  it('is read as the headings that were missing', () => {
    const sections = '["Ask @ana", "Issue #12", "https://example.com/a", "Goal *now*"]';
    const config = configOf(`version: 1\ntemplates:\n  t: { match: { kind: issue }, sections: ${sections} }\n`);
    const pasted = skeletonOf('"Ask @ana"', '"Issue #12"', '"https://example.com/a"', '"Goal *now*"');
    const { item } = snapshotOf(issue({ body: pasted }));
    expect(evaluate(config, item, en).sections.map(({ state }) => state)).toEqual(['empty', 'empty', 'empty', 'empty']);
  });
});
