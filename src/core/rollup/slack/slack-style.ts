import { plainLine } from '../../text/neutralise.js';
import type { Style } from '../piece.js';

/** A run of text, a link, or words of ours that stand out. What is in `text` means nothing but itself to Slack. */
export type SlackElement =
  | { readonly type: 'text'; readonly text: string; readonly style?: { readonly bold?: true; readonly code?: true } }
  | { readonly type: 'link'; readonly url: string; readonly text: string };

/** Private characters between which a line carries what it means; people's words hold none of them. */
const [OPEN, PART, CLOSE] = ['\uE000', '\uE001', '\uE002'];

const PRIVATE = /[\uE000-\uE002]/g;

const ADDRESS = /^https?:\/\/[\w.-]{1,255}(?::\d{1,5})?\/[\w./#-]{1,300}$/;

/** Lines in which links, strong words and names are marked, to be made elements by `toElements`. */
export const slackStyle: Style = {
  link: (shown, url) => (ADDRESS.test(url) ? mark('link', clean(shown, 200), url) : clean(shown, 200)),
  strong: (text) => mark('strong', text),
  code: (name) => mark('code', clean(name, 300)),
  quote: clean,
  hasCharts: false,
};

function mark(kind: string, ...parts: readonly string[]): string {
  return `${OPEN}${[kind, ...parts].join(PART)}${CLOSE}`;
}

/** Elements of rich text need no escapes: Slack reads neither marks nor mentions in them. */
function clean(text: string, max: number): string {
  return plainLine(text.replace(PRIVATE, ''), max);
}

/** Returns a line as Slack's elements of rich text. */
export function toElements(line: string): readonly SlackElement[] {
  return line.split(OPEN).flatMap((piece, index): readonly SlackElement[] => {
    if (index === 0) return textOf(piece);
    const [marked = '', after = ''] = piece.split(CLOSE);
    const [kind, shown = '', url = ''] = marked.split(PART);
    return [elementOf(kind, shown, url), ...textOf(after)];
  });
}

function elementOf(kind: string | undefined, text: string, url: string): SlackElement {
  if (kind === 'link') return { type: 'link', url, text };
  return { type: 'text', text, style: kind === 'code' ? { code: true } : { bold: true } };
}

/** Slack refuses empty text. */
function textOf(text: string): readonly SlackElement[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

/** Returns a line as plain text for notifications, in which nothing is a mention: `&`, `<` and `>` are all that Slack reads there. */
export function toFallback(line: string): string {
  return toElements(line)
    .map(({ text }) => text)
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}
