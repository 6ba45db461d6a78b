import { parseUrl, type Url } from './parse-url.js';

/**
 * A link as somebody wrote it.
 *
 * - `url`: an address with a host; `isImage` where it is shown as a picture instead of linked
 * - `reference`: what GitHub itself makes a link: `#12`, `GH-12`, `octo/hello#12`, a commit
 * - `relative`: the target of a link that names no host, such as `docs/design.md`
 */
export type FoundLink =
  | ({ readonly kind: 'url'; readonly isImage: boolean } & Url)
  | { readonly kind: 'reference'; readonly text: string }
  | { readonly kind: 'relative'; readonly path: string };

/** Only this much of a text is looked at. */
const MAX_LENGTH = 8000;

const MAX_LINKS = 50;

/**
 * Where something may begin that is a link, and the brackets that tell a picture from a link. Each alternative is a few
 * characters and a look ahead; what follows is read by hand, so that the text is passed over once.
 */
const OPENING = new RegExp(
  [
    String.raw`(?<bare>https?:\/\/(?=[^\s<>])|\bwww\.(?=\w))`,
    String.raw`(?<inline>\]\(\s*(?=[^)\s]))`,
    String.raw`(?<definition>\](?<=\[[^\]]{1,100}\]):\s*(?=\S))`,
    String.raw`(?<attribute>href\s*=\s*|\bsrc\s*=\s*(?=["']))`,
    String.raw`(?<reference>(?<=^|[\s([{,;*"'])(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d\w*|\bGH-\d\w*)`,
    String.raw`(?<commit>(?<=^|[\s(@])[\da-f]{40}\b)`,
    String.raw`(?<open>!?\[)|(?<close>\])`,
  ].join('|'),
  'gi',
);

/** Where a scan stands: what was found, and which of the brackets still open belong to pictures. */
interface Scan {
  readonly text: string;
  readonly found: FoundLink[];
  readonly brackets: boolean[];
}

/** Returns the links of one line or piece in order: of its first 8,000 characters at most 50. */
export function findLinks(text: string): readonly FoundLink[] {
  const scan: Scan = { text: text.slice(0, MAX_LENGTH), found: [], brackets: [] };
  const opening = new RegExp(OPENING);
  while (scan.found.length < MAX_LINKS) {
    const match = opening.exec(scan.text);
    if (match === null) break;
    opening.lastIndex = readOpening(scan, match.groups ?? {}, match.index, opening.lastIndex);
  }
  return scan.found;
}

/** Reads what an opening begins; returns where the scan goes on. */
function readOpening(
  { text, found, brackets }: Scan,
  groups: Readonly<Record<string, string | undefined>>,
  start: number,
  end: number,
): number {
  if (groups.open !== undefined) {
    brackets.push(groups.open.startsWith('!'));
    return end;
  }
  if (groups.close !== undefined) {
    brackets.pop();
    return end;
  }
  const reference = groups.reference ?? groups.commit;
  if (reference !== undefined) {
    found.push({ kind: 'reference', text: reference });
    return end;
  }
  if (groups.bare !== undefined) {
    const url = bareUrl(text, start);
    found.push(targetOf(url, false));
    return Math.max(end, start + url.length);
  }
  const isImage = groups.attribute === undefined ? (brackets.pop() ?? false) : isInImage(text, start);
  const { target, after } = groups.attribute === undefined ? readDestination(text, end) : readValue(text, end);
  found.push(targetOf(target, isImage));
  return Math.max(end, after);
}

function targetOf(target: string, isImage: boolean): FoundLink {
  if (/^(?:https?:)?\/\//i.test(target)) return { kind: 'url', isImage, ...parseUrl(target) };
  if (/^www\.\w/i.test(target)) return { kind: 'url', isImage, ...parseUrl(`https://${target}`) };
  return { kind: 'relative', path: target };
}

/** What no address holds unencoded, and what in East Asian writing follows one without a blank. */
const AFTER_URL = /[\s<>"`，。、；：！？（）「」『』【】《》]|\](?=[([])/u;

/** Returns a bare address as GFM ends it (section 6.9): without closing punctuation and brackets never opened. */
function bareUrl(text: string, start: number): string {
  const rest = text.slice(start);
  const length = rest.search(AFTER_URL);
  return trimUrl(length < 0 ? rest : rest.slice(0, length));
}

const OPENED_BY: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function trimUrl(url: string): string {
  const counts = new Map<string, number>();
  for (const character of url) counts.set(character, (counts.get(character) ?? 0) + 1);
  let end = url.length;
  while (end > 0) {
    const last = url.charAt(end - 1);
    const opened = OPENED_BY[last];
    if (opened !== undefined) {
      const closings = counts.get(last) ?? 0;
      if (closings <= (counts.get(opened) ?? 0)) break;
      counts.set(last, closings - 1);
      end -= 1;
    } else if (last === ';') {
      end -= /&[a-z\d]{1,10};$/i.exec(url.slice(Math.max(0, end - 12), end))?.[0].length ?? 1;
    } else if (/[?!.,:*_~'|]/.test(last)) end -= 1;
    else break;
  }
  return url.slice(0, end);
}

interface Target {
  readonly target: string;
  /** Where what follows the target begins. */
  readonly after: number;
}

/** Reads the destination of a Markdown link: `<…>`, or all up to a blank or a bracket that it did not open. */
function readDestination(text: string, start: number): Target {
  if (text.startsWith('<', start)) {
    const length = text.slice(start + 1).search(/[>\n]/);
    const end = length < 0 ? text.length : start + 1 + length;
    return { target: text.slice(start + 1, end), after: end };
  }
  let depth = 0;
  let end = start;
  for (; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (/\s/.test(character)) break;
    if (character === '(') depth += 1;
    if (character === ')' && --depth < 0) break;
  }
  return { target: text.slice(start, end), after: end };
}

/** Reads the value of an attribute, quoted or not. */
function readValue(text: string, start: number): Target {
  const quote = /["']/.exec(text.charAt(start))?.[0];
  const from = quote === undefined ? start : start + 1;
  const length = text.slice(from).search(quote === undefined ? /[\s<>]/ : quote === '"' ? /["<>]/ : /['<>]/);
  const end = length < 0 ? text.length : from + length;
  return { target: text.slice(from, end).trim(), after: end };
}

/** As much of a tag as is looked at in front of an attribute. */
const MAX_TAG = 300;

function isInImage(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - MAX_TAG), at);
  return /^<img\b/i.test(before.slice(before.lastIndexOf('<')));
}
