import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findLinks, type FoundLink } from '../../../src/core/links/find-links.js';

/** A link in short: its address, its reference or its target. */
function short(link: FoundLink): string {
  switch (link.kind) {
    case 'url':
      return `${link.isImage ? 'image ' : ''}${link.url}`;
    case 'reference':
      return `ref ${link.text}`;
    case 'relative':
      return `to ${link.path}`;
    default:
      return link satisfies never;
  }
}

const cases: readonly (readonly [text: string, ...links: string[]])[] = [
  ['a bare https://example.com/a, and more', 'https://example.com/a'],
  ['it ends. https://example.com/a.', 'https://example.com/a'],
  ['really https://example.com/a?!', 'https://example.com/a'],
  ['(see https://example.com/a)', 'https://example.com/a'],
  ['https://en.wikipedia.org/wiki/Door_(disambiguation)', 'https://en.wikipedia.org/wiki/Door_(disambiguation)'],
  ['(https://en.wikipedia.org/wiki/Door_(room))', 'https://en.wikipedia.org/wiki/Door_(room)'],
  ['[https://example.com/a]', 'https://example.com/a'],
  ['**https://example.com/a**', 'https://example.com/a'],
  ['https://example.com/a&amp;', 'https://example.com/a'],
  ['`https://example.com/a`', 'https://example.com/a'],
  ['"https://example.com/a","https://example.com/b"', 'https://example.com/a', 'https://example.com/b'],
  ['見て https://example.com/a。次に', 'https://example.com/a'],
  ['<https://example.com/a>', 'https://example.com/a'],
  ['HTTP://EXAMPLE.COM', 'HTTP://EXAMPLE.COM'],
  ['www.example.com/a.', 'https://www.example.com/a'],
  ['awww.example.com'],
  ['[text](https://example.com/a "title")', 'https://example.com/a'],
  ['[text]( <https://example.com/a b> )', 'https://example.com/a b'],
  ['[text](https://example.com/a_(b)) https://example.com/c', 'https://example.com/a_(b)', 'https://example.com/c'],
  ['[https://example.com/a](https://example.com/b)', 'https://example.com/a', 'https://example.com/b'],
  ['[text](//example.com/a)', '//example.com/a'],
  ['[text]()'],
  ['![text](https://example.com/a.png)', 'image https://example.com/a.png'],
  [
    '[![text](https://example.com/a.png)](https://example.com/b)',
    'image https://example.com/a.png',
    'https://example.com/b',
  ],
  ['![text] [more](https://example.com/a)', 'https://example.com/a'],
  ['- [ ] [more](https://example.com/a)', 'https://example.com/a'],
  ['[x]: https://example.com/a "title"', 'https://example.com/a'],
  ['[x]: <https://example.com/a>', 'https://example.com/a'],
  ['<a href="https://example.com/a">https://example.com/b</a>', 'https://example.com/a', 'https://example.com/b'],
  ["<a href='/docs/a b'>", 'to /docs/a b'],
  ['<a href=docs/a>a</a>', 'to docs/a'],
  ['<img width="12" src="https://example.com/a.png">', 'image https://example.com/a.png'],
  ['<video src="https://example.com/a"></video>', 'https://example.com/a'],
  ['src = compile(x)'],
  ['[text](docs/design.md)', 'to docs/design.md'],
  ['[text](#doors)', 'to #doors'],
  ['[text](mailto:ana@example.com)', 'to mailto:ana@example.com'],
  ['fixes #12, (#13) and octo/hello#14', 'ref #12', 'ref #13', 'ref octo/hello#14'],
  ['GH-12 and XGH-12', 'ref GH-12'],
  ['**#12**', 'ref #12'],
  ['no#12, C#7, # 12, #twelve'],
  ['since 5f3e6c1d4c399a0b0c7d0d0c5f3e6c1d4c399a0b it is', 'ref 5f3e6c1d4c399a0b0c7d0d0c5f3e6c1d4c399a0b'],
  ['5f3e6c1d4c399a0b'],
  ['https://example.com/a#12', 'https://example.com/a#12'],
  ['http:// and https:/example.com'],
  ['the design page'],
  [''],
];

describe('the links of a text', () => {
  it.each(cases.map(([text, ...links]) => [text, links] as const))('%s', (text, links) => {
    expect(findLinks(text).map((link) => short(link))).toEqual(links);
  });

  it('are fifty at most', () => {
    expect(findLinks('https://example.com/ '.repeat(60))).toHaveLength(50);
  });

  it('stand in the first 8,000 characters', () => {
    expect(findLinks(`${' '.repeat(7990)}#12`)).toHaveLength(1);
    expect(findLinks(`${' '.repeat(8000)}#12`)).toEqual([]);
  });
});

describe('an address taken apart', () => {
  it.each([
    ['https://Ana:secret@Example.COM:8080/A/b?q=1&r=2#x#y', 'example.com', '/A/b', 'q=1&r=2', 'x#y'],
    ['https://example.com', 'example.com', '/', '', ''],
    ['https://example.com.?q', 'example.com', '/', 'q', ''],
    ['https://example.com/%7Ea%2Fb', 'example.com', '/%7Ea%2Fb', '', ''],
    ['https://bücher.example/a', 'bücher.example', '/a', '', ''],
    ['https://xn--bcher-kva.example/a', 'xn--bcher-kva.example', '/a', '', ''],
    ['https://evil.example\\@loom.com/a', 'evil.example', '/@loom.com/a', '', ''],
    ['https://loom.com@evil.example/a', 'evil.example', '/a', '', ''],
    ['https://a@b@c.example/a', 'c.example', '/a', '', ''],
    ['https://localhost:3000/a', 'localhost', '/a', '', ''],
    ['https://127.0.0.1/a', '127.0.0.1', '/a', '', ''],
    ['https://[::1]:80/a', '[::1]', '/a', '', ''],
    ['https://a..b/c', '', '', '', ''],
    ['https://a%2eb/c', '', '', '', ''],
    [`https://${'a.'.repeat(130)}example/c`, '', '', '', ''],
    ['https://example.com:x/c', '', '', '', ''],
  ])('%s', (address, host, path, query, fragment) => {
    expect(findLinks(address)).toEqual([{ kind: 'url', isImage: false, url: address, host, path, query, fragment }]);
  });
});

/** What `needs: link` took for a link before links were read one by one. */
const ONCE =
  /https?:\/\/[^\s<>]|\bwww\.\w|\]\(\s*[^)\s]|\[[^\]]{1,100}\]:\s*\S|(?:^|[\s(])(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d|\bGH-\d|(?:^|\s)[0-9a-f]{40}\b|href\s*=/i;

const SCRAPS = [
  ...['http://', 'https://', 'www.', 'a', 'b.c', '/', '[', ']', '](', '[x]:', ']:', '(', ')', ' ', '\n', '<', '>'],
  ...['#', '1', '#1', 'GH-', 'octo/hello', 'href', '=', 'src="', '"', "'", '`', '!', '.', ',', '。', '\\', '@', ':'],
  '5f3e6c1d4c399a0b0c7d0d0c5f3e6c1d4c399a0b',
];

describe('whatever is written', () => {
  const scraps = fc.array(fc.constantFrom(...SCRAPS), { maxLength: 12 }).map((parts) => parts.join(''));

  it('holds a link where it did when only the presence of one was looked for', () => {
    fc.assert(
      fc.property(scraps, (text) => !ONCE.test(text) || findLinks(text).length > 0),
      { seed: 31, numRuns: 20_000 },
    );
  });

  it('has hosts that are names, and paths that begin with a slash', () => {
    const isSound = (link: FoundLink) =>
      link.kind !== 'url' ||
      (link.host === '' ? link.path === '' : /^[^\s/?#@\\:]+$/.test(link.host) && link.path.startsWith('/'));
    fc.assert(
      fc.property(scraps, (text) => findLinks(text).every(isSound)),
      { seed: 32, numRuns: 5000 },
    );
  });
});
