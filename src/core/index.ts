/** The pure core as a library: what an item lacks by a configuration, and what should be said about it. */
export { renderProblems } from './config/faults/problems.js';
export { tooLargeProblem, type SourceFile } from './config/parse.js';
export { MAX_CONFIG_BYTES } from './config/yaml/read-yaml.js';
export type * from './config/config.js';
export { parseVerdictBlock, renderVerdictBlock, type VerdictBlock } from './desired/comment/verdict-block.js';
export type { OwnedCheck, OwnedRecord, OwnedState } from './desired/owned.js';
export type { Change } from './plan/change.js';
export { planItem, planVerdict, type ItemPlan } from './plan/plan-item.js';
export { comparePreview } from './preview/compare.js';
export type * from './preview/preview.js';
export { readSections, type ReadSection } from './reading/sections.js';
export type * from './snapshot.js';
export {
  defaultConfig,
  loadConfig,
  parseConfigText,
  writtenConfig,
  type ConfigLoad,
  type ConfigSources,
} from './loading/load-config.js';
export { selectTemplate } from './templates/match.js';
export { proposeConfig } from './templates/proposing/propose-config.js';
export { skipReason } from './templates/scope.js';
export { renderForms, type WrittenFile } from './templates/writing/write-form.js';
export { de } from './text/de.js';
export { en, type Words } from './text/en.js';
export { LANGUAGES, wordsOf } from './text/languages.js';
export { evaluate } from './verdict/evaluate.js';
export type * from './verdict/verdict.js';
