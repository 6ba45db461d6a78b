import { describe, expect, it } from 'vitest';
import type { LinkOptions } from '../../../src/core/config/config.js';
import { hasLinkOfKind, linkKinds } from '../../../src/core/links/classify.js';
import { findLinks } from '../../../src/core/links/find-links.js';
import { trackerKeys } from '../../../src/core/links/tracker-keys.js';

const options: LinkOptions = {
  kinds: {
    recording: ['*.example.com/videos/*'],
    wiki: ['wiki.example.com', 'example.com/handbook/**'],
    constructor: ['example.com/c'],
  },
  trackers: ['DOOR', 'Api2'],
};

function kindsOf(text: string): readonly string[] {
  return findLinks(text).flatMap((link) => linkKinds(link, options));
}

describe('the kinds of a link', () => {
  it.each([
    ['https://media.example.com/videos/12', ['recording']],
    ['https://media.example.com/videos/12/edit', []],
    ['https://wiki.example.com/any/page', ['wiki']],
    ['https://www.example.com/handbook/doors', ['wiki']],
    ['https://example.com/c', ['constructor']],
    ['https://example.com/toString', []],
    ['https://github.com/octo/hello/issues/12', ['tracker']],
    ['#12', ['tracker']],
    ['GH-12', ['tracker']],
    ['octo/hello#12', ['tracker']],
    ['#123abc', []],
    ['5f3e6c1d4c399a0b0c7d0d0c5f3e6c1d4c399a0b', []],
    ['[text](docs/design.md)', ['doc']],
    ['[text](src/door.ts)', []],
    ['[text](mailto:ana@example.com)', []],
  ])('%s: %j', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  it('adds a team’s kind to those of the table, each once', () => {
    const [link] = findLinks('https://acme.atlassian.net/wiki/x/AYD4Ag');
    if (link === undefined) throw new Error('no link');
    const more = { kinds: { doc: ['*.atlassian.net/**'], wiki: ['*.atlassian.net/wiki/**'] }, trackers: [] };
    expect(linkKinds(link, more)).toEqual(['doc', 'wiki']);
  });

  it('passes over a shape that cannot be used', () => {
    const [link] = findLinks('https://example.com/a');
    if (link === undefined) throw new Error('no link');
    expect(linkKinds(link, { kinds: { wiki: ['https://example.com/**', '**'] }, trackers: [] })).toEqual([]);
  });

  it.each([
    ['https://github.com/user-attachments/assets/0b5a2f1e-6c1d-4c39-9a0b-0c7d0d0c2a11', true],
    ['![door](https://github.com/user-attachments/assets/0b5a2f1e-6c1d-4c39-9a0b-0c7d0d0c2a11)', false],
    ['<img src="https://github.com/user-attachments/assets/0b5a2f1e-6c1d-4c39-9a0b-0c7d0d0c2a11">', false],
    ['<video src="https://github.com/user-attachments/assets/0b5a2f1e-6c1d-4c39-9a0b-0c7d0d0c2a11">', true],
    ['[![door](https://example.com/a.png)](https://youtu.be/dQw4w9WgXcQ)', true],
    ['![door](https://example.com/door.mp4)', true],
  ])('tells an uploaded recording from a picture: %s', (text, isRecording) => {
    expect(hasLinkOfKind(text, ['recording'], options)).toBe(isRecording);
  });
});

describe('a text with a link of a kind', () => {
  it.each([
    ['see https://youtu.be/dQw4w9WgXcQ', ['recording'], true],
    ['see https://youtu.be/dQw4w9WgXcQ', ['doc', 'recording'], true],
    ['see https://youtu.be/dQw4w9WgXcQ', ['doc'], false],
    ['see https://youtu.be/dQw4w9WgXcQ', [], false],
    ['see https://wiki.example.com/doors', ['wiki'], true],
    ['see DOOR-12', ['tracker'], true],
    ['see DOOR-12', ['doc'], false],
    ['see UTF-8', ['tracker'], false],
    ['see #12', ['tracker'], true],
    ['', ['tracker'], false],
  ])('%s, %j: %s', (text, kinds, has) => {
    expect(hasLinkOfKind(text, kinds, options)).toBe(has);
  });
});

describe('the bare keys of a tracker', () => {
  it.each([
    ['DOOR-12', ['DOOR-12']],
    ['fixes DOOR-12, (DOOR-13) and [DOOR-14].', ['DOOR-12', 'DOOR-13', 'DOOR-14']],
    ['**DOOR-12**: alarm', ['DOOR-12']],
    ['Ticket:DOOR-12', ['DOOR-12']],
    ['`DOOR-12`', ['DOOR-12']],
    ['DOOR-12’s alarm', ['DOOR-12']],
    ['Api2-7', ['Api2-7']],
    ['[DOOR-12](https://example.com/browse/DOOR-13)', ['DOOR-12']],
    ['参照DOOR-12', []],
    ['DOOR-1234567', ['DOOR-1234567']],
    ['DOOR-12345678', []],
    ['door-12', []],
    ['ABC-12', []],
    ['XDOOR-12', []],
    ['X-DOOR-12', []],
    ['DOOR-12x', []],
    ['DOOR-12-3', []],
    ['DOOR-12_a', []],
    ['DOOR-12.txt', []],
    ['DOOR-', []],
    ['feature/DOOR-12', []],
    ['x.DOOR-12', []],
    ['https://example.com/browse/DOOR-12', []],
    ['https://example.com/?q=(DOOR-12)', []],
    ['www.example.com/DOOR-12', []],
    ['', []],
  ])('%s: %j', (text, keys) => {
    expect(trackerKeys(text, options.trackers)).toEqual(keys);
  });

  it('are none where no prefix is configured', () => {
    expect(trackerKeys('DOOR-12', [])).toEqual([]);
  });
});
