import type { NeedKind, SectionSpec } from '../../config/config.js';
import type { Words } from '../../text/en.js';
import type { YamlValue } from '../../config/yaml/render-yaml.js';
import { boxesOf, hintOf, isAsked, isOutcomeOf } from './form-hints.js';

type FieldType = 'textarea' | 'input' | 'dropdown' | 'checkboxes';

/** GitHub writes `None` where nothing was chosen, and refuses it as an option. */
const NONE = /^none$/i;

/**
 * Returns one section as a field of an issue form, of the type that fits what its rules ask. Required is what the section
 * requires, but for the outcome of a decision.
 *
 * Source: docs.github.com, "Syntax for GitHub's form schema".
 */
export function renderField(template: string, spec: SectionSpec, id: string, words: Words): YamlValue {
  const type = typeOf(spec);
  const isLast = isOutcomeOf(template, spec);
  const isRequired = spec.level === 'require' && !isLast;
  // A dropdown shows its choices itself.
  const shown = type === 'dropdown' ? { ...spec, one_of: null } : spec;
  const description = hintOf(shown, isLast, words);
  return {
    type,
    id,
    attributes: {
      label: spec.heading,
      ...(description === '' ? {} : { description }),
      ...attributesOf(type, spec, isRequired, words),
    },
    ...(isRequired && type !== 'checkboxes' ? { validations: { required: true } } : {}),
  };
}

function typeOf(spec: SectionSpec): FieldType {
  if (isAsked(spec.one_of)) return isChoosable(spec, spec.one_of.value) ? 'dropdown' : 'input';
  // GitHub can ask for each box or for none; "some" of them is up to the check.
  const isAll = isAsked(spec.checked) && (spec.checked.value === 'all' || spec.level !== 'require');
  if (isAll && boxesOf(spec).length > 0) return 'checkboxes';
  return isOneLine(spec) ? 'input' : 'textarea';
}

/** A dropdown cannot offer "None", so a section where that is an answer is typed. */
function isChoosable(spec: SectionSpec, choices: readonly string[]): boolean {
  return !spec.none && choices.length > 0 && !choices.some((choice) => NONE.test(choice.trim()) || choice === '');
}

/** A date or a name, and nothing beside that takes more than a line. */
function isOneLine(spec: SectionSpec): boolean {
  const needs = needsOf(spec);
  const isShort = needs.length > 0 && needs.every((need) => need === 'date' || need === 'person');
  return isShort && !isAsked(spec.min_words) && !isAsked(spec.min_items) && !isAsked(spec.checked);
}

/** Code alone is pasted as it is and gets its fence from GitHub; words beside it would get lost in there. */
function isOnlyCode(spec: SectionSpec): boolean {
  const needs = needsOf(spec);
  const isMore = isAsked(spec.min_words) || isAsked(spec.min_items) || isAsked(spec.pattern) || spec.none;
  return needs.length === 1 && needs[0] === 'code' && !isMore;
}

function needsOf(spec: SectionSpec): readonly NeedKind[] {
  return spec.needs.filter(isAsked).map(({ value }) => value);
}

function attributesOf(
  type: FieldType,
  spec: SectionSpec,
  isRequired: boolean,
  words: Words,
): Readonly<Record<string, YamlValue>> {
  switch (type) {
    case 'dropdown':
      return { options: [...new Set(spec.one_of?.value ?? [])] };
    case 'checkboxes':
      return { options: boxesOf(spec).map((label) => (isRequired ? { label, required: true } : { label })) };
    case 'input':
      return placeholderOf(spec, words);
    case 'textarea':
      return textOf(spec, words);
    default:
      return type satisfies never;
  }
}

function textOf(spec: SectionSpec, words: Words): Readonly<Record<string, YamlValue>> {
  const boxes = isAsked(spec.checked) || needsOf(spec).includes('checklist') ? boxesOf(spec) : [];
  if (boxes.length > 0) return { value: boxes.map((box) => `- [ ] ${box}`).join('\n') };
  return isOnlyCode(spec) ? { render: 'text' } : placeholderOf(spec, words);
}

function placeholderOf(spec: SectionSpec, words: Words): Readonly<Record<string, YamlValue>> {
  const { examples } = words.forms;
  const needs = needsOf(spec);
  if (isAsked(spec.one_of)) return {};
  if (needs.includes('checklist')) return { placeholder: examples.checklist };
  if (needs.includes('list') || isAsked(spec.min_items)) return { placeholder: examples.list };
  if (needs.includes('date')) return { placeholder: examples.date };
  if (needs.includes('person')) return { placeholder: examples.person };
  return needs.includes('link') ? { placeholder: examples.link } : {};
}
