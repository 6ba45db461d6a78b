import { basename, dirname, resolve } from 'node:path';
import type { Config } from '../../core/config/config.js';
import { renderProblems } from '../../core/config/problems.js';
import { builtinTemplates } from '../../core/templates/builtin.js';
import { loadConfig, MAX_CONFIG_BYTES, type ConfigSources } from '../../core/templates/load-config.js';
import { isReadTemplate } from '../../core/templates/template-paths.js';
import { readLocalTemplates } from './local-templates.js';
import { readFileIfThere, UsageError } from './terminal.js';

/** Where a repository keeps its configuration. */
export const CONFIG_PATH = '.github/async.yml';

/**
 * Returns the configuration of a file, or of the clone one stands in, or the built-in one with every template by name.
 *
 * @throws UsageError when a named file is not there, or a file has problems
 */
export async function readLocalConfig(path: string | undefined, folder: string): Promise<Config> {
  const sources = await readLocalSources(path, folder);
  return loadSources(sources ?? { ...NOTHING, repository: { path: CONFIG_PATH, text: everyBuiltin() } });
}

const NOTHING = { repositoryName: '', organisation: null, templates: [] };

/**
 * Returns the configuration file that is named, or that of the clone one stands in, with the forms and templates beside it;
 * null where none is named and none is there.
 *
 * @throws UsageError when a named file is not there
 */
export async function readLocalSources(path: string | undefined, folder: string): Promise<ConfigSources | null> {
  const file = path ?? CONFIG_PATH;
  const place = resolve(folder, file);
  const text = await readFileIfThere(place, MAX_CONFIG_BYTES * 4);
  if (text === null && path !== undefined) throw new UsageError(`${path} is not there`);
  if (text === null) return null;
  const isGithubFolder = basename(dirname(place)) === '.github';
  const templates = isGithubFolder ? await readLocalTemplates(dirname(dirname(place)), isReadTemplate) : [];
  return { ...NOTHING, repository: { path: file, text }, templates };
}

/** Returns what these files say together, or ends the command with all that is wrong with them. */
export function loadSources(sources: ConfigSources): Config {
  const loaded = loadConfig(sources);
  if (loaded.status === 'valid') return loaded.config;
  const file = sources.repository?.path ?? CONFIG_PATH;
  throw new UsageError(loaded.status === 'invalid' ? renderProblems(loaded.problems) : `${file} is not in force here`);
}

/** Without a file nothing limits the choice by name. */
function everyBuiltin(): string {
  return `version: 1\ntemplates: { ${[...builtinTemplates.keys()].map((name) => `${name}: {}`).join(', ')} }\n`;
}
