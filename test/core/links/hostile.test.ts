import { describe, expect, it } from 'vitest';
import { hasLinkOfKind } from '../../../src/core/links/classify.js';
import { findLinks } from '../../../src/core/links/find-links.js';
import { LINK_KINDS } from '../../../src/core/links/kinds.js';

const LENGTH = 100_000;

const options = {
  kinds: { wiki: ['a.example/**/a/*/a/**/a*a*a*a*b/**', `a.example/${'a'.repeat(140)}*${'a'.repeat(140)}b`] },
  trackers: ['A'],
};

/** Each fills a text, and none of them is a link of any kind. */
const fillers = [
  ...[
    '[',
    '(',
    ']',
    ')',
    '](',
    '](<',
    '![',
    '[]:',
    '[x]: ',
    ']:]:',
    '<',
    '#',
    '/',
    'a',
    ' ',
    '\n',
    '`',
    '\\',
    '\u0000',
  ],
  ...['http://', 'https://a.', 'https://a@', 'https://a/(', 'http://a)', 'http://a&;', 'www.', 'https://[', '&amp;'],
  ...[
    'href=',
    "src='",
    'href =  ',
    '[](a',
    'a/a#',
    'GH-',
    'A-',
    'A-1x ',
    'A-1-',
    '5f3e6c1d4c',
    '😀',
    '\ud800',
    'https://é',
  ],
  ...[
    'https://a.example/job/a',
    'https://a.example/a/job/',
    '/-/',
    'https://a.example/a/a/',
    'https://github.com/a/b/blob/',
  ],
];

describe('a text full of', () => {
  it.each(fillers)('%j has links of no kind', (filler) => {
    const text = filler.repeat(LENGTH / filler.length);
    expect(findLinks(text).length).toBeLessThanOrEqual(50);
    expect(hasLinkOfKind(text, [...LINK_KINDS, 'wiki'], options)).toBe(false);
  });

  it('one address that never ends is one link', () => {
    expect(findLinks(`https://example.com/${'a'.repeat(LENGTH)}`)).toHaveLength(1);
  });
});
