/** The pure core as a library: what an item lacks by a configuration, and what should be said about it. */
export { loadConfig, defaultConfig, parseConfigText } from './templates/load-config.js';
export type { ConfigLoad, ConfigSources } from './templates/load-config.js';
export { renderProblems } from './config/problems.js';
export { MAX_CONFIG_BYTES } from './config/yaml.js';
export { tooLargeProblem, type SourceFile } from './config/parse.js';
export { selectTemplate } from './templates/match.js';
export { skipReason } from './templates/scope.js';
export type * from './config/config.js';
