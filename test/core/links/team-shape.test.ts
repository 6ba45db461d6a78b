import { describe, expect, it } from 'vitest';
import { parseUrl } from '../../../src/core/links/parse-url.js';
import { checkShape, matchShape, parseShape, readAddress } from '../../../src/core/links/team-shape.js';

describe('a team’s own shape', () => {
  it.each([
    ['wiki.example.com', 'https://wiki.example.com', true],
    ['wiki.example.com', 'https://wiki.example.com/a/b', true],
    ['wiki.example.com', 'https://www.wiki.example.com/a', true],
    ['wiki.example.com', 'https://xwiki.example.com/a', false],
    ['wiki.example.com', 'https://wiki.example.com.evil.example/a', false],
    ['wiki.example.com/**', 'https://wiki.example.com/', true],
    ['wiki.example.com/**', 'https://wiki.example.com/a/b', true],
    ['Wiki.Example.com/Doors/*', 'https://wiki.example.com/doors/A', true],
    ['*.example.com/videos/*', 'https://a.b.example.com/videos/1', true],
    ['*.example.com/videos/*', 'https://example.com/videos/1', false],
    ['*.example.com/videos/*', 'https://evilexample.com/videos/1', false],
    ['*.example.com/videos/*', 'https://evil.example/a.example.com/videos/1', false],
    ['*.example.com/videos/*', 'https://a.example.com/videos/', false],
    ['*.example.com/videos/*', 'https://a.example.com/videos/1/2', false],
    ['*.example.com/videos/*', 'https://a.example.com/videos/1/', true],
    ['example.com/a/**/z', 'https://example.com/a/z', true],
    ['example.com/a/**/z', 'https://example.com/a/b/c/z', true],
    ['example.com/a/**/z', 'https://example.com/a/z/b', false],
    ['example.com/**/b/*/d/**', 'https://example.com/b/x/c/b/c/d', true],
    ['example.com/**/b/*/d/**', 'https://example.com/b/c/c/d', false],
    ['example.com/**/x-*.html', 'https://example.com/a/b/x-1.html', true],
    ['example.com/**/x-*.html', 'https://example.com/a/b/x-.html', false],
    ['example.com/a*b*c', 'https://example.com/aXbbYc', true],
    ['example.com/a*b*c', 'https://example.com/abc', false],
    ['example.com/aa*aa', 'https://example.com/aaa', false],
    ['example.com/view?id=*', 'https://example.com/view?id=12', true],
    ['example.com/view?id=*', 'https://example.com/view', false],
    ['example.com/view', 'https://example.com/view?id=12#top', true],
    ['example.com/#room', 'https://example.com/#room', true],
    ['example.com/#room', 'https://example.com/#lobby', false],
    ['example.com/a.c', 'https://example.com/abc', false],
    ['localhost/a', 'http://localhost:3000/a', true],
    ['bücher.example/a', 'https://BÜCHER.example/a', true],
  ])('%s, %s: %s', (shape, address, matches) => {
    const parsed = parseShape(shape);
    if (parsed === null) throw new Error(checkShape(shape));
    expect(matchShape(parsed, readAddress(parseUrl(address)))).toBe(matches);
  });

  it.each([
    ['wiki.example.com', 'ok'],
    ['*.example.com/**', 'ok'],
    ['localhost/a', 'ok'],
    ['', 'empty'],
    ['  ', 'empty'],
    [`example.com/${'a'.repeat(288)}`, 'ok'],
    [`example.com/${'a'.repeat(289)}`, 'length'],
    ['example.com/a b', 'space'],
    ['https://example.com/a', 'scheme'],
    ['//example.com/a', 'scheme'],
    ['example.com:8080/a', 'port'],
    ['example/a', 'host'],
    ['/a', 'host'],
    ['**', 'host'],
    ['*', 'host'],
    ['**.example.com/a', 'host'],
    ['wiki.*/a', 'host'],
    ['ana@example.com/a', 'host'],
    ['example.com/**/a/**/b/**', 'ok'],
    ['example.com/**/a/**/b/**/c/**', 'stars'],
    ['example.com/a**', 'stars'],
    ['example.com/***', 'stars'],
    ['example.com/*a*b*c*', 'ok'],
    ['example.com/*a*b*c*d*', 'stars'],
    [`example.com${'/a'.repeat(21)}`, 'stars'],
  ])('%s is %s', (shape, fault) => {
    expect(checkShape(shape)).toBe(fault);
    expect(parseShape(shape) === null).toBe(fault !== 'ok');
  });
});
