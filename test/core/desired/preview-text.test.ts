import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Preview, PreviewChange } from '../../../src/core/preview/preview.js';
import { previewText } from '../../../src/core/desired/preview-text.js';
import { en } from '../../../src/core/text/en.js';
import { hostileText } from './hostile-text.js';

const none: Preview = {
  seen: 12,
  unseen: 0,
  failing: { count: 0, first: [] },
  passing: { count: 0, first: [] },
  begun: 0,
  ended: 0,
  mode: null,
};

const change: PreviewChange = {
  number: 12,
  url: 'https://github.com/octo/hello/issues/12',
  title: 'Task: ship it',
  template: 'brief',
  missing: ['Goal'],
};

describe('the title of a preview', () => {
  const one = { count: 1, first: [change] };
  it.each<[string, Partial<Preview>]>([
    ['Configuration preview: one item would newly fail', { failing: one, passing: one }],
    ['Configuration preview: one item would newly pass', { passing: one, ended: 2 }],
    ['Configuration preview: nothing would newly fail or pass', { begun: 1 }],
    ['Configuration preview: no item would change', {}],
  ])('is "%s"', (title, part) => {
    expect(previewText({ ...none, ...part }, en)).toMatchObject({ conclusion: 'success', title });
  });
});

describe('a line about the mode', () => {
  it.each([
    ['advise', 'enforce', 'up to three open pull requests would be held back'],
    ['enforce', 'advise', 'now it may block two open pull requests'],
    ['advise', 'observe', 'nothing would be written any more'],
    ['observe', 'advise', 'from `observe` to `advise`.'],
  ] as const)('from %s to %s', (before, after, words) => {
    const mode = { before, after, blockedBefore: 2, blockedAfter: 3 };
    expect(previewText({ ...none, mode }, en).summary).toContain(words);
  });

  it('speaks of no number where nothing is or would be held back', () => {
    const mode = { before: 'advise', after: 'enforce', blockedBefore: 0, blockedAfter: 0 } as const;
    expect(previewText({ ...none, mode }, en).summary).toContain('no open pull request would be held back');
    const freed = { ...mode, before: 'enforce', after: 'advise' } as const;
    expect(previewText({ ...none, mode: freed }, en).summary).toContain('blocks no merge any more.');
  });

  it('is left out where the mode stays', () => {
    const mode = { before: 'enforce', after: 'enforce', blockedBefore: 2, blockedAfter: 3 } as const;
    expect(previewText({ ...none, mode }, en).summary).not.toContain('mode');
  });
});

describe('a link', () => {
  const listed = (url: string) =>
    previewText({ ...none, failing: { count: 1, first: [{ ...change, url }] } }, en).summary;

  it.each([
    'https://github.com/octo/hello/issues/12',
    'http://127.0.0.1:4711/octo/hello/pull/12',
    'https://git.example.com/Octo-Org/a.b_c/issues/12',
  ])('is %s', (url) => {
    expect(listed(url)).toContain(`- [#12](${url}) "Task: ship it": **Goal** (template \`brief\`)`);
  });

  it.each([
    'javascript:alert(1)',
    'https://github.com/a) [x](https://evil.example/b',
    'https://github.com/a b',
    'https://ana@github.com/a',
    'https://github.com/a?b=c#d',
    '//github.com/octo/hello',
    `https://github.com/${'a'.repeat(400)}`,
  ])('is never %s', (url) => {
    expect(listed(url)).toContain('- Number 12 "Task: ship it"');
    expect(listed(url)).not.toContain('](');
  });
});

it('a preview stays short and quotes every word, whatever items are called', () => {
  const changes = fc.array(
    fc.record({
      number: fc.nat(),
      url: fc.oneof(hostileText, fc.constant(change.url)),
      title: hostileText,
      template: hostileText,
      missing: fc.array(hostileText, { maxLength: 6 }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(changes, changes, fc.nat({ max: 200 }), (failing, passing, more) => {
      const list = (first: readonly PreviewChange[]) => ({ count: first.length + more, first });
      const { summary, title } = previewText({ ...none, failing: list(failing), passing: list(passing) }, en);
      expect(summary.length).toBeLessThanOrEqual(24_000);
      expect(title.length).toBeLessThanOrEqual(120);
      const said = summary.replaceAll(/\[#\d+\]\(https?:\/\/[\w.:/-]+\)/g, '').replaceAll(/`[^`\n]*`/g, '');
      expect(said).not.toMatch(/@\w|(?<!\S)#\w|\w#\d|gh-\d|:\/\/|www\.|<[a-z/!?]/im);
      expect(said).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/u);
      expect(said.split('\n').filter((line) => /^\s*(\/|#{1,6}\s|>|```)/.test(line))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
