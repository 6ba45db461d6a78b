import { cleanLine } from '../../config/values/clean.js';
import { civil, isoDate } from '../../time/civil.js';
import { unescapeLine } from './escape-line.js';
import { readHead, type Head } from './read-head.js';
import { numberOfRecord } from './record-path.js';

/** A record as a file says it, ours or one of MADR 2 to 4 or of log4brains. */
export interface ParsedRecord {
  /** By the name of the file; null where that is named otherwise, as log4brains does by the day. */
  readonly number: number | null;
  readonly title: string;
  /** One word in lower case, such as `accepted`; empty where the file does not say. */
  readonly status: string;
  /** `YYYY-MM-DD`; null where the file does not say, or names no such day. */
  readonly date: string | null;
  readonly decisionMakers: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  /** What stands in its place: a number, or the name of a file without its ending; null for nothing. */
  readonly supersededBy: number | string | null;
  /** What stands below the title, without what says status, date and people. */
  readonly body: string;
}

/** Nothing past this is read: a record is a page or two. */
const MOST_TEXT = 256 * 1024;

/** People of one kind. */
const MOST_NAMES = 100;

/** Names of files in a folder of records that are none, by any tool that is known of (log4brains has the first four). */
const OTHERS = /^(?:template|readme|index|backlog|adr-template.{0,40}|.{0,60}[-_.]template)\.md$/i;

/** Tells whether a file in a folder of records may be one, by its name. */
export function mayBeRecord(name: string): boolean {
  return /\.md$/i.test(name) && !OTHERS.test(name);
}

/** Returns what a file says of a decision; null where it is no record: it has no title, or neither its name nor itself says that it is one. */
export function parseRecord(text: string, name: string): ParsedRecord | null {
  const head = readHead(
    text
      .slice(0, MOST_TEXT)
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n'),
  );
  const title = cleanLine(unescapeLine(withoutMarks(head.title))).slice(0, 300);
  if (title === '' || (head.status === '' && !/^\d{4,8}-/.test(name))) return null;
  return {
    number: numberOfRecord(name),
    title,
    ...statusOf(head.status),
    ...peopleOf(head),
    date: dateOf(head.date),
    body: head.body,
  };
}

/** What a heading holds beside its words: a comment, `#` at its end. What is escaped is a word. */
function withoutMarks(title: string): string {
  return title
    .replace(/(?<!\\)<!--[^>]{0,200}-->/g, '')
    .replace(/\s#+\s*$/, '')
    .trim();
}

function statusOf(status: string): Pick<ParsedRecord, 'status' | 'supersededBy'> {
  const word = /^[^\p{L}]{0,20}([\p{L}-]{1,40})/u.exec(status)?.[1]?.toLowerCase() ?? '';
  const rest = /\bby\b(.{1,500})$/i.exec(status)?.[1];
  return { status: word, supersededBy: word === 'superseded' && rest !== undefined ? nameIn(rest) : null };
}

/** `ADR-0005`, `[ADR-0005](0005-example.md)`, `[20200926-a-title](20200926-a-title.md)`, `#5` or `20200926-a-title`. */
function nameIn(text: string): number | string | null {
  const file =
    /\(([^()\s]{1,300}?)\.md\)/i.exec(text)?.[1] ?? /([\w-]{1,200})/.exec(text.replace(/^[\s[#"']+/, ''))?.[1];
  const name = file?.slice(file.lastIndexOf('/') + 1) ?? '';
  const figures = /^(?:adr[-_ ]?)?0*(\d{1,7})(?![\d])/i.exec(name)?.[1];
  if (figures !== undefined) return Number(figures);
  return name === '' ? null : name;
}

function peopleOf({
  decisionMakers,
  consulted,
  informed,
}: Head): Pick<ParsedRecord, 'decisionMakers' | 'consulted' | 'informed'> {
  return { decisionMakers: namesIn(decisionMakers), consulted: namesIn(consulted), informed: namesIn(informed) };
}

/** A list, or a line with commas; what is still a placeholder of the template names nobody. */
function namesIn(given: readonly string[]): readonly string[] {
  return given
    .flatMap((text) => text.slice(0, 4_000).split(/[,;]/))
    .map((name) => cleanLine(name).replace(/^@/, '').slice(0, 100))
    .filter((name) => name !== '' && !/[{}[\]]/.test(name))
    .slice(0, MOST_NAMES);
}

function dateOf(text: string): string | null {
  const [, year, month, day] = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text.slice(0, 200)) ?? [];
  const date = civil(Number(year), Number(month), Number(day));
  return date === null ? null : isoDate(date);
}
