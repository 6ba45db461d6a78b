import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/markdown/document.js';
import { readProse } from '../../../src/core/markdown/prose.js';
import { findMentions } from '../../../src/core/reading/mentions.js';

describe('people and teams that a body mentions', () => {
  it.each([
    ['@ana and @Ana, @ben.', ['ana', 'ben']],
    ["@ana's page, (@ben)", ['ana', 'ben']],
    ['cc @octo/team-doors', ['octo/team-doors']],
    ['> @ana wrote', ['ana']],
    ['| @ana | @ben |\n|---|---|', ['ana', 'ben']],
    ['@mona_octo', ['mona_octo']],
  ])('%s', (body, expected) => {
    expect([...findMentions(readProse(parseDocument(body)))]).toEqual(expected);
  });

  it.each([
    'ana@example.com',
    'https://medium.com/@ana',
    '`@ana`',
    '```js\n@Override\n```',
    '<!-- @ana -->',
    'npm i @types/node@20',
    '@types/node 20.1',
    '@',
    '@-ana',
    'git@github.com:octo/hello',
  ])('none: %s', (body) => {
    expect([...findMentions(readProse(parseDocument(body)))]).toEqual([]);
  });
});
