import { renderStatus } from './front-matter.js';
import { INDEX_NAME, renderIndex } from './index-table.js';
import { recordPath } from './record-path.js';
import type { DecisionRecord } from './record.js';
import { renderMadr } from './render-madr.js';

/** A file of a repository as it should be. */
export interface RecordFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** What is in the folder of the records already. */
export interface ExistingRecords {
  /** Paths or names of the files. */
  readonly paths: readonly string[];
  /** The text of the index; null where there is none. */
  readonly index: string | null;
}

/**
 * Returns the files that keep a decision: its record, and the index with its line. Where they are there already and as they should be,
 * the same text comes back.
 *
 * @param folder without a slash at either end
 */
export function recordFiles(
  record: DecisionRecord,
  folder: string,
  existing: ExistingRecords,
): readonly [record: RecordFile, index: RecordFile] {
  const path = recordPath(folder, record.number, record.title, existing.paths);
  const { number, title, date } = record;
  const row = { number, title, date, status: renderStatus(record), file: path.slice(folder.length + 1) };
  return [
    { path, text: renderMadr(record) },
    { path: `${folder}/${INDEX_NAME}`, text: renderIndex([row], existing.index) },
  ];
}
