import { parseBlocks } from '../../markdown/grammar.js';
import { blankComments } from '../../markdown/html.js';
import { normaliseText } from '../../markdown/normalise.js';
import { noSurroundings, seenLines } from './seen-lines.js';

/** A line at whose beginning a slash stands in its author's own words. */
export interface HeardLine {
  /** 0-based, in the text. */
  readonly line: number;
  /** From the slash on, hidden comments taken out. */
  readonly text: string;
}

/** A line that can begin a command. Code needs a fourth blank; a list item, a quote and a row of a table begin with their sign. */
const BEGINS = /^[ \u00A0]{0,3}\/(?=[a-z])/i;
const HOLDS_ONE = new RegExp(BEGINS.source, 'im');

/** Elements whose content is no text to read, up to their end. */
const RAW = /^\s{0,3}<(?:pre|script|style|textarea)/i;

/** Tells by a quick look whether a text can hold a command at all. */
export function mayHoldCommands(text: string): boolean {
  return HOLDS_ONE.test(text);
}

/**
 * Returns the lines of a comment at whose beginning a slash stands outside code, quotes, tables, lists and hidden comments, in time
 * linear in its length. `<details>` is a fold, and what stands in it is heard.
 *
 * A line without indentation right below a list is heard although the grammar takes it for the rest of the last item: its author
 * does not. Right below a quote it is not: it may be the wrapped rest of what somebody else wrote.
 */
export function hearLines(comment: string): readonly HeardLine[] {
  const text = normaliseText(comment);
  if (!mayHoldCommands(text)) return [];
  const lines = text.split('\n');
  const around = noSurroundings();
  const depth = { quotes: 0, lists: 0, tables: 0 };
  const heard: HeardLine[] = [];
  for (const { type, content, map } of parseBlocks(text)) {
    const step = STEPS[type];
    if (step !== undefined) depth[step.into] += step.by;
    else if (depth.quotes > 0 || depth.tables > 0) continue;
    else if (type === 'inline' || (type === 'html_block' && !RAW.test(content))) {
      const seen = seenLines(content, type === 'inline' ? 'prose' : 'html', around);
      const from = map?.[0] ?? 0;
      for (const [offset, part] of blankComments(content).text.split('\n').entries()) {
        const line = lines[from + offset] ?? '';
        const start = part.indexOf('/');
        if (seen[offset] !== true || start < 0 || !BEGINS.test(line)) continue;
        if (depth.lists === 0 || line.startsWith('/'))
          heard.push({ line: from + offset, text: part.slice(start).trim() });
      }
    }
  }
  return heard;
}

/** What a token opens or closes. */
const STEPS: Readonly<Record<string, { readonly into: 'quotes' | 'lists' | 'tables'; readonly by: 1 | -1 }>> = {
  blockquote_open: { into: 'quotes', by: 1 },
  blockquote_close: { into: 'quotes', by: -1 },
  bullet_list_open: { into: 'lists', by: 1 },
  bullet_list_close: { into: 'lists', by: -1 },
  ordered_list_open: { into: 'lists', by: 1 },
  ordered_list_close: { into: 'lists', by: -1 },
  table_open: { into: 'tables', by: 1 },
  table_close: { into: 'tables', by: -1 },
};
