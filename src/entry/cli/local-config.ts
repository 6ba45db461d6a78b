import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Config } from '../../core/config/config.js';
import { renderProblems } from '../../core/config/problems.js';
import { builtinTemplates } from '../../core/templates/builtin.js';
import { loadConfig, MAX_CONFIG_BYTES, type SourceFile } from '../../core/templates/load-config.js';
import { readFileIfThere, UsageError } from './terminal.js';

/** Where a repository keeps its configuration. */
export const CONFIG_PATH = '.github/async.yml';

const MAX_TEMPLATE_FILES = 30;
const MAX_TEMPLATE_BYTES = 64 * 1024;

/**
 * Returns the configuration of a file, or of the clone one stands in, or the built-in one with every template by name.
 *
 * @throws UsageError when a named file is not there, or a file has problems
 */
export async function readLocalConfig(path: string | undefined, folder: string): Promise<Config> {
  const file = path ?? CONFIG_PATH;
  const place = resolve(folder, file);
  const text = await readFileIfThere(place, MAX_CONFIG_BYTES * 4);
  if (text === null && path !== undefined) throw new UsageError(`${path} is not there`);
  const isGithubFolder = basename(dirname(place)) === '.github';
  const loaded = loadConfig({
    repositoryName: '',
    repository: { path: file, text: text ?? everyBuiltin() },
    organisation: null,
    templates: text !== null && isGithubFolder ? await readTemplates(dirname(place)) : [],
  });
  if (loaded.status === 'valid') return loaded.config;
  throw new UsageError(loaded.status === 'invalid' ? renderProblems(loaded.problems) : `${file} is not in force here`);
}

/** Without a file nothing limits the choice by name. */
function everyBuiltin(): string {
  return `version: 1\ntemplates: { ${[...builtinTemplates.keys()].map((name) => `${name}: {}`).join(', ')} }\n`;
}

/** The forms and templates beside a configuration say what their own text is, so that it is not taken for an answer. */
async function readTemplates(folder: string): Promise<readonly SourceFile[]> {
  const names = await readdir(join(folder, 'ISSUE_TEMPLATE')).catch(() => []);
  const paths = [
    ...names.sort().map((name) => join(folder, 'ISSUE_TEMPLATE', name)),
    join(folder, 'pull_request_template.md'),
    join(folder, 'PULL_REQUEST_TEMPLATE.md'),
  ];
  const files: SourceFile[] = [];
  for (const path of paths.filter((name) => /\.(?:ya?ml|md)$/i.test(name)).slice(0, MAX_TEMPLATE_FILES)) {
    const text = await readFileIfThere(path, MAX_TEMPLATE_BYTES).catch(() => null);
    if (text !== null) files.push({ path: path.replaceAll('\\', '/'), text });
  }
  return files;
}
