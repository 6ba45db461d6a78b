import * as z from 'zod';

/**
 * What a key may hold, as a key of `words.problems.expected`. The schema knows no sentences: every error it raises carries
 * one of these, or, for an unknown key, the keys that are known there.
 */
export type Expected =
  | 'mapping'
  | 'text'
  | 'texts'
  | 'boolean'
  | 'version'
  | 'templates'
  | 'template'
  | 'sections'
  | 'section'
  | 'count'
  | 'pattern'
  | 'needs'
  | 'choice'
  | 'duration'
  | 'url';

/** Bounds of the language. They are generous for people and small for a machine. */
export const BOUNDS = {
  templates: 500,
  sections: 500,
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
} as const;

const KEYS_PREFIX = 'keys:';

/** Returns the known keys that an `unrecognized_keys` message of this schema carries. */
export function parseAllowedKeys(message: string): readonly string[] {
  return message.startsWith(KEYS_PREFIX) ? message.slice(KEYS_PREFIX.length).split(' ') : [];
}

function mapping<Shape extends z.core.$ZodLooseShape>(shape: Shape, expected: Expected = 'mapping') {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? KEYS_PREFIX + Object.keys(shape).join(' ') : expected),
  });
}

function text(max: number = BOUNDS.text) {
  return z
    .string({ error: 'text' satisfies Expected })
    .max(max)
    .refine((value) => /[^\p{C}\p{Z}\s]/u.test(value), { params: { fault: 'blank' } });
}

function oneOrMany<Item extends z.ZodType<string>>(item: Item, max: number = BOUNDS.list) {
  return z.union([item, z.array(item, { error: 'texts' satisfies Expected }).max(max)], {
    error: 'texts' satisfies Expected,
  });
}

function choice<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: 'choice' satisfies Expected });
}

const boolean = z.boolean({ error: 'boolean' satisfies Expected });
const level = choice(['require', 'warn', 'info', 'off']);
const pattern = z
  .string({ error: 'pattern' satisfies Expected })
  .min(1)
  .max(BOUNDS.pattern);

function ask<Value extends z.ZodType>(value: Value, expected: Expected) {
  return z.union([value, mapping({ value, level: level.optional() }, expected)], { error: expected });
}

function count(max: number) {
  const error = 'count' satisfies Expected;
  return z.int({ error }).min(1, { error }).max(max, { error });
}

const NEEDS = ['list', 'link', 'date', 'person', 'checklist', 'code', 'image'] as const;
const needLevel = mapping({ level: level.optional() }).nullable().optional();
const needs = z.union(
  [
    choice(NEEDS),
    z.array(choice(NEEDS), { error: 'needs' satisfies Expected }).max(NEEDS.length),
    mapping(
      {
        list: needLevel,
        link: needLevel,
        date: needLevel,
        person: needLevel,
        checklist: needLevel,
        code: needLevel,
        image: needLevel,
      },
      'needs',
    ),
  ],
  { error: 'needs' satisfies Expected },
);

const section = z.union(
  [
    text(),
    mapping(
      {
        heading: text(),
        aliases: oneOrMany(text()).optional(),
        level: level.optional(),
        none: boolean.optional(),
        prompt: oneOrMany(z.string({ error: 'text' satisfies Expected }).max(BOUNDS.prompt), BOUNDS.prompts).optional(),
        help: text(BOUNDS.words).optional(),
        min_words: ask(count(BOUNDS.minWords), 'count').optional(),
        min_items: ask(count(BOUNDS.minItems), 'count').optional(),
        needs: needs.optional(),
        pattern: ask(pattern, 'pattern').optional(),
      },
      'section',
    ),
  ],
  { error: 'section' satisfies Expected },
);

/** GitHub's author associations (`CommentAuthorAssociation` of its GraphQL schema). */
const ASSOCIATIONS = [
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIME_CONTRIBUTOR',
  'FIRST_TIMER',
  'MANNEQUIN',
  'NONE',
] as const;

const match = mapping({
  labels: oneOrMany(text()).optional(),
  types: oneOrMany(text()).optional(),
  forms: oneOrMany(text()).optional(),
  title: oneOrMany(pattern).optional(),
  kind: choice(['issue', 'pull_request']).optional(),
  draft: boolean.optional(),
  base: oneOrMany(text()).optional(),
  paths: oneOrMany(text()).optional(),
  association: oneOrMany(choice(ASSOCIATIONS)).optional(),
});

const template = mapping(
  {
    match: match.optional(),
    sections: z
      .array(section, { error: 'sections' satisfies Expected })
      .max(BOUNDS.sections)
      .optional(),
  },
  'template',
);

const label = text(BOUNDS.label);

/** The language of `.github/async.yml`. It says what may stand in one file; defaults and layers come later. */
export const configSchema = mapping({
  version: z.literal(1, { error: 'version' satisfies Expected }),
  mode: choice(['observe', 'advise', 'enforce']).optional(),
  scope: mapping({
    bots: boolean.optional(),
    drafts: boolean.optional(),
    agents: oneOrMany(text()).optional(),
    ignore_labels: oneOrMany(text()).optional(),
    ignore_authors: oneOrMany(text()).optional(),
    ignore_titles: oneOrMany(pattern).optional(),
    grace: z
      .string({ error: 'duration' satisfies Expected })
      .max(BOUNDS.text)
      .optional(),
  })
    .nullable()
    .optional(),
  templates: z.record(z.string(), template.nullable(), { error: 'templates' satisfies Expected }).optional(),
  comment: mapping({
    intro: text(BOUNDS.words).optional(),
    footer: text(BOUNDS.words).optional(),
    help_url: z
      .string({ error: 'url' satisfies Expected })
      .max(BOUNDS.words)
      .refine((value) => /^https?:\/\/[^\s<>"`]+$/.test(value), { params: { fault: 'url' } })
      .optional(),
  })
    .nullable()
    .optional(),
  labels: mapping({
    incomplete: label.optional(),
    skip: label.optional(),
    decision_draft: label.optional(),
    decision_proposed: label.optional(),
    decision_accepted: label.optional(),
  })
    .nullable()
    .optional(),
  repositories: oneOrMany(text()).optional(),
});

/** Where a key that stands elsewhere has its home, for those that have one. */
export const knownKeysAt: readonly { readonly parent: string; readonly keys: readonly string[] }[] = [
  { parent: 'scope', keys: ['bots', 'drafts', 'agents', 'ignore_labels', 'ignore_authors', 'ignore_titles', 'grace'] },
  { parent: 'comment', keys: ['intro', 'footer', 'help_url'] },
  { parent: 'match', keys: ['types', 'forms', 'title', 'kind', 'draft', 'base', 'paths', 'association'] },
  { parent: 'templates', keys: ['status', 'brief', 'decision', 'message', 'change'] },
];

/** A configuration file as written: known keys, right types, no defaults. */
export type RawConfig = z.infer<typeof configSchema>;
export type RawTemplate = z.infer<typeof template>;
export type RawMatch = z.infer<typeof match>;
export type RawSection = z.infer<typeof section>;
