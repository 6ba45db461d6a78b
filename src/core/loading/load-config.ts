import { checkWhole } from '../config/faults/check.js';
import type { Config, Problem } from '../config/config.js';
import { fault, quoteBriefly, valueAt } from '../config/faults/found.js';
import { matchGlob } from '../config/values/glob.js';
import { mergeLayers, untrace } from '../config/layers/merge.js';
import { readConfigFile, type ConfigReading, type SourceFile } from '../config/parse.js';
import { placeFaults, type Fault, type ProblemWords } from '../config/faults/problems.js';
import { resolveConfig } from '../config/resolve/resolve.js';
import type { RawConfig } from '../config/language/schema.js';
import { en } from '../text/en.js';
import { builtinTemplates } from '../templates/builtin.js';
import { addForms } from '../templates/forms/add-forms.js';
import { compose, type Composed, type FileLayer } from './compose.js';
import { followExtends, type ExtendedFile } from './extended.js';
import { checkLocked } from './locked.js';

export { MAX_CONFIG_BYTES } from '../config/yaml/read-yaml.js';
export { tooLargeProblem, type SourceFile } from '../config/parse.js';
export type { ExtendedFile } from './extended.js';

/** All files that a repository's configuration is made of, as they stand on its default branch. */
export interface ConfigSources {
  /** `owner/name`, or the name alone. */
  readonly repositoryName: string;
  /** `.github/async.yml` of the repository itself. */
  readonly repository: SourceFile | null;
  /** The same file of `OWNER/.github`. */
  readonly organisation: SourceFile | null;
  /** The same file of the repositories that `extends` names, by `owner/name` in lower case. */
  readonly extended?: ReadonlyMap<string, ExtendedFile>;
  /** The repository's issue forms and its Markdown templates. */
  readonly templates: readonly SourceFile[];
}

interface InvalidLoad {
  readonly status: 'invalid';
  readonly file: string;
  readonly problems: readonly Problem[];
}

export type ConfigLoad =
  { readonly status: 'none' } | InvalidLoad | { readonly status: 'valid'; readonly config: Config };

/** The files of a configuration, each sound in itself, or what is wrong with them. */
type LayersRead =
  | Exclude<ConfigLoad, { readonly status: 'valid' }>
  | { readonly status: 'valid'; readonly files: readonly FileLayer[] };

const NONE: ConfigLoad & LayersRead = { status: 'none' };

/** Of forms and templates; further ones are passed over. */
export const MAX_TEMPLATES = 30;

/** A form or template is a page or two; longer ones guide nobody, and are passed over. */
export const MAX_TEMPLATE_BYTES = 64 * 1024;

/** The repository whose own file is the organisation's. */
const SHARED_REPOSITORY = '.github';

/**
 * Returns the effective configuration of a repository: built-ins, below the organisation's file, below those it extends, below
 * its own. The organisation's file alone speaks for a repository only where its `repositories` name it. It never throws.
 */
export function loadConfig(sources: ConfigSources, words: ProblemWords = en.problems): ConfigLoad {
  const read = readLayers(sources, words);
  if (read.status !== 'valid') return read;
  const { files } = read;
  const composed = compose(files);
  const { config, faults } = addForms(resolveConfig(composed.value, builtinTemplates), sources.templates, words);
  return refuse(files, faults, words) ?? { status: 'valid', config: withOwnSharing(config, sources, files) };
}

/** What is in a repository may be told elsewhere only if its own file says so: nobody else's opens it, nor does one that it extends. */
function withOwnSharing(config: Config, { repository }: ConfigSources, files: readonly FileLayer[]): Config {
  const isOwn = repository !== null && files.at(-1)?.value.rollup?.share_with != null;
  return isOwn || config.share_with.length === 0 ? config : { ...config, share_with: [] };
}

/** Returns the layers of a configuration as one, with where each part of it comes from; null where it cannot be read. */
export function composeConfig(sources: ConfigSources): Composed | null {
  const read = readLayers(sources, en.problems);
  return read.status === 'valid' ? compose(read.files) : null;
}

/**
 * Returns the effective configuration as its files alone say it, without what the repository's forms and templates add: what
 * is written from it does not depend on what was written before. Null where the files cannot be read.
 */
export function writtenConfig(sources: ConfigSources): Config | null {
  const composed = composeConfig(sources);
  return composed === null ? null : resolveConfig(composed.value, builtinTemplates);
}

/** Returns the configuration of a repository that has no file: the built-in templates and every default. */
export function defaultConfig(): Config {
  return resolveConfig(compose([]).value, builtinTemplates);
}

/**
 * Returns a file's value, or every problem that it has on its own. For `validate`, which knows one file and no layers, and the
 * forms and templates beside it where `templates` gives them.
 */
export function parseConfigText(
  file: SourceFile,
  words: ProblemWords = en.problems,
  templates: readonly SourceFile[] | null = null,
): ConfigReading {
  const reading = readConfigFile(file, 'unknown', builtinTemplates, words);
  if (reading.problems !== null || templates === null) return reading;
  const { value, locate } = reading;
  // What an organisation's file takes from a form it takes from that of each repository.
  if (value.repositories != null || value.lock != null) return reading;
  const { value: whole } = compose([{ kind: 'repository', path: file.path, value, locate }]);
  const { faults } = addForms(resolveConfig(whole, builtinTemplates), templates, words);
  if (faults.length === 0) return reading;
  return { problems: placeFaults(file.path, faults, locate, words), repositories: null };
}

function readLayers(sources: ConfigSources, words: ProblemWords): LayersRead {
  const name = sources.repositoryName.slice(sources.repositoryName.lastIndexOf('/') + 1);
  return name.toLowerCase() === SHARED_REPOSITORY ? readShared(sources, words) : readSeveral(name, sources, words);
}

/** The organisation's own repository: its file is both, and speaks for it unless its `repositories` leave it out. */
function readShared(sources: ConfigSources, words: ProblemWords): LayersRead {
  const file = sources.repository ?? sources.organisation;
  if (file === null) return NONE;
  const reading = readConfigFile(file, 'organisation', builtinTemplates, words);
  if (reading.problems !== null) return { status: 'invalid', file: file.path, problems: reading.problems };
  const { value, locate } = reading;
  if (value.repositories != null && !namesRepository(value.repositories, SHARED_REPOSITORY)) return NONE;
  return { status: 'valid', files: [{ kind: 'organisation', path: file.path, value, locate }] };
}

function readSeveral(name: string, sources: ConfigSources, words: ProblemWords): LayersRead {
  const files: FileLayer[] = [];
  const { organisation, repository } = sources;
  if (organisation !== null) {
    const reading = readConfigFile(organisation, 'organisation', builtinTemplates, words);
    if (reading.problems !== null) {
      // A file that cannot be read might have named this repository; one that says it does not, does not.
      const isSilent = repository === null && reading.repositories !== null;
      if (isSilent && !namesRepository(reading.repositories, name)) return NONE;
      return { status: 'invalid', file: organisation.path, problems: reading.problems };
    }
    const { value, locate } = reading;
    if (repository === null && !namesRepository(value.repositories ?? [], name)) return NONE;
    files.push({ kind: 'organisation', path: organisation.path, value, locate });
  }
  if (repository === null) return files.length === 0 ? NONE : finish(files, words);
  const reading = readConfigFile(repository, 'repository', null, words);
  if (reading.problems !== null) return { status: 'invalid', file: repository.path, problems: reading.problems };
  const { value, locate } = reading;
  const own: FileLayer = { kind: 'repository', path: repository.path, value, locate };
  const chain = followExtends(sources.repositoryName, own, sources.extended ?? new Map(), words);
  if ('problems' in chain) return { status: 'invalid', file: own.path, problems: onOwnLine(own, chain, words) };
  return finish([...files, ...chain.files, own], words);
}

/** A fault further down the line stands in another repository: the line of one's own that leads there is named before it. */
function onOwnLine(
  own: FileLayer,
  { file, problems }: { readonly file: string; readonly problems: readonly Problem[] },
  words: ProblemWords,
): readonly Problem[] {
  const first = problems[0];
  if (file === own.path || first === undefined) return problems;
  const message = words.extendsBroken(quoteBriefly(`${first.file}:${first.line}:${first.column}`));
  return [...placeFaults(own.path, [fault(['extends'], message)], own.locate, words), ...problems];
}

function namesRepository(globs: string | readonly string[], name: string): boolean {
  return (typeof globs === 'string' ? [globs] : globs).some((glob) => matchGlob(glob, name, { ignoreCase: true }));
}

/** Checks the layers, lowest first, as a whole. */
function finish(files: readonly FileLayer[], words: ProblemWords): LayersRead {
  const merged = untrace(mergeLayers(files.map(({ value }) => value))) as RawConfig;
  const faults = checkWhole(merged, builtinTemplates, words);
  return refuse(files, faults, words) ?? checkLocked(files, words) ?? { status: 'valid', files };
}

/** Shows faults in the uppermost file that says what is at fault; null where there are none. */
function refuse(files: readonly FileLayer[], faults: readonly Fault[], words: ProblemWords): InvalidLoad | null {
  for (const { path, value, locate } of [...files].reverse()) {
    const own = faults.filter((found) => valueAt(value, found.path) !== undefined);
    if (own.length > 0) return { status: 'invalid', file: path, problems: placeFaults(path, own, locate, words) };
  }
  return null;
}
