import { cleanLine } from '../../config/values/clean.js';
import { valueAt } from '../../config/faults/found.js';
import { BOUNDS } from '../../config/language/schema.js';
import { readYaml } from '../../config/yaml/read-yaml.js';
import type { Head } from './guidance.js';

const MOST_LABELS = 20;

/** Longer ones are no front matter; GitHub's own has six keys. */
const LONGEST_FRONT_MATTER = 8_000;

/**
 * Returns what the top of an issue form or the front matter of a Markdown template puts on an issue.
 *
 * Source: docs.github.com, "Syntax for issue forms": labels are a list, or one text with commas.
 */
export function readHead(value: unknown): Head {
  const labels = valueAt(value, ['labels']);
  const listed = typeof labels === 'string' ? labels.slice(0, LONGEST_FRONT_MATTER).split(',') : labels;
  return {
    title: lineAt(value, 'title'),
    labels: (Array.isArray(listed) ? listed : [])
      .slice(0, MOST_LABELS)
      .flatMap((label) => (typeof label === 'string' ? [cleanLine(label.slice(0, BOUNDS.text))] : []))
      .filter((label) => label !== ''),
    type: lineAt(value, 'type'),
  };
}

/** Returns what the front matter of a Markdown template puts on an issue; nothing where it has none that can be read. */
export function readFrontMatter(text: string): Head {
  const start = text.slice(0, LONGEST_FRONT_MATTER).replace(/^\uFEFF/, '');
  const block = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(start)?.[1];
  const reading = block === undefined ? null : readYaml(block);
  return readHead(reading?.faults === null ? reading.value : null);
}

function lineAt(value: unknown, key: string): string | null {
  const text = valueAt(value, [key]);
  const line = typeof text === 'string' ? cleanLine(text.slice(0, BOUNDS.text)) : '';
  return line === '' ? null : line;
}
