import { en } from '../text/en.js';
import { checkSize, checkWhole, checkWords } from './faults/check.js';
import type { Problem } from './config.js';
import { explainIssues } from './faults/explain.js';
import { fault, quoteBriefly, valueAt } from './faults/found.js';
import { findOffset, measureLines, type Locate } from './yaml/locate.js';
import { checkLocks } from './layers/lock-path.js';
import { placeFaults, type Fault, type ProblemWords } from './faults/problems.js';
import { FILE_REFERENCE } from './faults/reference.js';
import { configSchema, type Builtins, type RawConfig } from './language/schema.js';
import { LANGUAGE, upgradeConfig, type Language, type Upgraded } from './language/upgrade.js';
import { MAX_CONFIG_BYTES, readYaml } from './yaml/read-yaml.js';
import type { YamlFault } from './yaml/yaml-tree.js';

/** A file as it was read. `path` is shown to people and used for nothing else. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Whose file it is. `repositories` and `lock` belong in the organisation's only, and `extends` in all others; where nobody knows,
 * as in a terminal, they may stand.
 */
export type Layer = 'repository' | 'organisation' | 'unknown';

const ORGANISATION_KEYS = ['repositories', 'lock'] as const;

export type ConfigReading =
  | { readonly problems: readonly Problem[]; readonly repositories: readonly string[] | null }
  | { readonly problems: null; readonly value: RawConfig; readonly locate: Locate };

/**
 * Returns one configuration file as a value of the schema, or all of its problems at once. With `alone`, the
 * built-in templates, it is also held to what a whole configuration must be; otherwise that waits until the layers are merged. For a file with problems, `repositories` is
 * what can still be read of that key; null where nothing can. Of a file in another version of the language than this app reads,
 * that is the only problem named.
 */
export function readConfigFile(
  file: SourceFile,
  layer: Layer,
  alone: Builtins | null,
  words: ProblemWords = en.problems,
  language: Language = LANGUAGE,
): ConfigReading {
  const text = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text;
  const place = measureLines(text);
  const reading = readYaml(text);
  if (reading.faults !== null) {
    // Without a value there are no paths: these faults carry their offset in place of one.
    const faults = reading.faults.map((fault): Fault => {
      return { path: [fault.offset], part: 'value', message: explainYaml(fault, words), reference: FILE_REFERENCE };
    });
    return { problems: placeFaults(file.path, faults, ([offset]) => place(Number(offset)), words), repositories: null };
  }
  const written: Locate = (path, part) => place(findOffset(reading.root, path, part));
  const upgraded = upgradeConfig(reading.value, language);
  if (upgraded.status !== 'read') {
    const problems = placeFaults(file.path, [explainVersion(upgraded, language, words)], written, words);
    return { problems, repositories: readRepositories(reading.value) };
  }
  const { value, origin } = upgraded;
  const locate: Locate = (path, part) => written(origin(path), part);
  const tooMany = checkSize(value, words);
  if (tooMany.length > 0) {
    return { problems: placeFaults(file.path, tooMany, locate, words), repositories: readRepositories(value) };
  }
  const parsed = configSchema.safeParse(value);
  const faults = parsed.success ? [] : explainIssues(parsed.error.issues, value, words);
  faults.push(...checkWords(value, words));
  if (alone !== null) faults.push(...checkWhole(value, alone, words));
  faults.push(...misplacedKeys(value, layer, words), ...(layer === 'repository' ? [] : checkLocks(value, words)));
  if (parsed.success && faults.length === 0) return { problems: null, value: parsed.data, locate };
  return { problems: placeFaults(file.path, faults, locate, words), repositories: readRepositories(value) };
}

/** Returns the problem of a file that is too large to be fetched at all. */
export function tooLargeProblem(path: string, bytes: number, words: ProblemWords = en.problems): Problem {
  const message = words.tooLarge(String(Math.ceil(bytes / 1024)));
  return { file: path, line: 1, column: 1, message, reference: FILE_REFERENCE };
}

function misplacedKeys(value: unknown, layer: Layer, words: ProblemWords): readonly Fault[] {
  const isThere = (key: string): boolean => valueAt(value, [key]) != null;
  switch (layer) {
    case 'repository':
      return ORGANISATION_KEYS.filter(isThere).map((key) => fault([key], words.organisationOnly(key), 'key'));
    case 'organisation':
      return ['extends'].filter(isThere).map((key) => fault([key], words.extendsShared, 'key'));
    case 'unknown':
      return [];
    default:
      return layer satisfies never;
  }
}

function readRepositories(value: unknown): readonly string[] | null {
  const written = valueAt(value, ['repositories']);
  if (written === undefined) return [];
  const globs: readonly unknown[] = Array.isArray(written) ? written : [written];
  return globs.every((glob) => typeof glob === 'string') ? globs : null;
}

function explainVersion(
  { status, version, oldest }: Exclude<Upgraded, { status: 'read' }>,
  { current }: Language,
  words: ProblemWords,
): Fault {
  switch (status) {
    case 'newer':
      return fault(['version'], words.newerVersion(version, current));
    case 'older':
      return fault(['version'], words.olderVersion(String(version), oldest, current));
    default:
      return status satisfies never;
  }
}

function explainYaml(fault: YamlFault, words: ProblemWords): string {
  const detail = quoteBriefly(fault.detail);
  switch (fault.kind) {
    case 'too-large':
      return tooLargeProblem('', Math.max(Number(fault.detail), MAX_CONFIG_BYTES + 1), words).message;
    case 'empty':
      return words.empty;
    case 'not-text':
      return words.notText;
    case 'tab':
      return words.tab;
    case 'unclosed':
      return words.syntax(words.unclosed);
    case 'indentation':
      return words.syntax(words.indentation);
    case 'tag':
      return words.syntax(words.tag);
    case 'syntax':
      return words.syntax(detail);
    case 'several-documents':
      return words.severalDocuments;
    case 'too-deep':
      return words.tooDeep;
    case 'too-many-aliases':
      return words.tooManyAliases;
    case 'recursive-alias':
      return words.recursiveAlias(detail);
    case 'unknown-alias':
      return words.unknownAlias(detail);
    case 'duplicate-key':
      return words.duplicateKey(detail);
    case 'reserved-key':
      return words.reservedKey(detail);
    case 'complex-key':
      return words.complexKey;
    default:
      return fault.kind satisfies never;
  }
}
