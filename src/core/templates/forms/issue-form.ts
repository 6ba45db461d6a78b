import { cleanLine, cleanText } from '../../config/values/clean.js';
import { valueAt } from '../../config/faults/found.js';
import { BOUNDS } from '../../config/language/schema.js';
import { readYaml } from '../../config/yaml/read-yaml.js';
import type { Guidance, SectionMapping } from './guidance.js';
import { readHead } from './head.js';

/** GitHub allows fewer; a form with more is read as far as this. */
const MOST_FIELDS = 200;

/**
 * Reads an issue form. GitHub writes each field but `markdown` into the body as `### label`; what the form put there before
 * the author came is its guidance: a text's `value`, in a fence where the form says `render`, and check boxes.
 *
 * Source: docs.github.com, "Syntax for GitHub's form schema". Returns null for what is no form.
 */
export function readIssueForm(text: string): Guidance | null {
  const reading = readYaml(text.replace(/^\uFEFF/, ''));
  if (reading.faults !== null) return null;
  const body = valueAt(reading.value, ['body']);
  if (!Array.isArray(body)) return null;
  const fields = body
    .slice(0, MOST_FIELDS)
    .map(readField)
    .filter((field) => field !== null);
  const required = fields.filter((field) => field.isRequired);
  // Every field stands in the body, filled or not: without a required one, all of them tell the form.
  const telling = required.length > 0 ? required : fields;
  return {
    labels: telling.map(({ label }) => label),
    prompts: fields.flatMap(({ label, prompts }) => prompts.map((prompt) => ({ label, prompt }))),
    head: readHead(reading.value),
    sections: fields.map(({ section }) => section),
  };
}

interface Field {
  readonly label: string;
  readonly isRequired: boolean;
  readonly prompts: readonly string[];
  readonly section: SectionMapping;
}

function readField(field: unknown): Field | null {
  const type = valueAt(field, ['type']);
  const label = valueAt(field, ['attributes', 'label']);
  if (type === 'markdown' || typeof label !== 'string' || label.trim() === '') return null;
  const isRequired = isTrue(valueAt(field, ['validations', 'required']));
  const prompts = promptsOf(type, field);
  return { label, isRequired, prompts, section: toSection(type, label, isRequired, prompts, field) };
}

/** GitHub reads YAML 1.1, where `yes` is true, too. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'yes' || value === 'on';
}

function promptsOf(type: unknown, field: unknown): readonly string[] {
  const options = valueAt(field, ['attributes', 'options']);
  const value = valueAt(field, ['attributes', 'value']);
  const render = valueAt(field, ['attributes', 'render']);
  if (type === 'checkboxes' && Array.isArray(options)) return [renderBoxes(options)];
  if ((type !== 'textarea' && type !== 'input') || typeof value !== 'string') return [];
  return typeof render === 'string' ? [value, `\`\`\`${render}\n${value}\n\`\`\``] : [value];
}

function renderBoxes(options: readonly unknown[]): string {
  return options
    .slice(0, MOST_FIELDS)
    .map((option) => valueAt(option, ['label']))
    .filter((label) => typeof label === 'string')
    .map((label) => `- [ ] ${label}`)
    .join('\n');
}

/**
 * What GitHub asks for itself is required, all else a section that nobody is asked for. Check boxes are asked for by the
 * boxes that must be ticked.
 */
function toSection(
  type: unknown,
  label: string,
  isRequired: boolean,
  prompts: readonly string[],
  field: unknown,
): SectionMapping {
  const options = optionsAt(field);
  const boxes = type === 'checkboxes' ? options.map((option) => isTrue(valueAt(option, ['required']))) : [];
  const description = valueAt(field, ['attributes', 'description']);
  const help = typeof description === 'string' ? cleanText(description.slice(0, BOUNDS.words)) : '';
  const prompt = [...prompts, ...placeholderPrompts(type, field)].map((text) => text.trim().slice(0, BOUNDS.prompt));
  const choices = type === 'dropdown' ? choicesOf(options) : [];
  return {
    heading: label.slice(0, BOUNDS.text),
    level: isRequired || boxes.includes(true) ? 'require' : 'off',
    ...(prompt.length === 0 ? {} : { prompt }),
    ...(help === '' ? {} : { help }),
    ...(OFFERED_NONE.test(help) ? { none: true } : {}),
    ...(choices.length === 0 ? {} : { one_of: [...choices] }),
    ...(boxes.includes(true) ? { checked: boxes.includes(false) ? 'some' : 'all' } : {}),
  };
}

/** A description that offers "None" in quotes means it as an answer. */
const OFFERED_NONE = /["'`“«]\s*(?:none|n\/a|not applicable)\s*["'`”»]/i;

function optionsAt(field: unknown): readonly unknown[] {
  const options = valueAt(field, ['attributes', 'options']);
  return Array.isArray(options) ? options.slice(0, BOUNDS.list) : [];
}

/** Returns the choices of a dropdown, none where one is no text: `3.10` is a number here and another text on GitHub. */
function choicesOf(options: readonly unknown[]): readonly string[] {
  const texts = options.flatMap((option) => (typeof option === 'string' ? [cleanLine(option)] : []));
  const isWhole = texts.length === options.length && texts.every((text) => text !== '' && text.length <= BOUNDS.text);
  return isWhole ? texts : [];
}

/** An example that is this short may well be the answer: "Windows 11", "1.2.3". */
const MIN_WORDS = 4;

/** A placeholder never gets into a body on GitHub, but programs that fill in a form copy it. */
function placeholderPrompts(type: unknown, field: unknown): readonly string[] {
  const placeholder = valueAt(field, ['attributes', 'placeholder']);
  if (type !== 'textarea' || typeof placeholder !== 'string') return [];
  const lines = placeholder.slice(0, BOUNDS.prompt).split('\n');
  const guiding = lines.filter((line) => line.trim().split(/\s+/).length >= MIN_WORDS);
  return guiding.length === 0 ? [] : [guiding.join('\n')];
}
