import type { Url } from './parse-url.js';

/** Why a team's own shape cannot be used. */
export type ShapeFault = 'empty' | 'length' | 'space' | 'scheme' | 'port' | 'host' | 'stars';

/** Bounds within which matching costs next to nothing. */
const BOUNDS = { length: 300, parts: 20, crossings: 3, starsInPart: 4 } as const;

const SHAPE_HOST = /^(?:localhost|(?:\*\.)?[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63})*)$/u;

/**
 * Returns what is wrong with a shape such as `wiki.example.com/**` or `*.example.com/videos/*`, or `ok`. A shape has no scheme
 * and no port; a host alone stands for all of its pages; `*` is at least one character up to the next slash, and `**` as a
 * whole part of the path is any number of parts. What stands behind `?` and `#` is compared where a shape has it.
 */
export function checkShape(shape: string): 'ok' | ShapeFault {
  if (shape.trim() === '') return 'empty';
  if (shape.length > BOUNDS.length) return 'length';
  if (/\s/.test(shape)) return 'space';
  if (/^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(shape)) return 'scheme';
  const [host = '', ...parts] = shape.split('/');
  if (/:\d*$/.test(host)) return 'port';
  if (!SHAPE_HOST.test(host) || (host !== 'localhost' && !host.includes('.'))) return 'host';
  if (parts.length > BOUNDS.parts || parts.filter((part) => part === '**').length > BOUNDS.crossings) return 'stars';
  return parts.some((part) => !hasFewStars(part)) ? 'stars' : 'ok';
}

function hasFewStars(part: string): boolean {
  return part === '**' || (!part.includes('**') && part.split('*').length - 1 <= BOUNDS.starsInPart);
}

/** A shape ready to be compared. A part is null for `**`, else what stands between its stars. */
export interface TeamShape {
  readonly host: string;
  readonly isSuffix: boolean;
  readonly hasQuery: boolean;
  readonly hasFragment: boolean;
  readonly parts: readonly (readonly string[] | null)[];
}

/** Makes a shape ready to be compared; null for one that `checkShape` refuses. */
export function parseShape(shape: string): TeamShape | null {
  if (checkShape(shape) !== 'ok') return null;
  const [host = '', ...parts] = shape.toLowerCase().replace(/\/$/, '').split('/');
  return {
    host: host.replace(/^\*/, ''),
    isSuffix: host.startsWith('*'),
    hasQuery: shape.includes('?'),
    hasFragment: shape.includes('#'),
    parts: parts.length === 0 ? [null] : parts.map((part) => (part === '**' ? null : part.split('*'))),
  };
}

/** As much of an address as is compared. */
const MAX_ADDRESS = 500;

/** An address made ready to be compared with many shapes. */
export interface Address {
  readonly host: string;
  /** With and without what stands behind `?` and `#`, made when first asked for. */
  readonly parts: (hasQuery: boolean, hasFragment: boolean) => readonly string[];
}

/** Returns an address as shapes are compared with it, without regard to case. */
export function readAddress({ host, path, query, fragment }: Url): Address {
  const made: (readonly string[] | undefined)[] = [];
  return {
    host,
    parts(hasQuery, hasFragment) {
      const at = Number(hasQuery) * 2 + Number(hasFragment);
      const known = made[at];
      if (known !== undefined) return known;
      const search = hasQuery && query !== '' ? `?${query}` : '';
      const address = path + search + (hasFragment && fragment !== '' ? `#${fragment}` : '');
      const parts = address.slice(1, MAX_ADDRESS).replace(/\/$/, '').toLowerCase().split('/');
      made[at] = parts;
      return parts;
    },
  };
}

/** Tells whether an address has this shape. `www.` in front of it makes no difference. */
export function matchShape(shape: TeamShape, address: Address): boolean {
  const { host } = address;
  const isHost = shape.isSuffix ? host.endsWith(shape.host) : host === shape.host || host === `www.${shape.host}`;
  if (!isHost || host === '') return false;
  return matchParts(shape.parts, address.parts(shape.hasQuery, shape.hasFragment));
}

/** Compares part by part. Only the last `**` that was passed can need another try: an earlier one has taken the least it can. */
function matchParts(shape: TeamShape['parts'], parts: readonly string[]): boolean {
  let at = 0;
  let next = 0;
  let crossing = -1;
  let resume = 0;
  while (next < parts.length) {
    const part = shape[at];
    if (part === null) {
      crossing = at;
      resume = next;
      at += 1;
    } else if (part !== undefined && matchPart(part, parts[next] ?? '')) {
      at += 1;
      next += 1;
    } else if (crossing < 0) {
      return false;
    } else {
      at = crossing + 1;
      resume += 1;
      next = resume;
    }
  }
  return shape.slice(at).every((part) => part === null);
}

/** Each piece between two stars is taken where it comes first; a star stands for one character at least. */
function matchPart(pieces: readonly string[], text: string): boolean {
  const first = pieces[0] ?? '';
  if (pieces.length === 1) return text === first;
  const last = pieces[pieces.length - 1] ?? '';
  if (text.length <= first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length + 1;
  for (let piece = 1; piece < pieces.length - 1; piece += 1) {
    const between = pieces[piece] ?? '';
    const found = text.indexOf(between, at);
    if (found < 0) return false;
    at = found + between.length + 1;
  }
  return at <= text.length - last.length;
}
