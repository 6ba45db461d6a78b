import { valueAt } from '../config/found.js';
import { readYaml } from '../config/yaml.js';
import type { Guidance } from './guidance.js';

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
  };
}

interface Field {
  readonly label: string;
  readonly isRequired: boolean;
  readonly prompts: readonly string[];
}

function readField(field: unknown): Field | null {
  const type = valueAt(field, ['type']);
  const label = valueAt(field, ['attributes', 'label']);
  if (type === 'markdown' || typeof label !== 'string' || label.trim() === '') return null;
  const options = valueAt(field, ['attributes', 'options']);
  const value = valueAt(field, ['attributes', 'value']);
  const render = valueAt(field, ['attributes', 'render']);
  const prompts: string[] = [];
  if (type === 'checkboxes' && Array.isArray(options)) prompts.push(renderBoxes(options));
  if ((type === 'textarea' || type === 'input') && typeof value === 'string') {
    prompts.push(value);
    if (typeof render === 'string') prompts.push(`\`\`\`${render}\n${value}\n\`\`\``);
  }
  return { label, isRequired: valueAt(field, ['validations', 'required']) === true, prompts };
}

function renderBoxes(options: readonly unknown[]): string {
  return options
    .slice(0, MOST_FIELDS)
    .map((option) => valueAt(option, ['label']))
    .filter((label) => typeof label === 'string')
    .map((label) => `- [ ] ${label}`)
    .join('\n');
}
