import { dump } from 'js-yaml';
import type { SectionSpec, Template } from '../../../src/core/config/config.js';
import { DEFAULTS } from '../../../src/core/config/resolve/defaults.js';
import { resolveConfig } from '../../../src/core/config/resolve/resolve.js';
import { resolveTemplate } from '../../../src/core/config/resolve/resolve-template.js';
import { configSchema, PRESETS } from '../../../src/core/config/language/schema.js';
import { builtinTemplates } from '../../../src/core/templates/builtin.js';
import { compose, ON_REQUEST } from '../../../src/core/loading/compose.js';
import { presets } from '../../../src/core/loading/presets.js';
import { en } from '../../../src/core/text/en.js';
import { replacePart } from '../reading/documentation.js';
import { defOf, expectedOf, innermost, notesOf, shapeOf, valueOf } from './schema-walk.js';

/** The page that is partly written by hand and partly from the schema, the presets and the built-in templates. */
export const CONFIGURATION_PAGE = new URL('../../../docs/configuration.md', import.meta.url);

/** What each preset is for. What it says is in its own words, in `presets.ts`. */
const PURPOSES: Readonly<Record<(typeof PRESETS)[number], string>> = {
  standard: 'most teams: all that is built in, as it is',
  lean: 'small teams, or a beginning: fewer sections, more time to write',
  strict: 'teams that hand work over every day: more is required, and the check holds a merge back',
  oss: 'projects whose authors come and go: bug reports that can be acted on, short pull requests',
};

/** What holds without being said. A weekly page and windows for answers are none of it: their keys ask for them. */
const ANYWAY = Object.fromEntries(
  Object.entries(DEFAULTS).filter(([key]) => !ON_REQUEST.some((onRequest) => onRequest === key)),
);

/** Returns the page with its generated parts written anew. Throws where their marks are missing. */
export function renderConfigurationPage(page: string): string {
  const parts: Readonly<Record<string, string>> = {
    presets: renderPresets(),
    'built-in templates': renderBuiltins(),
    'every key': renderKeys(),
    defaults: `\`\`\`yaml\n${dump(ANYWAY, { noRefs: true, flowLevel: 2, lineWidth: 110 })}\`\`\``,
  };
  return Object.entries(parts).reduce((text, [name, part]) => replacePart(text, name, part), page);
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n').replaceAll('|  |', '| |');
}

function renderPresets(): string {
  const rows = PRESETS.map((name) => {
    const { mode, scope, ratchet, templates } = resolveConfig(
      { ...compose([]).value, ...composePreset(name) },
      builtinTemplates,
    );
    const says = [`\`mode: ${mode}\``, `\`grace: ${scope.grace / 60_000}m\``, ...(ratchet ? ['`ratchet: true`'] : [])];
    return [
      `\`${name}\``,
      PURPOSES[name],
      says.join(', '),
      templates.map((template) => `\`${template.name}\``).join(', '),
    ];
  });
  return renderTable(['preset', 'for', 'says', 'templates that are on'], rows);
}

function composePreset(name: (typeof PRESETS)[number]) {
  const file = {
    kind: 'repository',
    path: '',
    value: { version: 1, preset: name },
    locate: () => ({ line: 1, column: 1 }),
  } as const;
  return compose([file]).value;
}

function renderBuiltins(): string {
  const rows = [...builtinTemplates].map(([name, given]) => {
    const template = resolveTemplate(name, given, given);
    const on = PRESETS.filter((preset) => Object.hasOwn(presets[preset].templates ?? {}, name));
    return [
      `\`${name}\``,
      template.sections.map(describeSection).join(', '),
      describeMatch(template),
      on.map((preset) => `\`${preset}\``).join(', '),
    ];
  });
  return renderTable(['built in', 'sections', 'chosen for', 'on in'], rows);
}

function describeSection({ heading, level, needs, min_items, none }: SectionSpec): string {
  const asks = [
    ...needs.map(({ value }) => `a ${value}`),
    ...(min_items === null ? [] : [`${min_items.value} items or more`]),
    ...(none ? ['"None" is an answer'] : []),
    ...(level === 'require' ? [] : [`level \`${level}\``]),
  ];
  return asks.length === 0 ? heading : `${heading} (${asks.join('; ')})`;
}

function describeMatch({ match }: Template): string {
  if (match === null) return 'nothing until you give it a `match`';
  if (match.labels.length === 0 && match.title.length === 0) return 'every pull request';
  const [labels, titles] = [match.labels, match.title].map((names) => names.map((name) => `\`${name}\``).join(', '));
  return `issues with the label ${labels} or a title like ${titles}`;
}

/** The mappings of the language with their place in the schema, in the order of the page. */
const MAPPINGS: readonly (readonly [heading: string, path: readonly string[]])[] = [
  ['Top-level keys', []],
  ['scope', ['scope']],
  ['templates', ['templates', '*']],
  ['match', ['templates', '*', 'match']],
  ['sections', ['templates', '*', 'sections', '[]']],
  ...['comment', 'labels', 'links', 'people'].map((key) => [key, [key]] as const),
  ['members', ['people', 'members', '*']],
  ...['decisions', 'status', 'response', 'rollup'].map((key) => [key, [key]] as const),
];

/** A line above the table, where keys alone do not tell. */
const ABOUT: Readonly<Record<string, string>> = {
  templates: 'Under `templates` stand names, each with these keys or left empty.',
  match: 'Names (`labels`, `types`, `forms`, `title`): one hit is enough. Limits (all others): all must hold.',
  members:
    'Under `people.members` stand GitHub names, each with these keys or left empty. What is left out is as for everybody.',
  status: 'What is read as an update, and when it is due, is in [status.md](status.md).',
  response:
    'What counts as asked, and where it is said when an answer can be expected, is in [answers.md](answers.md).',
  rollup: 'What is on the page is in [rollup.md](rollup.md).',
  sections: 'A list of headings, or of mappings with these keys; or `{ from: FILE }`.',
};

function renderKeys(): string {
  return MAPPINGS.map(([heading, path]) => {
    const notes = [ABOUT[heading]].filter((note) => note !== undefined);
    const rows = rowsOf(schemaAt(path), '');
    return [`### ${heading}`, ...notes, renderTable(['key', 'holds', 'default', 'what it says'], rows)].join('\n\n');
  }).join('\n\n');
}

function schemaAt(path: readonly string[]): unknown {
  return path.reduce<unknown>((schema, step) => {
    const found = step === '*' || step === '[]' ? valueOf(schema) : shapeOf(schema)?.[step];
    if (found === undefined) throw new Error(`the schema has no ${path.join('.')}`);
    return found;
  }, configSchema);
}

/** One row a key; the keys of a mapping that has no table of its own follow it. */
function rowsOf(schema: unknown, above: string): readonly (readonly string[])[] {
  return Object.entries(shapeOf(schema) ?? {}).flatMap(([key, value]) => {
    const name = above + key;
    if (above !== '' && key === 'level' && notesOf(value).description?.startsWith('How much it weighs')) return [];
    const held = holds(name, value);
    const row = [`\`${name}\``, held, defaultOf(value), says(value, held)];
    return hasOwnTable(name, value) ? [row] : [row, ...rowsOf(value, `${name}.`)];
  });
}

/** Mappings that a heading of the page is about, and the form `{ value, level }`, of which the page speaks once. */
function hasOwnTable(name: string, schema: unknown): boolean {
  const shape = shapeOf(schema);
  return (
    MAPPINGS.some(([heading]) => heading === name) || shape === undefined || 'value' in shape || 'heading' in shape
  );
}

function holds(name: string, schema: unknown): string {
  const expected = expectedOf(schema);
  if (name === 'sections') return '[sections](#sections)';
  if (expected === 'mapping' && MAPPINGS.some(([heading]) => heading === name)) return `a mapping: [${name}](#${name})`;
  const own = OWN_WORDS[name];
  if (own !== undefined) return own;
  const choices = choicesOf(schema);
  if (choices !== null) return choices;
  if (Object.keys(shapeOf(schema) ?? {}).join() === 'level') return 'nothing, or `{ level: … }`';
  const known: Readonly<Record<string, string>> = en.problems.expected;
  const words = known[expected];
  if (words === undefined || expected === 'mapping') throw new Error(`no words for what ${name} holds: ${expected}`);
  return words;
}

/** What keys hold whose schema says less than a reader wants to know. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  version: '`1`',
  kinds: 'a mapping of kinds to shapes',
  timezone: 'a zone, such as `Europe/Lisbon`',
  'needs.link.kind': 'a kind of link, or a list of kinds',
  record: 'a mapping of the keys below',
  slack: 'a mapping of the keys below',
  'slack.timezone': 'a zone, such as `Europe/Lisbon`',
  order: '`true`, or `{ level: … }`',
  implements: '`true`, `false`, or `{ level: … }`',
};

/** `a`, `b` for a choice; with "one or more" where it may be a list. */
function choicesOf(schema: unknown): string | null {
  const { options = [], entries } = defOf(innermost(schema));
  const listed = (values: object): string =>
    Object.values(values)
      .map((value) => `\`${String(value)}\``)
      .join(', ');
  if (entries !== undefined) return listed(entries);
  const choice = options.map((option) => defOf(innermost(option)).entries).find((values) => values !== undefined);
  const isAlsoList = options.some((option) => defOf(innermost(option)).element !== undefined);
  return choice === undefined ? null : `${isAlsoList ? 'one or more of ' : ''}${listed(choice)}`;
}

function defaultOf(schema: unknown): string {
  const { default: value } = notesOf(schema);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0) return '';
  return `\`${flow(value)}\``;
}

/** An example that says no more than what stands beside it is left out. */
function says(schema: unknown, held: string): string {
  const { description = '', examples = [] } = notesOf(schema);
  const shown = examples.filter((example) => !held.includes(String(example))).map((example) => `\`${flow(example)}\``);
  return shown.length === 0 ? description : `${description} Such as ${shown.join(', ')}.`;
}

function flow(value: unknown): string {
  return dump(value, { flowLevel: 0, lineWidth: -1 }).trim();
}
