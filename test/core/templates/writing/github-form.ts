import { load, YAML11_SCHEMA } from 'js-yaml';
import * as z from 'zod';

/**
 * GitHub's rules for issue forms, as strict as its documentation has them (docs.github.com, "Syntax for issue forms", "Syntax
 * for GitHub's form schema", "Common validation errors when creating issue forms").
 */
const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .optional();
const line = z.string().regex(/^[^\n\r]*\S[^\n\r]*$/);
const option = line.refine((value) => value.toLowerCase() !== 'none', 'a reserved word');
const required = z.strictObject({ required: z.boolean() }).optional();
const words = { label: line, description: z.string().min(1).optional() };
const typed = { ...words, placeholder: z.string().min(1).optional(), value: z.string().min(1).optional() };

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

const field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: z.string().min(1) }) }),
  z.strictObject({
    type: z.literal('textarea'),
    id,
    attributes: z.strictObject({ ...typed, render: line.optional() }),
    validations: required,
  }),
  z.strictObject({ type: z.literal('input'), id, attributes: z.strictObject(typed), validations: required }),
  z.strictObject({
    type: z.literal('dropdown'),
    id,
    attributes: z.strictObject({
      ...words,
      multiple: z.boolean().optional(),
      options: z.array(option).min(1).refine(distinct),
      default: z.int().min(0).optional(),
    }),
    validations: required,
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    id,
    attributes: z.strictObject({
      ...words,
      options: z
        .array(z.strictObject({ label: line, required: z.boolean().optional() }))
        .min(1)
        .refine((options) => distinct(options.map(({ label }) => label))),
    }),
  }),
]);

type Field = z.infer<typeof field>;

export const issueForm = z.strictObject({
  name: line.min(4),
  description: line.max(200),
  title: z.string().min(1).optional(),
  labels: z.array(line).min(1).optional(),
  type: line.optional(),
  body: z
    .array(field)
    .refine((fields) => fields.some(({ type }) => type !== 'markdown'), 'nothing to fill in')
    .refine((fields) => distinct(fields.flatMap(labelOf)), 'labels are distinct')
    .refine((fields) => distinct(fields.flatMap((one) => ('id' in one ? (one.id ?? []) : []))), 'ids are distinct'),
});

export type IssueForm = z.infer<typeof issueForm>;

/** Reads a form as GitHub does, by YAML 1.1, and throws where GitHub would refuse it. */
export function parseIssueForm(text: string): IssueForm {
  return issueForm.parse(load(text, { schema: YAML11_SCHEMA }));
}

function labelOf(one: Field): string[] {
  return one.type === 'markdown' ? [] : [one.attributes.label];
}

/**
 * Returns the body that GitHub makes of a form: `### label` and the value of each field but `markdown`.
 *
 * @param answer what the author gives for a field: a text, or null where it is left as it stands
 */
export function submitForm(
  form: Pick<IssueForm, 'body'>,
  answer: (label: string, type: Field['type']) => string | null,
) {
  const parts = form.body.flatMap((one) =>
    one.type === 'markdown' ? [] : [`### ${one.attributes.label}\n\n${valueOf(one, answer)}`],
  );
  return `${parts.join('\n\n')}\n`;
}

const NO_RESPONSE = '_No response_';

function valueOf(
  one: Exclude<Field, { type: 'markdown' }>,
  answer: (label: string, type: Field['type']) => string | null,
) {
  const given = answer(one.attributes.label, one.type);
  switch (one.type) {
    case 'checkboxes':
      return one.attributes.options.map(({ label }) => `- [${given === null ? ' ' : 'x'}] ${label}`).join('\n');
    case 'dropdown': {
      const initial = one.attributes.default;
      const chosen = given === null ? initial : (initial ?? 0);
      return chosen === undefined ? NO_RESPONSE : (one.attributes.options[chosen] ?? NO_RESPONSE);
    }
    case 'textarea': {
      const value = given ?? one.attributes.value ?? '';
      const { render } = one.attributes;
      if (render !== undefined) return `\`\`\`${render}\n${value}\n\`\`\``;
      return value === '' ? NO_RESPONSE : value;
    }
    case 'input':
      return given ?? one.attributes.value ?? NO_RESPONSE;
    default:
      return one satisfies never;
  }
}
