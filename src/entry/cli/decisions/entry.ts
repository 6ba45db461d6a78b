import { renderStatus, withSuperseder } from '../../../core/decisions/record/front-matter.js';
import type { ParsedRecord } from '../../../core/decisions/record/parse-record.js';
import type { DecisionRecord } from '../../../core/decisions/record/record.js';
import { renderMadr } from '../../../core/decisions/record/render-madr.js';

/** A decision as the terminal knows it, of an issue or of a file. */
export interface DecisionEntry {
  /** Null for a file that has no number in its name. */
  readonly number: number | null;
  /** What it is called by: its number, or the name of its file without the ending. */
  readonly name: string;
  readonly title: string;
  /** How far it is: a state of the app's, or one word of the file. */
  readonly status: string;
  readonly date: string | null;
  readonly decisionMakers: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  readonly supersededBy: number | string | null;
  /** Of the issue; null for a file, which does not say in one way where it comes from. */
  readonly url: string | null;
  /** The file's place in the repository or the clone; null where it is not kept there. */
  readonly path: string | null;
  /** The text of MADR 4. */
  readonly madr: string;
  /** The status as an index shows it. */
  readonly shownStatus: string;
}

/** Returns the entry of a decision on GitHub. */
export function entryOfRecord(record: DecisionRecord, path: string | null): DecisionEntry {
  const { number, title, status, date, decisionMakers, consulted, informed, supersededBy, url } = record;
  return {
    number,
    name: String(number),
    title,
    status,
    date,
    decisionMakers,
    consulted,
    informed,
    supersededBy: supersededBy?.number ?? null,
    url,
    path,
    madr: renderMadr(record),
    shownStatus: renderStatus(record),
  };
}

/**
 * Returns the entry of a file.
 *
 * @param madr its text as one of MADR 4
 */
export function entryOfFile(parsed: ParsedRecord, path: string, madr: string): DecisionEntry {
  const { number, title, status, date, decisionMakers, consulted, informed, supersededBy } = parsed;
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  return {
    number,
    name: number === null ? name : String(number),
    title,
    status,
    date,
    decisionMakers,
    consulted,
    informed,
    supersededBy,
    url: null,
    path,
    madr,
    shownStatus: withSuperseder(status, supersededBy),
  };
}
