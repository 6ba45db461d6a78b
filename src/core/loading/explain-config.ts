import type { Path } from '../config/yaml/locate.js';
import { renderFlow, type YamlValue } from '../config/yaml/render-yaml.js';
import type { SourceFile } from '../config/parse.js';
import { configSchema, type RawConfig, type RawSection } from '../config/language/schema.js';
import { template } from '../config/language/schema-template.js';
import { builtinTemplates } from '../templates/builtin.js';
import { readGuidance } from '../templates/forms/add-forms.js';
import { pathKey } from '../templates/forms/template-paths.js';
import type { Composed, Origin } from './compose.js';

/** One line of an explained configuration: YAML, and where its value comes from; null for a line that only leads to others. */
interface Line {
  readonly text: string;
  readonly origin: Origin | null;
  /** The form or Markdown template that it names. */
  readonly from?: string;
}

/** Origins stand in a column of their own, as far right as most lines reach. */
const COLUMN = 44;

/**
 * Returns a configuration as a file that says all of it, with a comment on each line that says where its value comes from. Below
 * the name of a form or template that sections are taken from, what it gives stands in comments: the file is where it is changed.
 */
export function renderExplained(composed: Composed, templates: readonly SourceFile[]): string {
  return linesOf(composed)
    .flatMap((line) => [line, ...takenLines(line, templates)])
    .map(({ text, origin }) => (origin === null ? text : `${text.padEnd(COLUMN)} # ${describeOrigin(origin)}`))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Returns a configuration as a file that says all of it. */
export function renderWhole(composed: Composed): string {
  return linesOf(composed)
    .map(({ text }) => `${text}\n`)
    .join('');
}

function linesOf({ value, originOf }: Composed): readonly Line[] {
  const keys = Object.keys(configSchema.shape) as (keyof RawConfig)[];
  return keys.filter((key) => value[key] != null).flatMap((key) => renderKey(key, value[key], [key], originOf));
}

function renderKey(key: string, value: unknown, path: Path, originOf: Composed['originOf']): readonly Line[] {
  const indent = '  '.repeat(path.length - 1);
  const head = `${indent}${renderValue(key)}:`;
  if (path.length === 3 && path[0] === 'templates' && key === 'sections' && Array.isArray(value)) {
    const items = value.map((section: RawSection): Line => {
      return { text: `${indent}  - ${renderValue(shortSection(section, String(path[1])))}`, origin: null };
    });
    return [{ text: head, origin: originOf(path) }, ...items];
  }
  if (!isMapping(value) || Object.keys(value).length === 0 || isFlat(path)) {
    const from = path.length === 3 && key === 'sections' && isMapping(value) ? value['from'] : undefined;
    const line = { text: `${head} ${renderValue(value)}`, origin: originOf(path) };
    return [typeof from === 'string' ? { ...line, from } : line];
  }
  const isTemplate = path.length === 2 && path[0] === 'templates';
  const order = isTemplate
    ? Object.keys(template.shape).filter((name) => Object.hasOwn(value, name))
    : Object.keys(value);
  const entries = order.map((name) => [name, value[name]] as const).filter(([, inner]) => inner != null);
  return [
    { text: head, origin: null },
    ...entries.flatMap(([name, inner]) => renderKey(name, inner, [...path, name], originOf)),
  ];
}

/** A form is written for reading as it is: its guiding text is left out here. */
function takenLines({ from }: Line, templates: readonly SourceFile[]): readonly Line[] {
  const file = from === undefined ? undefined : templates.find(({ path }) => pathKey(path) === pathKey(from));
  const sections = file === undefined ? [] : (readGuidance(file)?.sections ?? []);
  return sections.map(({ heading, level, one_of, checked }): Line => {
    const isPlain = level === 'require' && one_of == null && checked == null;
    const section = { heading, level: level === 'require' ? null : level, one_of, checked };
    return { text: `    # - ${renderValue(isPlain ? heading : section)}`, origin: null };
  });
}

/** What a template asks of whole items, and its match, are short enough for one line. */
function isFlat(path: Path): boolean {
  return path.length === 3 && path[0] === 'templates';
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The other names of built-in sections, in thirteen languages, are known without being said. */
function shortSection(section: RawSection, name: string): RawSection {
  if (typeof section === 'string') return section;
  const builtin = builtinTemplates.get(name)?.sections;
  const known = (Array.isArray(builtin) ? builtin : []).find(
    (other) => typeof other !== 'string' && other.heading === section.heading,
  );
  const { aliases, ...rest } = section;
  const isKnown = typeof known === 'object' && JSON.stringify(known.aliases) === JSON.stringify(aliases);
  const short = isKnown ? rest : section;
  return Object.keys(short).length === 1 ? short.heading : short;
}

/** One line, whatever it holds; texts with line ends are quoted. */
function renderValue(value: unknown): string {
  return renderFlow(withoutEmpty(value) as YamlValue);
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner == null ? [] : [[key, withoutEmpty(inner)]])),
  );
}

function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'default':
      return 'default';
    case 'built-in':
      return 'built in';
    case 'preset':
      return `preset ${origin.name}`;
    case 'file':
      return `${origin.file.path}:${origin.line}`;
    default:
      return origin satisfies never;
  }
}
