import type { Config, SectionSpec } from '../config/config.js';
import type { SourceFile } from '../config/parse.js';
import type { Fault, ProblemWords } from '../config/problems.js';
import { BOUNDS } from '../config/schema.js';
import { MAX_CONFIG_BYTES } from '../config/yaml.js';
import { foldName } from '../markdown/fold.js';
import type { Guidance } from './guidance.js';
import { readIssueForm } from './issue-form.js';
import { readMarkdownTemplate } from './markdown-template.js';

/** A configuration with its forms, and what is wrong with what it says of them. */
export interface FormsAdded {
  readonly config: Config;
  readonly faults: readonly Fault[];
}

const MOST_FILES = 50;
/** A shorter one is rather an answer offered, such as "None", than guidance. */
const SHORTEST_PROMPT = 10;

/**
 * Returns the configuration with what the repository's own forms and templates add to it: the headings by which a form is
 * recognised, and their guiding text as further prompts of the sections that carry those headings. A broken file adds
 * nothing; GitHub shows its author what is wrong with it.
 */
export function addForms(config: Config, files: readonly SourceFile[], _words: ProblemWords): FormsAdded {
  const forms: Record<string, readonly string[]> = {};
  const prompts = new Map<string, string[]>();
  for (const file of files.slice(0, MOST_FILES)) {
    const guidance = readGuidance(file);
    if (guidance === null) continue;
    const labels = guidance.labels.filter((label) => foldName(label) !== '');
    const name = fileName(file.path);
    if (labels.length > 0 && name !== '__proto__') forms[name] = labels;
    collectPrompts(guidance, prompts);
  }
  const templates = config.templates.map((template) => {
    return { ...template, sections: template.sections.map((section) => withPrompts(section, prompts)) };
  });
  return { config: { ...config, templates, forms }, faults: [] };
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function readGuidance(file: SourceFile): Guidance | null {
  if (file.text.length > MAX_CONFIG_BYTES || /(?:^|\/)config\.ya?ml$/i.test(file.path)) return null;
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
