import { basename, dirname, resolve } from 'node:path';
import { CONFIG_PATH } from '../../core/config/config-path.js';
import type { Config } from '../../core/config/config.js';
import { renderProblems } from '../../core/config/faults/problems.js';
import { builtinTemplates } from '../../core/templates/builtin.js';
import { extendsOf } from '../../core/loading/extended.js';
import { loadConfig, MAX_CONFIG_BYTES, type ConfigSources, type SourceFile } from '../../core/loading/load-config.js';
import { isReadTemplate } from '../../core/templates/forms/template-paths.js';
import { readLocalTemplates } from './local-templates.js';
import { readFileIfThere, UsageError } from './terminal.js';

/** Returns the files that make the configuration of the clone one stands in, or of a file; null where there is none. */
export async function readLocalSources(path: string | undefined, folder: string): Promise<ConfigSources | null> {
  const file = path ?? CONFIG_PATH;
  const place = resolve(folder, file);
  const text = await readFileIfThere(place, MAX_CONFIG_BYTES * 4);
  if (text === null && path !== undefined) throw new UsageError(`${path} is not there`);
  if (text === null) return null;
  const templates = (await readTemplatesBeside(place)) ?? [];
  return { repositoryName: '', repository: { path: file, text }, organisation: null, templates };
}

/** Returns the forms and templates of the clone whose `.github` folder holds a file; null for a file elsewhere. */
export async function readTemplatesBeside(place: string): Promise<readonly SourceFile[] | null> {
  const folder = dirname(place);
  return basename(folder) === '.github' ? readLocalTemplates(dirname(folder), isReadTemplate) : null;
}

/**
 * Returns the configuration of a file, or of the clone one stands in, or the built-in one with every template by name.
 * `warn` hears of what a clone alone does not hold.
 *
 * @throws UsageError when a named file is not there, or a file has problems
 */
export async function readLocalConfig(
  path: string | undefined,
  folder: string,
  warn: (text: string) => void = () => {},
): Promise<Config> {
  const sources = await readLocalSources(path, folder);
  warnOfExtends(sources, warn);
  return loadSources(sources ?? builtinSources(path ?? CONFIG_PATH));
}

/**
 * Returns what these files say together.
 *
 * @throws UsageError when they have problems
 */
export function loadSources(sources: ConfigSources): Config {
  const loaded = loadConfig(sources);
  if (loaded.status === 'valid') return loaded.config;
  const file = sources.repository?.path ?? CONFIG_PATH;
  throw new UsageError(loaded.status === 'invalid' ? renderProblems(loaded.problems) : `${file} is not in force here`);
}

/** A clone holds one repository's file; what that builds on stands in another. */
export function warnOfExtends(sources: ConfigSources | null, warn: (text: string) => void): void {
  const name = sources?.repository == null ? null : extendsOf(sources.repository);
  if (name !== null) warn(`Not read here: ${name}, which the configuration extends. \`explain --repo\` reads it.\n`);
}

/** Without a file nothing limits the choice by name. */
function builtinSources(path: string): ConfigSources {
  const names = [...builtinTemplates.keys()].map((name) => `${name}: {}`).join(', ');
  const text = `version: 1\ntemplates: { ${names} }\n`;
  return { repositoryName: '', repository: { path, text }, organisation: null, templates: [] };
}
