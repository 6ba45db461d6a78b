import { isRepository } from '../config/faults/hold.js';
import type { Problem } from '../config/config.js';
import { quoteBriefly, valueAt } from '../config/faults/found.js';
import { readConfigFile, type SourceFile } from '../config/parse.js';
import { placeFaults, type ProblemWords } from '../config/faults/problems.js';
import { BOUNDS } from '../config/language/schema.js';
import { readYaml } from '../config/yaml/read-yaml.js';
import type { FileLayer } from './compose.js';

/**
 * The file of a repository that `extends` names, or `missing`. A private repository below a public one counts as missing, too:
 * what it says would show there, and so would, to anyone who proposes a configuration from a fork, that there is such a repository.
 */
export type ExtendedFile = SourceFile | 'missing';

type Chain =
  { readonly files: readonly FileLayer[] } | { readonly file: string; readonly problems: readonly Problem[] };

/** Returns the repository that a file extends, `owner/name` as written; null where it extends none or cannot be read. */
export function extendsOf(file: SourceFile): string | null {
  const reading = readYaml(file.text.replace(/^\uFEFF/, ''));
  const written = reading.faults === null ? valueAt(reading.value, ['extends']) : undefined;
  return typeof written === 'string' && isRepository(written.trim()) ? written.trim() : null;
}

/** Tells whether a repository may build on another: both are of one owner. */
export function mayExtend(repositoryName: string, other: string): boolean {
  return ownerOf(repositoryName) === '' || ownerOf(repositoryName) === ownerOf(other);
}

function ownerOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf('/'))).toLowerCase();
}

/**
 * Returns the files that one file builds on, lowest first, or the first thing that is wrong on the way: another owner, a
 * repository without the file, a loop, a chain that is too long. Where nobody knows the files, as in a terminal, there are none.
 */
export function followExtends(
  repositoryName: string,
  own: FileLayer,
  extended: ReadonlyMap<string, ExtendedFile>,
  words: ProblemWords,
): Chain {
  const files: FileLayer[] = [];
  const seen = [repositoryName];
  let layer = own;
  while (layer.value.extends != null) {
    const name = layer.value.extends.trim();
    const message = faultOf(repositoryName, name, seen, extended.get(name.toLowerCase()), words);
    if (message !== null) {
      const faults = [{ path: ['extends'], part: 'value' as const, message }];
      return { file: layer.path, problems: placeFaults(layer.path, faults, layer.locate, words) };
    }
    const file = extended.get(name.toLowerCase());
    if (file === undefined || typeof file === 'string') break;
    const reading = readConfigFile(file, isShared(name) ? 'organisation' : 'repository', null, words);
    if (reading.problems !== null) return { file: file.path, problems: reading.problems };
    seen.push(name);
    layer = { kind: 'extended', path: file.path, value: reading.value, locate: reading.locate };
    files.unshift(layer);
  }
  return { files };
}

/** The repository whose file is the organisation's: with it a repository builds on that file a second time. */
function isShared(name: string): boolean {
  return name.toLowerCase().endsWith('/.github');
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function faultOf(
  repositoryName: string,
  name: string,
  seen: readonly string[],
  file: ExtendedFile | undefined,
  words: ProblemWords,
): string | null {
  const quoted = quoteBriefly(name);
  if (!mayExtend(repositoryName, name)) return words.extendsElsewhere(quoted);
  if (seen.some((other) => isSame(other, name))) return words.extendsLoop([...seen, name].map(quoteBriefly));
  if (seen.length > BOUNDS.extends) return words.extendsTooLong(BOUNDS.extends);
  return file === 'missing' ? words.extendsMissing(quoted) : null;
}
