import type { LinkOptions } from '../config/config.js';
import { findLinks, type FoundLink } from './find-links.js';
import { LINK_KINDS, LINK_SHAPES, type LinkKind } from './kinds.js';
import type { LinkShape } from './link-shape.js';
import type { Url } from './parse-url.js';
import { matchShape, parseShape, readAddress, type TeamShape } from './team-shape.js';
import { trackerKeys } from './tracker-keys.js';

/** Returns the kinds of a link, those of the table first; none for a link that is only a link. */
export function linkKinds(link: FoundLink, more: LinkOptions): readonly string[] {
  return kindsAmong(link, more, null);
}

/** With `asked`, a team's own shapes are compared for these kinds only. */
function kindsAmong(link: FoundLink, more: LinkOptions, asked: readonly string[] | null): readonly string[] {
  switch (link.kind) {
    case 'reference':
      return isIssue(link.text) ? ['tracker'] : [];
    case 'relative':
      return relativeKinds(link.path.slice(0, MAX_PATH));
    case 'url':
      return [...new Set([...urlKinds(link, link.isImage), ...teamKinds(link, more.kinds, asked)])];
    default:
      return link satisfies never;
  }
}

/** Tells whether a text holds a link of one of these kinds, or a configured tracker's bare key where trackers are among them. */
export function hasLinkOfKind(text: string, kinds: readonly string[], options: LinkOptions): boolean {
  if (kinds.includes('tracker') && trackerKeys(text, options.trackers).length > 0) return true;
  return findLinks(text).some((link) => kindsAmong(link, options, kinds).some((kind) => kinds.includes(kind)));
}

/** As much of an address as is compared with the table. */
const MAX_PATH = 2000;

/** `#12`, `GH-12`, `octo/hello#12`. A commit is no tracked work, and `#123abc` a colour. */
function isIssue(reference: string): boolean {
  return /^(?:(?:[\w.-]+\/[\w.-]+)?#|GH-)\d{1,10}$/i.test(reference);
}

interface Entry {
  readonly kind: LinkKind;
  readonly shape: LinkShape;
}

const ENTRIES: readonly Entry[] = LINK_KINDS.flatMap((kind) => LINK_SHAPES[kind].map((shape) => ({ kind, shape })));

const RELATIVE: readonly Entry[] = ENTRIES.filter(({ shape }) => shape.relative !== undefined);

const BY_HOST = groupByHost();

function groupByHost(): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of ENTRIES) {
    for (const host of entry.shape.hosts) {
      const group = groups.get(host);
      if (group === undefined) groups.set(host, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}

const TOP_LEVEL = /^(?:com|org|net|io|app|so|dev|co)$/;

/** Returns the patterns of hosts that name this host: itself, each domain above it, its first label, any. */
function hostPatterns(host: string): readonly string[] {
  const labels = host.split('.');
  const above = labels.slice(1, -1).map((_, index) => `*.${labels.slice(index + 1).join('.')}`);
  // `github.com.example` wears the name of another host; nobody's own host is called so.
  const isOwn = labels.length > 1 && (labels.length === 2 || !TOP_LEVEL.test(labels[1] ?? ''));
  const first = isOwn ? [`${labels[0] ?? ''}.*`] : [];
  return [host.replace(/^www\./, ''), ...above, ...first, '*'];
}

function urlKinds(url: Url, isImage: boolean): readonly LinkKind[] {
  if (url.host === '') return [];
  const path = url.path.slice(0, MAX_PATH);
  const query = url.query.slice(0, MAX_PATH);
  const fragment = url.fragment.slice(0, MAX_PATH);
  const found = new Set<LinkKind>();
  for (const { kind, shape } of hostPatterns(url.host).flatMap((pattern) => BY_HOST.get(pattern) ?? [])) {
    if (found.has(kind) || (isImage && shape.mayBeImage === false)) continue;
    if (!shape.path.test(path)) continue;
    if (shape.query?.test(query) === false || shape.fragment?.test(fragment) === false) continue;
    found.add(kind);
  }
  return LINK_KINDS.filter((kind) => found.has(kind));
}

function relativeKinds(path: string): readonly LinkKind[] {
  const found = new Set(RELATIVE.filter(({ shape }) => shape.relative?.test(path)).map(({ kind }) => kind));
  return LINK_KINDS.filter((kind) => found.has(kind));
}

const parsed = new WeakMap<LinkOptions['kinds'], TeamTable>();

/** The shapes of a team by host, as one address concerns few of them. */
interface TeamTable {
  readonly ofHost: ReadonlyMap<string, readonly TeamEntry[]>;
  /** Those of any host below one. */
  readonly below: ReadonlyMap<string, readonly TeamEntry[]>;
  /** In the order of the configuration. */
  readonly kinds: readonly string[];
}

interface TeamEntry {
  readonly kind: string;
  readonly shape: TeamShape;
}

function teamKinds(url: Url, kinds: LinkOptions['kinds'], asked: readonly string[] | null): readonly string[] {
  const table = parsed.get(kinds) ?? parseKinds(kinds);
  parsed.set(kinds, table);
  const host = url.host.replace(/^www\./, '');
  const labels = url.host.split('.').slice(0, MAX_LABELS);
  const above = labels.slice(1).map((_, index) => `.${labels.slice(index + 1).join('.')}`);
  const entries = [
    ...(table.ofHost.get(url.host) ?? []),
    ...(host === url.host ? [] : (table.ofHost.get(host) ?? [])),
    ...above.flatMap((suffix) => table.below.get(suffix) ?? []),
  ];
  if (entries.length === 0) return [];
  const found = new Set<string>();
  const address = readAddress(url);
  for (const { kind, shape } of entries) {
    if (found.has(kind) || asked?.includes(kind) === false) continue;
    if (matchShape(shape, address)) found.add(kind);
  }
  return table.kinds.filter((kind) => found.has(kind));
}

/** A host name has at most 127. */
const MAX_LABELS = 127;

function parseKinds(kinds: LinkOptions['kinds']): TeamTable {
  const ofHost = new Map<string, TeamEntry[]>();
  const below = new Map<string, TeamEntry[]>();
  for (const [kind, shapes] of Object.entries(kinds)) {
    for (const shape of shapes.map((text) => parseShape(text)).filter((parsedShape) => parsedShape !== null)) {
      const table = shape.isSuffix ? below : ofHost;
      const group = table.get(shape.host);
      if (group === undefined) table.set(shape.host, [{ kind, shape }]);
      else group.push({ kind, shape });
    }
  }
  return { ofHost, below, kinds: Object.keys(kinds) };
}
