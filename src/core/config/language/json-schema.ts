import * as z from 'zod';
import { configSchema } from './schema.js';

/** Where the schema lies in the package, for editors. */
export const SCHEMA_FILE = 'schema/async.schema.json';

type Node = Record<string, unknown>;

/** A name, not an address: nothing is to be fetched from anywhere. */
const ID = 'urn:async-conventions:configuration:1';

/** Said of a key where an editor shows it, whichever of its forms is meant. */
const NOTES = ['description', 'default', 'examples'] as const;

/**
 * Returns the JSON Schema of `.github/async.yml`, draft-07, which editors read best. It says what may stand in one file; what
 * takes more than one key to tell, such as two templates with the same `match`, only the program finds.
 */
export function renderJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema, { target: 'draft-07', io: 'input' }) as Node;
  const { $schema, ...rest } = tidy(schema) as Node;
  return {
    $schema,
    $id: ID,
    title: 'Configuration of async-conventions',
    description: 'What stands in .github/async.yml.',
    ...rest,
  };
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const node = Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'propertyNames')
      .map(([key, inner]) => [key, tidy(inner)]),
  );
  return liftNotes(flatten(node));
}

/** A form that is itself a choice of forms becomes one of its forms. */
function flatten(node: Node): Node {
  const forms = formsOf(node);
  if (forms === null) return node;
  const anyOf = forms.flatMap((form) => (Object.keys(form).join() === 'anyOf' ? (formsOf(form) ?? []) : [form]));
  return { ...node, anyOf };
}

/** What is said of a key stands beside its forms: where it may be null, the description would else be inside one of two. */
function liftNotes(node: Node): Node {
  const forms = formsOf(node);
  if (forms === null) return node;
  const notes: Node = {};
  for (const form of forms) {
    for (const note of NOTES) if (form[note] !== undefined) notes[note] = form[note];
  }
  const bare = forms.map((form) =>
    Object.fromEntries(Object.entries(form).filter(([key]) => !(NOTES as readonly string[]).includes(key))),
  );
  return flatten({ ...notes, ...node, anyOf: bare });
}

function formsOf(node: Node): Node[] | null {
  return Array.isArray(node['anyOf']) ? (node['anyOf'] as Node[]) : null;
}
