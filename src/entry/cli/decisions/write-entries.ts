import { join } from 'node:path';
import { INDEX_NAME, renderIndex } from '../../../core/decisions/record/index-table.js';
import { recordPath } from '../../../core/decisions/record/record-path.js';
import { plainLine } from '../../../core/text/neutralise.js';
import { readFileIfThere, UsageError, type ExitCode, type Terminal } from '../terminal.js';
import { writeInside } from '../write-inside.js';
import type { DecisionEntry } from './entry.js';
import { cleanFolder, namesIn } from './from-clone.js';

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
  const files = entries.map((entry) => ({ path: pathOf(entry, folder, existing), text: entry.madr, entry }));
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

function pathOf({ number, title, path, name }: DecisionEntry, folder: string, existing: readonly string[]): string {
  // What is a file already keeps its name.
  if (path !== null) return `${folder}/${path.slice(path.lastIndexOf('/') + 1)}`;
  if (number === null) throw new UsageError(`${name} has no number to be named by`);
  return recordPath(folder, number, title, existing);
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
