import { checkWhole } from '../config/check.js';
import type { Config, Problem } from '../config/config.js';
import { valueAt } from '../config/found.js';
import { matchGlob } from '../config/glob.js';
import { mergeLayers } from '../config/layers.js';
import type { Locate } from '../config/locate.js';
import { readConfigFile, type ConfigReading, type SourceFile } from '../config/parse.js';
import { placeFaults, type ProblemWords } from '../config/problems.js';
import { resolveConfig } from '../config/resolve.js';
import type { RawConfig } from '../config/schema.js';
import { en } from '../text/en.js';
import { builtinTemplates } from './builtin.js';
import { addForms } from './forms.js';

export { MAX_CONFIG_BYTES } from '../config/yaml.js';
export { tooLargeProblem, type SourceFile } from '../config/parse.js';

/** All files that a repository's configuration is made of, as they stand on its default branch. */
export interface ConfigSources {
  /** `owner/name`, or the name alone. */
  readonly repositoryName: string;
  /** `.github/async.yml` of the repository itself. */
  readonly repository: SourceFile | null;
  /** The same file of `OWNER/.github`. */
  readonly organisation: SourceFile | null;
  /** The repository's issue forms and its Markdown templates. */
  readonly templates: readonly SourceFile[];
}

export type ConfigLoad =
  | { readonly status: 'none' }
  | { readonly status: 'invalid'; readonly file: string; readonly problems: readonly Problem[] }
  | { readonly status: 'valid'; readonly config: Config };

const NONE: ConfigLoad = { status: 'none' };
/** The repository whose own file is the organisation's. */
const SHARED_REPOSITORY = '.github';

/**
 * Returns the effective configuration of a repository: built-ins, below the organisation's file, below its own. The
 * organisation's file alone speaks for a repository only where its `repositories` name it. It never throws.
 */
export function loadConfig(sources: ConfigSources, words: ProblemWords = en.problems): ConfigLoad {
  const name = sources.repositoryName.slice(sources.repositoryName.lastIndexOf('/') + 1);
  const loaded =
    name.toLowerCase() === SHARED_REPOSITORY ? loadShared(sources, words) : loadLayers(name, sources, words);
  if (loaded.status !== 'valid') return loaded;
  return { status: 'valid', config: addForms(loaded.config, sources.templates) };
}

/** Returns the configuration of a repository that has no file: the built-in templates and every default. */
export function defaultConfig(): Config {
  return resolveConfig({ version: 1 }, builtinTemplates);
}

/** Returns a file's value, or every problem that it has on its own. For `validate`, which knows one file and no layers. */
export function parseConfigText(file: SourceFile, words: ProblemWords = en.problems): ConfigReading {
  return readConfigFile(file, 'unknown', builtinTemplates, words);
}

/** The organisation's own repository: its file is both, and speaks for it unless its `repositories` leave it out. */
function loadShared(sources: ConfigSources, words: ProblemWords): ConfigLoad {
  const file = sources.repository ?? sources.organisation;
  if (file === null) return NONE;
  const reading = readConfigFile(file, 'organisation', builtinTemplates, words);
  if (reading.problems !== null) return { status: 'invalid', file: file.path, problems: reading.problems };
  const { repositories } = reading.value;
  if (repositories !== undefined && !namesRepository(repositories, SHARED_REPOSITORY)) return NONE;
  return { status: 'valid', config: resolveConfig(reading.value, builtinTemplates) };
}

interface ReadLayer {
  readonly file: SourceFile;
  readonly value: RawConfig;
  readonly locate: Locate;
}

function loadLayers(name: string, sources: ConfigSources, words: ProblemWords): ConfigLoad {
  const layers: ReadLayer[] = [];
  const { organisation, repository } = sources;
  if (organisation !== null) {
    const reading = readConfigFile(organisation, 'organisation', builtinTemplates, words);
    if (reading.problems !== null) {
      // A file that cannot be read might have named this repository; one that says it does not, does not.
      const isSilent = repository === null && reading.repositories !== null;
      if (isSilent && !namesRepository(reading.repositories, name)) return NONE;
      return { status: 'invalid', file: organisation.path, problems: reading.problems };
    }
    if (repository === null && !namesRepository(reading.value.repositories ?? [], name)) return NONE;
    layers.push({ file: organisation, value: reading.value, locate: reading.locate });
  }
  if (repository !== null) {
    const reading = readConfigFile(repository, 'repository', organisation === null ? builtinTemplates : null, words);
    if (reading.problems !== null) return { status: 'invalid', file: repository.path, problems: reading.problems };
    layers.push({ file: repository, value: reading.value, locate: reading.locate });
  }
  return layers.length === 0 ? NONE : finish(layers, words);
}

function namesRepository(globs: string | readonly string[], name: string): boolean {
  return (typeof globs === 'string' ? [globs] : globs).some((glob) => matchGlob(glob, name, { ignoreCase: true }));
}

/** Merges the layers, lowest first, and checks the whole. A fault is shown in the uppermost file that says it. */
function finish(layers: readonly ReadLayer[], words: ProblemWords): ConfigLoad {
  const merged = layers.map(({ value }) => value).reduce(mergeLayers);
  const faults = checkWhole(merged, builtinTemplates, words);
  for (const { file, value, locate } of [...layers].reverse()) {
    const own = faults.filter(({ path }) => valueAt(value, path) !== undefined);
    if (own.length === 0) continue;
    return { status: 'invalid', file: file.path, problems: placeFaults(file.path, own, locate, words) };
  }
  return { status: 'valid', config: resolveConfig(merged, builtinTemplates) };
}
