import { join } from 'node:path';
import { INDEX_NAME, renderIndex } from '../../../core/decisions/record/index-table.js';
import { recordPath } from '../../../core/decisions/record/record-path.js';
import { plainLine } from '../../../core/text/neutralise.js';
import { readFileIfThere, UsageError, type ExitCode, type Terminal } from '../terminal.js';
import { writeInside } from '../write-inside.js';
import type { DecisionEntry } from './entry.js';
import { cleanFolder, namesIn } from './from-clone.js';
import { othersNote, placeOfRecord } from './place-of-record.js';

/** An index of more is none of ours. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Writes each decision as a file of MADR 4 into a folder of the clone, and the index. A file that says something else is left as it is. */
export async function writeEntries(
  entries: readonly DecisionEntry[],
  out: string,
  isForced: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = cleanFolder(out, '--out');
  const existing = (await namesIn(folder, terminal)) ?? [];
  const files: { readonly path: string; readonly text: string; readonly entry: DecisionEntry }[] = [];
  for (const entry of entries) {
    const { path, others } = await placeOf(entry, folder, existing, terminal);
    files.push({ path, text: entry.madr, entry });
    for (const other of others) terminal.warn(`${plainLine(othersNote(other, entry.number ?? 0), 300)}\n`);
  }
  let code: ExitCode = 0;
  for (const { path, text } of files) {
    const written = await writeOne(path, text, isForced, terminal);
    if (written === 'left') code = 1;
    await terminal.write(`${plainLine(path, 300)}: ${WRITTEN[written]}\n`);
  }
  const index = `${folder}/${INDEX_NAME}`;
  const rows = files.flatMap(({ path, entry: { number, title, shownStatus, date } }) =>
    number === null
      ? []
      : [{ number, title, status: shownStatus, date: date ?? '', file: path.slice(folder.length + 1) }],
  );
  const standing = await readFileIfThere(join(terminal.folder, index), MAX_BYTES);
  const state = await writeOne(index, renderIndex(rows, standing), true, terminal);
  await terminal.write(`${index}: ${WRITTEN[state]}\n`);
  return code;
}

const WRITTEN = {
  same: 'as it is',
  written: 'written',
  left: 'says something else; --force replaces it',
} as const;

/** A file that has the number of a decision under another name, and is none of its record, is not written over whatever is forced. */
async function placeOf(
  { number, title, path, name }: DecisionEntry,
  folder: string,
  existing: readonly string[],
  terminal: Terminal,
): Promise<{ readonly path: string; readonly others: readonly string[] }> {
  // What is a file already keeps its name.
  if (path !== null) return { path: `${folder}/${path.slice(path.lastIndexOf('/') + 1)}`, others: [] };
  if (number === null) throw new UsageError(`${name} has no number to be named by`);
  const read = (each: string) => readFileIfThere(join(terminal.folder, each), MAX_BYTES);
  const { path: kept, others } = await placeOfRecord({ number, title }, folder, existing, read);
  return { path: kept ?? recordPath(folder, number, title), others };
}

async function writeOne(
  path: string,
  text: string,
  isForced: boolean,
  terminal: Terminal,
): Promise<keyof typeof WRITTEN> {
  const standing = await readFileIfThere(join(terminal.folder, path), MAX_BYTES);
  if (standing === text) return 'same';
  if (standing !== null && !isForced) return 'left';
  return (await writeInside(terminal.folder, path, text, standing === null)) ? 'written' : 'left';
}
