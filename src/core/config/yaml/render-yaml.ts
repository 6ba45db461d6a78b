/** What is written as YAML: mappings keep the order of their keys. A note stands as a comment above its entry. */
export type YamlValue = string | boolean | number | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/**
 * Returns a value as YAML text in block style, lists and mappings one entry a line. Parsers of YAML 1.1, as GitHub's is, and
 * of YAML 1.2 read the same: whatever only looks like a text of its own accord is in quotes.
 */
export function renderYaml(value: YamlValue, indent = ''): string {
  return renderLines(value, indent).join('\n');
}

/** Returns a value as YAML text in flow style, on one line. */
export function renderFlow(value: YamlValue): string {
  if (typeof value === 'string' && value.includes(',') && renderScalar(value) === value)
    return `'${value.replaceAll("'", "''")}'`;
  if (typeof value !== 'object') return renderScalar(value);
  if (isList(value)) return `[${value.map(renderFlow).join(', ')}]`;
  const entries = Object.entries(value).map(([key, entry]) => `${renderFlow(key)}: ${renderFlow(entry)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function renderLines(value: YamlValue, indent: string): readonly string[] {
  if (typeof value !== 'object') return [`${indent}${renderScalar(value)}`];
  if (isList(value)) {
    if (value.length === 0) return [`${indent}[]`];
    return value.flatMap((item) => {
      const [first = '', ...rest] = renderLines(item, `${indent}  `);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${indent}{}`];
  return entries.flatMap(([key, entry]) => renderEntry(key, entry, indent));
}

function renderEntry(key: string, value: YamlValue, indent: string): readonly string[] {
  const name = `${indent}${renderScalar(key)}:`;
  if (typeof value === 'string' && isBlock(value)) {
    const lines = value.split('\n').map((line) => (line === '' ? '' : `${indent}  ${line}`));
    return [`${name} |-`, ...lines];
  }
  if (typeof value !== 'object') return [`${name} ${renderScalar(value)}`];
  const isEmpty = isList(value) ? value.length === 0 : Object.keys(value).length === 0;
  if (isEmpty) return [`${name} ${isList(value) ? '[]' : '{}'}`];
  return [name, ...renderLines(value, `${indent}  `)];
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

/** Words that are no text in YAML 1.1 or 1.2. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|\.nan|\.inf)$/i;

/** A length of time such as `3wd`, or hours such as `09:00-17:00`: neither is a number in YAML 1.1 or 1.2. */
const MEASURE = /^(?:\d{1,4}w?[mhdw]|\d\d:\d\d-\d\d:\d\d)$/;

/** A letter first, and no mark that means something to YAML in any place. */
const PLAIN = /^\.?\p{L}(?:[\p{L}\p{N} .,()'/_+-]*[\p{L}\p{N}.)/_+-])?$/u;

/** Returns one value on one line. */
export function renderScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if ((PLAIN.test(value) && !RESERVED.test(value)) || MEASURE.test(value)) return value;
  const isVisible = /^[\p{L}\p{N}\p{P}\p{S}\p{M} ]*$/u.test(value);
  if (isVisible && value.includes("'") && !/["\\]/.test(value)) return `"${value}"`;
  if (isVisible) return `'${value.replaceAll("'", "''")}'`;
  return quoteDouble(value);
}

/** What JSON writes is YAML, but for characters that YAML wants escaped and JSON does not. */
function quoteDouble(text: string): string {
  return JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Several lines stand as they are where nothing in them would be lost: no blank before the first or at the end of one. */
function isBlock(text: string): boolean {
  return (
    /^[^\s].*\n[^]*[^\s]$/.test(text) && text.split('\n').every((line) => /^[\p{L}\p{N}\p{P}\p{S}\p{M} ]*$/u.test(line))
  );
}
