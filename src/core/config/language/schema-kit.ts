import * as z from 'zod';

/**
 * What a key may hold, as a key of `words.problems.expected`. The schema knows no sentences: every error it raises carries
 * one of these, or, for an unknown key, the keys that are known there.
 */
export type Expected =
  | 'mapping'
  | 'text'
  | 'texts'
  | 'list'
  | 'boolean'
  | 'version'
  | 'templates'
  | 'template'
  | 'sections'
  | 'section'
  | 'count'
  | 'pattern'
  | 'patterns'
  | 'needs'
  | 'linkKinds'
  | 'checked'
  | 'choice'
  | 'duration'
  | 'grace'
  | 'date'
  | 'dates'
  | 'daysOff'
  | 'absence'
  | 'absences'
  | 'time'
  | 'hours'
  | 'days'
  | 'country'
  | 'repository'
  | 'folder'
  | 'asked'
  | 'rule'
  | 'channel'
  | 'category'
  | 'rollupSections'
  | 'url';

/** Bounds of the language. They are generous for people and small for a machine. */
export const BOUNDS = {
  templates: 500,
  sections: 500,
  allSections: 10_000,
  list: 200,
  name: 100,
  text: 300,
  pattern: 300,
  patterns: 40,
  largeClasses: 60,
  prompt: 20_000,
  prompts: 20,
  words: 2_000,
  label: 50,
  minWords: 10_000,
  minItems: 1_000,
  mentions: 1_000,
  titleLength: 256,
  linkKinds: 50,
  trackerPrefix: 20,
  linkShapes: 200,
  options: 2_000,
  members: 500,
  issue: 1_000_000_000,
  extends: 5,
  workingHours: 200,
  asked: 50,
  rollupRepositories: 20,
} as const;

const KEYS_PREFIX = 'keys:';

/** Returns the known keys that an `unrecognized_keys` message of this schema carries. */
export function parseAllowedKeys(message: string): readonly string[] {
  return message.startsWith(KEYS_PREFIX) ? message.slice(KEYS_PREFIX.length).split(' ') : [];
}

/** What the reference page says of a key beside its type. */
export interface KeyNotes {
  /** Used where no layer says anything. Left out where there is no such value. */
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

/** Returns a schema that carries its line of the reference page and of the JSON Schema. */
export function describe<Schema extends z.ZodType>(schema: Schema, description: string, notes: KeyNotes = {}): Schema {
  return schema.meta({ description, ...notes } as Parameters<Schema['meta']>[0]);
}

/** Returns a key of a layer: it may be left out, and null takes away what a layer below says. */
export function key<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  notes: KeyNotes = {},
): z.ZodOptional<z.ZodNullable<Schema>> {
  return describe(schema, description, notes).nullish();
}

/** Returns a key inside a list, where no layer reaches: it may be left out. */
export function part<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  notes: KeyNotes = {},
): z.ZodOptional<Schema> {
  return describe(schema, description, notes).optional();
}

export function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape, expected: Expected = 'mapping') {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? KEYS_PREFIX + Object.keys(shape).join(' ') : expected),
  });
}

export function text(max: number = BOUNDS.text) {
  return z
    .string({ error: 'text' satisfies Expected })
    .max(max)
    .refine((value) => /[^\p{C}\p{Z}\s]/u.test(value), { params: { fault: 'blank' } });
}

/**
 * A text of a form of its own, which `checkWords` holds it to: what is wrong with it takes a sentence. The JSON Schema says the form,
 * too.
 */
export function formed(expected: Expected, form: RegExp) {
  return z.string({ error: expected }).max(BOUNDS.text).meta({ pattern: form.source });
}

/** `OWNER/REPO`. */
export const REPOSITORY_FORM = /^\s*[\w.-]{1,100}\/[\w.-]{1,100}\s*$/;

export function oneOrMany<Item extends z.ZodType<string>>(
  item: Item,
  max: number = BOUNDS.list,
  expected: Expected = 'texts',
) {
  return z.union([item, z.array(item, { error: expected }).max(max)], { error: expected });
}

/** A list that says something: an empty one would be nobody's wish. */
export function someOf<Item extends z.ZodType<string>>(item: Item, max: number = BOUNDS.list) {
  return z
    .array(item, { error: 'list' satisfies Expected })
    .min(1)
    .max(max);
}

export function choice<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: 'choice' satisfies Expected });
}

export function count(max: number) {
  const error = 'count' satisfies Expected;
  return z.int({ error }).min(1, { error }).max(max, { error });
}

export const boolean = z.boolean({ error: 'boolean' satisfies Expected });

export const LEVELS = ['require', 'warn', 'info', 'off'] as const;
export const level = choice(LEVELS);

export const pattern = z
  .string({ error: 'pattern' satisfies Expected })
  .min(1)
  .max(BOUNDS.pattern);

export const patterns = oneOrMany(pattern, BOUNDS.list, 'patterns');

const OWN_LEVEL = 'How much it weighs when unmet. Left out, it weighs one step less than its section.';

/** What a rule asks: the value alone, or the value with a level of its own. */
export function ask<Value extends z.ZodType>(value: Value, expected: Expected) {
  return z.union([value, mapping({ value, level: part(level, OWN_LEVEL) }, expected)], { error: expected });
}
