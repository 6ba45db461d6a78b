import { cleanLine } from '../config/values/clean.js';
import { foldCase, type Loosening } from '../config/layers/compare.js';
import type { Problem } from '../config/config.js';
import { fault, formatPath, quoteBriefly, valueAt } from '../config/faults/found.js';
import type { Path } from '../config/yaml/locate.js';
import { findLoosenings, isHeld } from '../config/layers/lock.js';
import { readLocks, type LockedPath } from '../config/layers/lock-path.js';
import { MOST_PROBLEMS, placeFaults, type Fault, type ProblemWords } from '../config/faults/problems.js';
import { referenceOf } from '../config/faults/reference.js';
import { resolveConfig } from '../config/resolve/resolve.js';
import { builtinTemplates } from '../templates/builtin.js';
import { compose, type FileLayer } from './compose.js';

interface Refusal {
  readonly status: 'invalid';
  readonly file: string;
  readonly problems: readonly Problem[];
}

/**
 * Returns what a repository loosens although its organisation locked it, with both places; null where it loosens nothing. The
 * whole of the files above the organisation's is compared with that one alone, whichever of them says it.
 */
export function checkLocked(files: readonly FileLayer[], words: ProblemWords): Refusal | null {
  const organisation = files.find(({ kind }) => kind === 'organisation');
  const last = files.at(-1);
  if (organisation === undefined || last === undefined || last === organisation) return null;
  const locks = readLocks(organisation.value);
  if (locks.length === 0) return null;
  const before = resolveConfig(compose([organisation]).value, builtinTemplates);
  const after = resolveConfig(compose(files).value, builtinTemplates);
  const above = files.slice(files.indexOf(organisation) + 1).reverse();
  const held = findLoosenings(before, after).flatMap((loosening) => {
    const lock = locks.find(({ locked }) => isHeld(loosening, locked));
    if (lock === undefined) return [];
    return [{ loosening, lock, file: above.find(({ value }) => says(value, loosening)) ?? last }];
  });
  const file = above.find((layer) => held.some((found) => found.file === layer));
  if (file === undefined) return null;
  const own = held.filter((found) => found.file === file);
  const faults = own.map(({ loosening, lock }, index) => {
    // Past those that are shown they are only counted.
    return index < MOST_PROBLEMS ? faultOf(file, loosening, lock, organisation, words) : fault(loosening.path, '');
  });
  return { status: 'invalid', file: file.path, problems: placeFaults(file.path, faults, file.locate, words) };
}

/** Whether a file says something at the loosened path or around it: a template that is off is one that it does not name. */
function says(value: unknown, { path }: Loosening): boolean {
  return valueAt(value, path) !== undefined || valueAt(value, path.slice(0, 2)) !== undefined;
}

/** Where a file says it: the section itself, where the file lists it. */
function pathIn({ value }: FileLayer, { path, section }: Loosening): Path {
  const sections = section === undefined ? null : valueAt(value, path);
  if (section === undefined || !Array.isArray(sections)) return path;
  const index = sections.findIndex((item: unknown) => {
    const heading = typeof item === 'string' ? item : valueAt(item, ['heading']);
    return typeof heading === 'string' && foldCase(cleanLine(heading)) === foldCase(section);
  });
  return index < 0 ? path : [...path, index];
}

function faultOf(
  file: FileLayer,
  loosening: Loosening,
  lock: LockedPath,
  organisation: FileLayer,
  words: ProblemWords,
): Fault {
  const { path, before, after } = loosening;
  const at = valueAt(organisation.value, path) === undefined ? lock.at : pathIn(organisation, loosening);
  const { line, column } = organisation.locate(at);
  const place = `${organisation.path}:${line}:${column}`;
  const message = words.loosened(formatPath(path), quoteBriefly(place), quoteBriefly(before), quoteBriefly(after));
  return { path: pathIn(file, loosening), part: 'value', message, reference: referenceOf(['lock']) };
}
