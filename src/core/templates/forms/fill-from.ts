import type { SectionSpec, Template } from '../../config/config.js';
import { formatPath, quoteBriefly } from '../../config/faults/found.js';
import type { Fault, ProblemWords } from '../../config/faults/problems.js';
import { resolveTemplate } from '../../config/resolve/resolve-template.js';
import { foldName } from '../../markdown/fold.js';
import { builtinTemplates } from '../builtin.js';
import { DECISION_TEMPLATE, isOutcomeSection } from '../outcome.js';
import type { Guidance, SectionMapping } from './guidance.js';
import { pathKey } from './template-paths.js';

/** A form or Markdown template of the repository, read. */
export interface ReadFile {
  readonly path: string;
  readonly guidance: Guidance;
}

/**
 * Returns templates with the sections of those that take them from a file. Where that is not there or has none, the template
 * stays without.
 */
export function fillFrom(templates: readonly Template[], files: readonly ReadFile[]): readonly Template[] {
  const byPath = new Map([...files].reverse().map(({ path, guidance }) => [pathKey(path), guidance.sections]));
  // Many templates may name one file, and only built-in names make a difference.
  const known = new Map<string, readonly SectionSpec[]>();
  return templates.map((template) => {
    const { name, from } = template;
    if (from === null) return template;
    const key = `${builtinTemplates.has(name) ? name : ''}\n${pathKey(from)}`;
    const sections = known.get(key) ?? resolveSections(name, byPath.get(pathKey(from)) ?? []);
    known.set(key, sections);
    return { ...template, sections };
  });
}

function resolveSections(name: string, sections: readonly SectionMapping[]): readonly SectionSpec[] {
  const seen = new Set<string>();
  const named = sections.filter(({ heading }) => {
    const key = foldName(heading);
    const isNew = key !== '' && !seen.has(key);
    seen.add(key);
    return isNew;
  });
  const given = named.map((section) => withOutcome(name, section));
  return resolveTemplate(name, { sections: given }, builtinTemplates.get(name)).sections;
}

/** A form cannot require the outcome of a decision, which is filled in last; the template does, at the end. */
function withOutcome(template: string, section: SectionMapping): SectionMapping {
  const isOutcome = template === DECISION_TEMPLATE && isOutcomeSection(section.heading);
  return isOutcome ? { ...section, level: 'require' } : section;
}

/** Returns a fault where a template takes its sections from a file and has none. */
export function fromFault({ name, from, sections }: Template, words: ProblemWords): readonly Fault[] {
  if (from === null || sections.length > 0) return [];
  const path = ['templates', name, 'sections', 'from'];
  return [{ path, part: 'value', message: words.fromMissing(formatPath(path), quoteBriefly(from)) }];
}
