import fc from 'fast-check';
import { listPatterns } from '../../../src/core/config/faults/check-patterns.js';
import { BOUNDS, configSchema, type RawConfig, type RawTemplate } from '../../../src/core/config/language/schema.js';
import { LINK_KINDS } from '../../../src/core/links/kinds.js';
import { builtinTemplates } from '../../../src/core/templates/builtin.js';
import { defOf, expectedOf } from './schema-walk.js';

type Any = fc.Arbitrary<unknown>;

/** Texts that YAML, Markdown and people make hard, among ordinary ones. */
const text = fc.oneof(
  fc.constantFrom(
    'Goal',
    'Why',
    'yes',
    'null',
    '2026-01-02',
    '12',
    '1e3',
    '0x1f',
    '~',
    '- a',
    'a: b',
    '#x',
    '@ana',
    '`x`',
  ),
  fc.constantFrom(
    "it's",
    '"quoted"',
    '目標',
    'é',
    '🚧 Blockers',
    '*a',
    '&a',
    '!tag',
    '%x',
    '{a}',
    '[a]',
    '? a',
    '| a',
    '<!-- a -->',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((value) => /[^\p{C}\p{Z}\s]/u.test(value)),
);

const pattern = fc.constantFrom('^x', '\\d+', '(?i)soon', '[A-Z]+-[0-9]+', 'a|b', '#', "'", '\\pL');

/** Texts of a form of their own, by what the schema expects. */
const FORMED: Readonly<Record<string, Any>> = {
  duration: fc
    .tuple(fc.nat({ max: 99 }), fc.constantFrom('m', 'h', 'd', 'w', 'wh', 'wd'))
    .map((parts) => parts.join('')),
  grace: fc.tuple(fc.nat({ max: 4 }), fc.constantFrom('m', 'h', 'd', 'w')).map((parts) => parts.join('')),
  date: fc.constantFrom('2027-01-11', '2028-02-29', '1970-01-01'),
  dates: fc.constantFrom('2026-12-24', '2026-12-24..2027-01-01', '2026-03-16 … 18', ' 2026-03-30..04-02'),
  time: fc.constantFrom('09:00', '7:05', '23:59'),
  hours: fc.constantFrom('09:00-17:00', '8:30 – 24:00'),
  country: fc.constantFrom('JP', 'DE-BY', 'GB'),
  repository: fc.constantFrom('octo/standards', 'Octo/.github'),
  folder: fc.constantFrom('docs/decisions', 'adr', '.adr/log/'),
  channel: fc.constantFrom('C0123456789', 'GABCDEF'),
  category: fc.constantFrom('general', 'show-and-tell', ' week '),
  asked: fc.constantFrom('ana', '@Bo', 'octo/platform', '@dev_corp/a.b'),
  url: fc.constantFrom('https://example.com/how', 'http://a.example/?q=1#x'),
  pattern,
};

/** Texts that mean something at their place. */
const PLACED: Readonly<Record<string, Any>> = {
  'decisions.window': fc
    .tuple(fc.integer({ min: 1, max: 52 }), fc.constantFrom('m', 'h', 'd', 'w', 'wh', 'wd'))
    .map((parts) => parts.join('')),
  'status.old_after': fc.constantFrom('5wd', '2w'),
  'response.review': fc.constantFrom('1wd', '4wh'),
  'response.question': fc.constantFrom('2d', '30m'),
  'rollup.timezone': fc.constantFrom('UTC', 'Europe/Lisbon'),
  'rollup.slack.timezone': fc.constantFrom('UTC', 'Asia/Tokyo'),
  'people.timezone': fc.constantFrom('UTC', 'Europe/Lisbon', 'America/Argentina/Buenos_Aires'),
  'people.members.*.timezone': fc.constantFrom('UTC', 'Asia/Kolkata'),
  'people.members.*.away.cover': fc.constantFrom('ana', '@Bo', 'dev_corp'),
  'people.members.*.away[].cover': fc.constantFrom('ana', '@Bo', 'dev_corp'),
  'links.kinds.*': fc.constantFrom('minutes.example.com/**', '*.example.com/w/*'),
  'links.trackers': fc.constantFrom('ABC', 'DEV_2', 'X'),
  lock: fc.constantFrom('mode', 'scope.grace', 'templates.brief.sections', 'people.members.ana'),
  'templates.*.sections[].needs.link': fc.constantFrom(...LINK_KINDS),
  'templates.*.sections[].needs.link.kind': fc.constantFrom(...LINK_KINDS),
};

const NAMED: Readonly<Record<string, fc.Arbitrary<string>>> = {
  templates: fc.oneof(
    fc.constantFrom(...builtinTemplates.keys(), 'constructor', 'rfc', 'two words', '注'),
    text.map(cleanName),
  ),
  'links.kinds': fc.constantFrom('minutes', 'doc', 'toString', 'wiki'),
  'people.members': fc.constantFrom('ana', '@bo', 'carla-lu', 'dev_corp'),
};

function cleanName(name: string): string {
  return shorten(name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]|__proto__/gu, '')).trim() || 'name';
}

/** A cluster of characters may be long, and names have bounds. */
function shorten(name: string): string {
  return [...name].slice(0, 12).join('');
}

/** A configuration that is valid, of any keys that the schema knows: it is the schema that is walked. */
export const arbitraryConfig: fc.Arbitrary<RawConfig> = arbitraryOf(configSchema, '')
  .map((value) => whole(value as RawConfig))
  .filter((value) => listPatterns(value).length <= BOUNDS.patterns);

function arbitraryOf(schema: unknown, path: string): Any {
  const { shape, innerType, element, valueType, options, entries } = defOf(schema);
  const { type } = defOf(schema) as { readonly type?: string };
  if (type === 'nullable')
    return fc.oneof(
      { weight: 4, arbitrary: arbitraryOf(innerType, path) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
  if (innerType !== undefined) return arbitraryOf(innerType, path);
  if (entries !== undefined) return fc.constantFrom(...Object.values(entries));
  if (options !== undefined) return fc.oneof(...options.map((option) => arbitraryOf(option, path)));
  if (shape !== undefined) return mappingOf(shape, path);
  if (valueType !== undefined)
    return fc.dictionary(NAMED[path] ?? text, arbitraryOf(valueType, `${path}.*`), { maxKeys: 4 });
  if (element !== undefined)
    return fc.array(arbitraryOf(element, placeOf(element, path)), { minLength: 1, maxLength: 3 });
  const simple: Readonly<Record<string, Any>> = {
    string: PLACED[path] ?? FORMED[expectedOf(schema)] ?? text,
    number: fc.integer({ min: 1, max: 200 }),
    boolean: fc.boolean(),
    literal: fc.constant(1),
  };
  const values = simple[type ?? ''];
  if (values === undefined) throw new Error(`no values for ${path}: ${String(type)}`);
  return values;
}

/** Items of a list of mappings have a place of their own; single texts have that of their list. */
function placeOf(element: unknown, path: string): string {
  return path.endsWith('.sections') && defOf(element).options !== undefined ? `${path}[]` : path;
}

function mappingOf(shape: Readonly<Record<string, unknown>>, path: string): Any {
  const keys = Object.entries(shape).map(
    ([key, value]) => [key, arbitraryOf(value, path === '' ? key : `${path}.${key}`)] as const,
  );
  const required = Object.keys(shape).filter(
    (key) => (defOf(shape[key]) as { readonly type?: string }).type !== 'optional',
  );
  return fc.record(Object.fromEntries(keys), { requiredKeys: required, noNullPrototype: true });
}

/** Returns the value with what takes more than one key made right: names that differ, sections where there are none built in. */
function whole(config: RawConfig): RawConfig {
  const templates = Object.entries(config.templates ?? {}).map(
    ([name, template], index): [string, RawTemplate | null] => {
      const hasOwn = template?.sections !== undefined && template.sections !== null;
      const sections = hasOwn || builtinTemplates.has(name) ? {} : { sections: ['Only'] };
      const match = template?.match == null ? {} : { match: { ...template.match, labels: `label ${index}` } };
      return template === null && builtinTemplates.has(name)
        ? [name, null]
        : [name, { ...template, ...sections, ...match }];
    },
  );
  const labels = Object.entries(config.labels ?? {}).map(([key, label]) => [
    key,
    label == null ? null : `${key} ${shorten(label)}`,
  ]);
  return {
    ...config,
    ...(config.templates == null ? {} : { templates: Object.fromEntries(templates) }),
    ...(config.labels == null ? {} : { labels: Object.fromEntries(labels) as RawConfig['labels'] }),
  };
}
