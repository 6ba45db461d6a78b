import { describe, expect, it } from 'vitest';
import { linkKinds } from '../../../src/core/links/classify.js';
import { findLinks } from '../../../src/core/links/find-links.js';
import { LINK_KINDS, LINK_SHAPES } from '../../../src/core/links/kinds.js';

function kindsOf(address: string): readonly string[] {
  const text = address.includes('://') ? address : `[text](${address})`;
  return findLinks(text).flatMap((link) => linkKinds(link, { kinds: {}, trackers: [] }));
}

describe.each(LINK_KINDS)('a link to a %s', (kind) => {
  const shapes = LINK_SHAPES[kind];

  it.each(shapes.flatMap(({ service, matches }) => matches.map((address) => [service, address])))(
    '%s: %s',
    (_, address) => {
      expect(kindsOf(address)).toContain(kind);
    },
  );

  it.each(shapes.flatMap(({ service, differs }) => differs.map((address) => [service, address])))(
    'is not, by %s: %s',
    (_, address) => {
      expect(kindsOf(address)).not.toContain(kind);
    },
  );
});

const shapes = LINK_KINDS.flatMap((kind) => LINK_SHAPES[kind].map((shape) => ({ kind, ...shape })));

describe('the table of shapes', () => {
  it.each(shapes)('shows what $service as $kind is and is not', ({ matches, differs }) => {
    expect(matches.length).toBeGreaterThan(0);
    expect(differs.length).toBeGreaterThan(0);
  });

  it.each(shapes)('names hosts of $service as $kind in one of four forms', ({ hosts }) => {
    for (const host of hosts) expect(host).toMatch(/^(?:\*|[a-z\d-]+\.\*|(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)+)$/);
  });

  it.each(shapes)('anchors each pattern of $service as $kind', ({ path, query, fragment, relative }) => {
    for (const pattern of [path, query, fragment, relative]) {
      if (pattern !== undefined) expect(pattern.source).toMatch(/^\^|^\(\?:\^|\$$|^\[\/-\]|^\\\//);
    }
  });

  it('needs each shape: every example is matched by its own entry', () => {
    const idle = shapes.filter(({ matches, path, relative }) =>
      matches.every((address) => {
        const [link] = findLinks(address.includes('://') ? address : `[text](${address})`);
        return link?.kind === 'url' ? !path.test(link.path) : link?.kind !== 'relative' || !relative?.test(link.path);
      }),
    );
    expect(idle).toEqual([]);
  });
});

describe('a link that is only a link', () => {
  it.each([
    'https://www.loom.com/pricing',
    'https://www.notion.so/product',
    'https://www.youtube.com/@handle',
    'https://blog.example.com/figma',
    'https://linear.app/method',
    'https://www.atlassian.com/software/jira',
    'https://slack.com/intl/de-de/help/articles/206870477',
    'https://circleci.com/docs/',
    'https://example.com/',
    'https://example.com/?next=https://www.loom.com/share/0281766fa2d04bb788eaf19e65135184',
    'https://example.com/www.loom.com/share/0281766fa2d04bb788eaf19e65135184',
    'https://example.com/#https://trello.com/c/aBcDeFgH',
    'https://loom.com@example.com/share/0281766fa2d04bb788eaf19e65135184',
    'https://example.com\\@loom.com/share/0281766fa2d04bb788eaf19e65135184',
    'https://xn--lom-sna.com/share/0281766fa2d04bb788eaf19e65135184',
    'https://loöm.com/share/0281766fa2d04bb788eaf19e65135184',
    'https://github.com/octo/hello',
    'https://github.com/octo/hello/commit/5f3e6c1d4c399a0b0c7d0d0c5f3e6c1d4c399a0b',
    'https://github.com/octo/hello/blob/main/src/doors.ts',
    'https://stackoverflow.com/questions/12/how-to-open-a-door',
    'https://en.wikipedia.org/wiki/Figma',
    'https://www.npmjs.com/package/linear',
    'https://accounts.google.com/signin',
    'https://constructor.example.com/pull/12',
    'https:///share/12',
    'https://gitlab.com.example.org/octo/hello/issues/12',
    'https://element.io.example.org/#/room/!abc:example.org',
    'https://www.youtube.com/playlist?list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
    'https://github.com/octo/hello/releases/tag/v1.2',
    'https://gist.github.com/octo/5f3e6c1d4c399a0b0c7d0d0c5f3e6c1d',
  ])('%s', (address) => {
    expect(kindsOf(address)).toEqual([]);
  });
});

describe('a link of several kinds', () => {
  it.each([
    ['https://github.com/octo/hello/discussions/12', ['doc', 'chat']],
    ['https://github.com/octo/hello/pull/12/checks', ['tracker', 'ci']],
    ['https://docs.google.com/drawings/d/1aBcD2efGhIjKlMnOpQrStUv', ['doc', 'design']],
    ['https://drive.google.com/file/d/1aBcD2efGhIjKlMnOpQrStUv/view', ['recording', 'doc']],
  ])('%s', (address, kinds) => {
    expect(kindsOf(address)).toEqual(kinds);
  });
});
