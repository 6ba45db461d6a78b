import type { Config } from '../config/config.js';
import { sectionKeys } from '../config/language/schema-section.js';
import { hasLinkOfKind } from '../links/classify.js';
import { findLinks } from '../links/find-links.js';
import { LINK_KINDS } from '../links/kinds.js';
import { trackerKeys } from '../links/tracker-keys.js';
import type { Content } from '../reading/content.js';
import type { Rule } from './rule.js';

/** A section with that need holds a link, of one of the kinds that are asked for. */
export const needsLink: Rule = {
  id: 'needs-link',
  key: 'needs.link',
  schema: sectionKeys.needs,
  summary:
    'A section with `needs: link` holds an address or a reference to an issue; with `needs: { link: recording }` one of that kind, and of several kinds any one.',
  rationale: 'A reader hours away cannot ask where the draft is. The address saves a round trip of a day.',
  examples: [
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\nhttps://example.com/design', finds: false },
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\n[the design](docs/design.md)', finds: false },
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\nsee #12', finds: false },
    {
      section: '{ heading: Demo, needs: { link: recording } }',
      body: '## Demo\n\nhttps://youtu.be/dQw4w9WgXcQ',
      finds: false,
    },
    {
      section: '{ heading: Source, needs: { link: [doc, tracker] } }',
      body: '## Source\n\nsee #12',
      finds: false,
    },
    { section: '{ heading: Topic, needs: link }', body: '## Topic\n\nthe design page', finds: true },
    {
      section: '{ heading: Demo, needs: { link: recording } }',
      body: '## Demo\n\nhttps://www.loom.com/pricing',
      finds: true,
    },
  ],
  find({ spec, content }, words, { config }) {
    const need = spec.needs.find(({ value }) => value === 'link');
    if (need === undefined || content?.state !== 'present') return null;
    const kinds = need.kinds.map((kind) => asKnown(kind, config));
    if (kinds.length === 0 ? hasAnyLink(content, config) : hasLink(content, kinds, config)) return null;
    const said = words.findings['needs-link'];
    const { level } = need;
    return kinds.length === 0
      ? { level, message: said.any.message(spec.heading), remedy: said.any.remedy() }
      : {
          level,
          message: said.kind.message(spec.heading, kinds),
          remedy: said.kind.remedy(kinds, shapesOf(kinds, config)),
        };
  },
};

function hasAnyLink(content: Content, { links }: Config): boolean {
  return content.written.some(({ text }) => findLinks(text).length > 0 || trackerKeys(text, links.trackers).length > 0);
}

function hasLink(content: Content, kinds: readonly string[], { links }: Config): boolean {
  return content.written.some(({ text }) => hasLinkOfKind(text, kinds, links));
}

/** Names of kinds are taken in any case. */
function asKnown(kind: string, { links }: Config): string {
  const known = [...LINK_KINDS, ...Object.keys(links.kinds)];
  return known.find((name) => name.toLowerCase() === kind.toLowerCase()) ?? kind;
}

/** The first shape that a team gave each of these kinds: where their own are found. */
function shapesOf(kinds: readonly string[], { links }: Config): readonly string[] {
  return kinds.flatMap((kind) => (Object.hasOwn(links.kinds, kind) ? (links.kinds[kind]?.slice(0, 1) ?? []) : []));
}
