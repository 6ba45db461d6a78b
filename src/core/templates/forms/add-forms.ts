import type { Config, SectionSpec } from '../../config/config.js';
import type { SourceFile } from '../../config/parse.js';
import type { Fault, ProblemWords } from '../../config/faults/problems.js';
import { BOUNDS } from '../../config/language/schema.js';
import { MAX_CONFIG_BYTES } from '../../config/yaml/read-yaml.js';
import { foldName } from '../../markdown/fold.js';
import { fillFrom, fromFault } from './fill-from.js';
import type { Guidance } from './guidance.js';
import { readIssueForm } from './issue-form.js';
import { readMarkdownTemplate } from './markdown-template.js';
import { fileName, isChooser } from './template-paths.js';

/** A configuration with its forms, and what is wrong with what it says of them. */
export interface FormsAdded {
  readonly config: Config;
  readonly faults: readonly Fault[];
}

const MOST_FILES = 50;
/** A shorter one is rather an answer offered, such as "None", than guidance. */
const SHORTEST_PROMPT = 10;

/**
 * Returns the configuration with what the repository's own forms and templates add to it: the sections of templates that are
 * taken from one, the headings by which a form is recognised, their guiding text as further prompts of the sections that
 * carry those headings, and the titles they begin with. A broken file adds nothing; GitHub shows its author what is wrong
 * with it.
 */
export function addForms(config: Config, files: readonly SourceFile[], words: ProblemWords): FormsAdded {
  const read = files.slice(0, MOST_FILES).flatMap(({ path, text }) => {
    const guidance = readGuidance({ path, text });
    return guidance === null ? [] : [{ path, guidance }];
  });
  const forms: Record<string, readonly string[]> = {};
  const prompts = new Map<string, string[]>();
  for (const { path, guidance } of read) {
    const labels = guidance.labels.filter((label) => foldName(label) !== '');
    const name = fileName(path);
    if (labels.length > 0 && name !== '__proto__') forms[name] = labels;
    collectPrompts(guidance, prompts);
  }
  const filled = fillFrom(config.templates, read);
  const known = new Map<readonly SectionSpec[], readonly SectionSpec[]>();
  const templates = filled.map((template) => {
    const sections = known.get(template.sections) ?? template.sections.map((section) => withPrompts(section, prompts));
    known.set(template.sections, sections);
    return { ...template, sections };
  });
  const titles = [...new Set(read.flatMap(({ guidance }) => guidance.head.title ?? []))];
  return { config: { ...config, templates, forms, titles }, faults: filled.flatMap((one) => fromFault(one, words)) };
}

/** Returns what a form or a Markdown template says; null for what is neither. */
export function readGuidance(file: SourceFile): Guidance | null {
  if (file.text.length > MAX_CONFIG_BYTES || isChooser(file.path)) return null;
  if (/\.ya?ml$/i.test(file.path)) return readIssueForm(file.text);
  return /\.(?:md|markdown|txt)$/i.test(file.path) ? readMarkdownTemplate(file.text) : null;
}

function collectPrompts(guidance: Guidance, prompts: Map<string, string[]>): void {
  for (const { label, prompt } of guidance.prompts) {
    const text = prompt.trim().slice(0, BOUNDS.prompt);
    const name = foldName(label);
    const known = prompts.get(name) ?? [];
    if (name === '' || text.length < SHORTEST_PROMPT || known.length >= BOUNDS.prompts || known.includes(text))
      continue;
    prompts.set(name, [...known, text]);
  }
}

function withPrompts(section: SectionSpec, prompts: ReadonlyMap<string, readonly string[]>): SectionSpec {
  const names = new Set([section.heading, ...section.aliases].map(foldName));
  const more = [...names].flatMap((name) => prompts.get(name) ?? []);
  if (more.length === 0) return section;
  return { ...section, prompts: [...new Set([...section.prompts, ...more])].slice(0, BOUNDS.prompts * 2) };
}
