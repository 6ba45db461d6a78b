import { readYaml } from '../../config/yaml/read-yaml.js';

/** What stands at the beginning of a record, as it is written there. */
export interface Head {
  readonly title: string;
  readonly status: string;
  readonly date: string;
  readonly decisionMakers: readonly string[];
  readonly consulted: readonly string[];
  readonly informed: readonly string[];
  /** All below the title but the lines that say one of these. */
  readonly body: string;
}

type Field = Exclude<keyof Head, 'title' | 'body'>;

/** MADR 2 and 3 have deciders, MADR 4 has decision-makers. */
const FIELDS: Readonly<Record<string, Field>> = {
  status: 'status',
  date: 'date',
  deciders: 'decisionMakers',
  'decision-makers': 'decisionMakers',
  consulted: 'consulted',
  informed: 'informed',
};

/** A line such as `- Status: accepted`, in MADR 2 and log4brains; some make the name bold. */
const LINE = /^\s{0,3}[*+-]\s{1,4}\*{0,2}([A-Za-z-]{1,30})\s{0,3}:\*{0,2}(.{0,4000})$/;

const MOST_FRONT_LINES = 200;
const MOST_FRONT_UNITS = 16_384;

/** So many lines below the title are looked at for such a list. */
const MOST_LIST_LINES = 60;

/** Returns what a record says of itself before its first section, in front matter or in a list below its title. */
export function readHead(text: string): Head {
  const lines = text.split('\n');
  const end = endOfFrontMatter(lines);
  const front = end === 0 ? new Map<Field, readonly string[]>() : readFrontMatter(lines.slice(1, end - 1));
  const { title, below } = findTitle(lines, end);
  const { listed, rest } = readList(lines.slice(below));
  const field = (name: Field): readonly string[] => front.get(name) ?? listed.get(name) ?? [];
  return {
    title,
    status: field('status').join(' ').trim(),
    date: field('date').join(' ').trim(),
    decisionMakers: field('decisionMakers'),
    consulted: field('consulted'),
    informed: field('informed'),
    body: rest.join('\n').trim(),
  };
}

/** Index of the line behind the front matter; 0 where there is none. */
function endOfFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  return lines.slice(0, MOST_FRONT_LINES).findIndex((line, index) => index > 0 && line.trimEnd() === '---') + 1;
}

/** Where it is no YAML, as with the braces of the template, its lines are read one by one. */
function readFrontMatter(lines: readonly string[]): ReadonlyMap<Field, readonly string[]> {
  const text = lines.join('\n').slice(0, MOST_FRONT_UNITS);
  const reading = readYaml(text);
  const entries = reading.faults === null && isMapping(reading.value) ? Object.entries(reading.value) : byLine(text);
  const fields = new Map<Field, readonly string[]>();
  for (const [key, value] of entries) {
    const field = fieldOf(key);
    if (field !== null) fields.set(field, textsOf(value));
  }
  return fields;
}

function byLine(text: string): readonly (readonly [string, unknown])[] {
  return text.split('\n').flatMap((line) => {
    const at = line.indexOf(':');
    return at <= 0 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()] as const];
  });
}

function fieldOf(key: string): Field | null {
  const name = key.trim().toLowerCase().replace(/\s+/g, '-');
  return Object.hasOwn(FIELDS, name) ? (FIELDS[name] ?? null) : null;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => (Array.isArray(entry) ? [] : textsOf(entry)));
  if (typeof value === 'string') return [value];
  return typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [];
}

/** The first heading of the first level, of either look. */
function findTitle(lines: readonly string[], from: number): { readonly title: string; readonly below: number } {
  for (let line = from; line < lines.length; line += 1) {
    const text = (lines[line] ?? '').slice(0, 1_000);
    const heading = /^ {0,3}#\s+(\S.*)$/.exec(text)?.[1];
    if (heading !== undefined) return { title: heading, below: line + 1 };
    const isUnderlined = text.trim() !== '' && /^={3,}\s*$/.test(lines[line + 1] ?? '');
    if (isUnderlined) return { title: text, below: line + 2 };
  }
  return { title: '', below: from };
}

function readList(lines: readonly string[]): {
  readonly listed: ReadonlyMap<Field, readonly string[]>;
  readonly rest: readonly string[];
} {
  const section = lines.findIndex((line) => /^ {0,3}#{1,6}\s/.test(line));
  const end = Math.min(section < 0 ? lines.length : section, MOST_LIST_LINES);
  const listed = new Map<Field, readonly string[]>();
  const rest = lines.filter((line, index) => {
    const [, key, value] = (index < end && LINE.exec(line)) || [];
    const field = key === undefined ? null : fieldOf(key);
    if (field === null || listed.has(field)) return true;
    listed.set(field, [(value ?? '').replace(/<!--[^>]{0,200}-->/g, '').trim()]);
    return false;
  });
  return { listed, rest };
}
