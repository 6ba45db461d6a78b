import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FOLDER_FORM } from '../../../core/config/language/schema-team.js';
import { asMadr } from '../../../core/decisions/record/as-madr.js';
import { mayBeRecord, parseRecord } from '../../../core/decisions/record/parse-record.js';
import { readLocalConfig } from '../local-config.js';
import { readFileIfThere, UsageError, type Terminal } from '../terminal.js';
import { leadsInside } from '../write-inside.js';
import { entryOfFile, type DecisionEntry } from './entry.js';

/** A file of more is no record. */
const MAX_BYTES = 1024 * 1024;

const MAX_FILES = 5_000;

/** Returns the records of a folder of the clone that one stands in: the one that is named, else the one of the configuration. */
export async function readClone(folder: string | undefined, terminal: Terminal): Promise<readonly DecisionEntry[]> {
  const place = folder === undefined ? await configuredFolder(terminal) : cleanFolder(folder, '--folder');
  const names = await namesIn(place, terminal);
  if (names === null) {
    throw new UsageError(`${place} is not there; --folder F names another, --repo OWNER/REPO reads GitHub`);
  }
  const entries: DecisionEntry[] = [];
  for (const name of names.filter(mayBeRecord).slice(0, MAX_FILES)) {
    const path = `${place}/${name}`;
    // As on GitHub, a link is no way to what is not in the repository.
    if (!(await leadsInside(terminal.folder, path))) continue;
    const text = await readFileIfThere(join(terminal.folder, path), MAX_BYTES).catch(() => null);
    const parsed = text === null ? null : parseRecord(text, name);
    if (text !== null && parsed !== null)
      entries.push(entryOfFile(parsed, path, hasFrontMatter(text) ? text : asMadr(parsed)));
  }
  return entries;
}

/** What has front matter is of MADR 3 or 4, and may say more in it than is read here. */
function hasFrontMatter(text: string): boolean {
  return /^\uFEFF?---[ \t]*\r?\n/.test(text);
}

async function configuredFolder(terminal: Terminal): Promise<string> {
  return (await readLocalConfig(undefined, terminal.folder)).decisions.record.folder;
}

/**
 * Returns a folder below the one that one stands in, without a slash at its end.
 *
 * @throws UsageError where it leads elsewhere
 */
export function cleanFolder(folder: string, option: string): string {
  const given = folder.replace(/^\.\//, '');
  if (given.length > 1_000 || !FOLDER_FORM.test(given)) {
    throw new UsageError(`${option} takes a folder below this one, such as docs/decisions`);
  }
  return given.trim().replace(/\/$/, '');
}

/** Returns the names of what is in a folder, in order; null where there is none. */
export async function namesIn(folder: string, terminal: Terminal): Promise<readonly string[] | null> {
  if (!(await leadsInside(terminal.folder, folder))) return null;
  const entries = await readdir(join(terminal.folder, folder), { withFileTypes: true }).catch(() => null);
  return entries?.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort() ?? null;
}
