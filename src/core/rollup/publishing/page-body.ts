import * as z from 'zod';
import { toHiddenJson } from '../../desired/comment/hidden-json.js';
import { VERSIONS } from '../../versions.js';
import { formatWeek, parseWeek } from '../week.js';

/** GitHub takes no longer body, in UTF-16 units. */
const MOST_UNITS = 65_536;

/** The marker of any version, so that a page is found after an upgrade and after going back from one. */
const MARKER = /^\s{0,10}<!-- async-conventions:rollup:v\d{1,3} (\d{4}-W\d{2}) -->/;

const NEXT = /^<!-- async-conventions:rollup-next (\d{1,10}) -->\s*?$/m;

/** What stands there of a successor: its number for programs, and the line that people read. */
const NEXT_PART = /^<!-- async-conventions:rollup-next \d{1,10} -->\r?\n[^\r\n]{0,1000}\r?\n(?:\r?\n)?/m;

const DUPLICATE = /^<!-- async-conventions:rollup-duplicate-of (\d{1,10}) -->\s*?$/m;

const LEDGER = /\s{0,10}<!-- async-conventions:rollup-ledger (\{[^\r\n]{0,8000}\}) -->\s{0,10}$/;

const ledgerSchema = z.record(z.string(), z.unknown());

/** What else was done about a page, such as telling a channel of it. Whoever adds to it checks what it finds. */
export type Ledger = Readonly<Record<string, unknown>>;

/** What a page carries for programs. People may edit it: it is to be believed of a page of our own only. */
export interface PageMarks {
  /** `2026-W47`. */
  readonly week: string;
  /** The number of the page after it; null where it does not say. */
  readonly next: number | null;
  /** The number of the page of the same week that stands; null where this one does. */
  readonly duplicateOf: number | null;
  /** Null where there is none, or none that can be read. */
  readonly ledger: Ledger | null;
}

/** Tells whether a text begins as a page does. It says nothing of who wrote it. */
export function beginsAsPage(body: string): boolean {
  return weekIn(body) !== null;
}

/** Returns what a body says of itself as a page; null where it does not begin with the marker. */
export function readMarks(body: string): PageMarks | null {
  const week = weekIn(body);
  if (week === null) return null;
  return { week, next: numberIn(NEXT, body), duplicateOf: numberIn(DUPLICATE, body), ledger: ledgerIn(body) };
}

/** Returns the body of a page. `text` is Markdown. */
export function renderBody(week: string, text: string, ledger: Ledger | null): string {
  return withLedger(`${markerOf(week)}\n${text}`, ledger);
}

/** Returns the body of a page that another of its week made needless. */
export function renderDuplicate(week: string, stands: number, line: string): string {
  return `${markerOf(week)}\n<!-- async-conventions:rollup-duplicate-of ${stands} -->\n${line}`;
}

/** Returns a body with the line that leads to the next page, in the place of one that led to another. */
export function withNext(body: string, next: number, line: string): string {
  const rest = body.replace(NEXT_PART, '');
  const marker = MARKER.exec(rest)?.[0] ?? '';
  const part = `<!-- async-conventions:rollup-next ${next} -->\n${line}\n\n`;
  const below = rest.slice(marker.length).replace(/^[^\S\r\n]{0,10}\r?\n/, '');
  const room = MOST_UNITS - marker.length - part.length - 1;
  return `${marker}\n${part}${below.slice(0, room)}`;
}

/** Returns a body with another ledger; null for none. */
export function withLedger(body: string, ledger: Ledger | null): string {
  const text = body.replace(LEDGER, '');
  return ledger === null ? text : `${text}\n\n<!-- async-conventions:rollup-ledger ${toHiddenJson(ledger)} -->`;
}

function markerOf(week: string): string {
  return `<!-- async-conventions:rollup:v${VERSIONS.marker} ${week} -->`;
}

function weekIn(body: string): string | null {
  const week = parseWeek(MARKER.exec(body)?.[1] ?? '');
  return week === null ? null : formatWeek(week);
}

function numberIn(pattern: RegExp, body: string): number | null {
  const number = Number(pattern.exec(body)?.[1] ?? 0);
  return number > 0 ? number : null;
}

function ledgerIn(body: string): Ledger | null {
  const text = LEDGER.exec(body)?.[1];
  if (text === undefined) return null;
  try {
    return ledgerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
