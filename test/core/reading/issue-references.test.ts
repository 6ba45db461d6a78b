import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/markdown/document.js';
import { readProse } from '../../../src/core/markdown/prose.js';
import { findIssueReferences } from '../../../src/core/reading/issue-references.js';

function brief(body: string): readonly string[] {
  return findIssueReferences(readProse(parseDocument(body))).map(
    ({ repository, number, isClosing }) => `${isClosing ? 'closes ' : ''}${repository ?? ''}#${number}`,
  );
}

describe('issues that a body names', () => {
  it.each([
    ['Part of #12.', ['#12']],
    ['(#12) and GH-13', ['#12', '#13']],
    ['see octo/hello#12', ['octo/hello#12']],
    ['https://github.com/octo/hello/issues/12#issuecomment-3', ['octo/hello#12']],
    ['[the issue](https://git.example.com:8443/octo/hello/issues/12)', ['octo/hello#12']],
    ['- [ ] #12', ['#12']],
    ['## Why #12', ['#12']],
  ])('%s', (body, expected) => {
    expect(brief(body)).toEqual(expected);
  });

  it('have a number that GitHub can give', () => {
    expect(brief('#2147483647, #2147483648 and octo/hello#9999999999')).toEqual(['#2147483647']);
  });

  it.each([
    ['closes #12', 'closes #12'],
    ['Closed: #12', 'closes #12'],
    ['FIXES #12', 'closes #12'],
    ['fix #12', 'closes #12'],
    ['This fixed octo/hello#12', 'closes octo/hello#12'],
    ['Resolves https://github.com/octo/hello/issues/12', 'closes octo/hello#12'],
    ['resolve GH-12', 'closes #12'],
    ['prefix #12', '#12'],
    ['will close issue #12', '#12'],
    ['closing #12', '#12'],
    ['hot-fix #12', '#12'],
  ])('and whether it closes them: %s', (body, expected) => {
    expect(brief(body)).toEqual([expected]);
  });

  it('knows that a keyword closes one issue, not a list', () => {
    expect(brief('Fixes #1, #2 and fixes #3')).toEqual(['closes #1', '#2', 'closes #3']);
  });

  it.each([
    ['Implements #12', ['#12']],
    ['implements: #12', ['#12']],
    ['This IMPLEMENTS GH-12.', ['#12']],
    ['**Implements:** #12', ['#12']],
    ['Implements octo/hello#12', ['octo/hello#12']],
    ['Implements https://github.com/octo/hello/issues/12', ['octo/hello#12']],
    ['Implements [#12](https://github.com/octo/hello/issues/12)', ['#12']],
    ['- Implements #12', ['#12']],
    ['Implements #12, #13 and octo/hello#14; see #15', ['#12', '#13', 'octo/hello#14']],
    ['Implements #12 & #13', ['#12', '#13']],
    ['Implements:\n- #12\n- [ ] #13: the pump\n\nSee #14', ['#12', '#13']],
    ['## Implements\n\n- #12\n\nand #13', ['#12']],
    ['**Implements**\n1. #12\n2. the pump\n3. #13', ['#12']],
    ['Closes #11\nImplements #12', ['#12']],
    // In none of these is it said of the issue.
    ['Implements the pump of #12', []],
    ['Implements\n\nPart of #12', []],
    ['reimplements #12', []],
    ['Implementation of #12', []],
    ['`Implements #12`', []],
    ['```\nImplements #12\n```', []],
    ['> Implements #12', []],
    ['<!-- Implements #12 -->', []],
  ])('and whether it carries them out: %j', (body, expected) => {
    const found = findIssueReferences(readProse(parseDocument(body))).filter(({ isImplementing }) => isImplementing);
    expect(found.map(({ repository, number }) => `${repository ?? ''}#${number}`)).toEqual(expected);
  });

  it.each([
    'Fixes #',
    'Fixes #NNN',
    'Fixes #0',
    '`#12`',
    '``a ` #12``',
    '```\n#12\n```',
    '> Fixes #12',
    '<!-- Fixes #12 -->',
    'https://example.com/page#12',
    'https://github.com/octo/hello/pull/12',
    '#12px',
    'abc#12',
    '&#12;',
  ])('none: %s', (body) => {
    expect(brief(body)).toEqual([]);
  });

  it('takes a lone backtick for text', () => {
    expect(brief('It` fixes #12')).toEqual(['closes #12']);
    expect(brief('`a` #12 ``b` #13')).toEqual(['#12', '#13']);
  });

  it('ends on a body of nothing else', () => {
    expect(brief('#1 '.repeat(20_000))).toHaveLength(100);
    expect(brief('#1\n'.repeat(20_000))).toHaveLength(100);
    expect(brief(`Implements ${'#1, '.repeat(20_000)}`)).toHaveLength(100);
  });

  it.each([
    ['in lines', '- #1\n'.repeat(300)],
    ['in one line', `${'#1 '.repeat(300)}. `],
  ])('knows what is implemented behind any number of others %s', (_, others) => {
    const found = findIssueReferences(
      readProse(parseDocument(`${others}\nImplements #12 and #13\n\nImplements:\n- #14`)),
    );
    expect(found.filter(({ isImplementing }) => isImplementing).map(({ number }) => number)).toEqual([12, 13, 14]);
    expect(found).toHaveLength(103);
  });
});
