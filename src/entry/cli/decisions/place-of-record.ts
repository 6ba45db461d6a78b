import { leadsToIssue } from '../../../core/decisions/record/leads-to-issue.js';
import { MOST_NAMES, recordNames, recordPath } from '../../../core/decisions/record/record-path.js';

/** Where the record of a decision is among the files of a folder, and which files have its number and are none of it. */
export interface RecordPlace {
  /** Null where it is not kept there. */
  readonly path: string | null;
  readonly others: readonly string[];
}

/**
 * Returns where a record is kept: the file that is named as it would be, else one with its number that leads to its issue. Numbers that a
 * team counts up by itself meet those of issues, so that any other is left alone.
 *
 * @param read returns the text at a path; null where there is none to be read
 */
export async function placeOfRecord(
  { number, title }: { readonly number: number; readonly title: string },
  folder: string,
  names: readonly string[],
  read: (path: string) => Promise<string | null>,
): Promise<RecordPlace> {
  const own = recordPath(folder, number, title);
  const others: string[] = [];
  for (const name of recordNames(number, title, names).slice(0, MOST_NAMES)) {
    const path = `${folder}/${name}`;
    if (path === own || leadsToIssue((await read(path)) ?? '', number)) return { path, others };
    others.push(path);
  }
  return { path: null, others };
}

/** Returns the sentence that says why a file of the number of a decision is left alone. */
export function othersNote(path: string, number: number): string {
  return `${path} has the number of decision ${number} and does not lead to its issue, so it counts as another file.`;
}
