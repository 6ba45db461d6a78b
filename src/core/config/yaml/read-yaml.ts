import { constructFromEvents, parseEvents, YAMLException } from 'js-yaml';
import { buildYamlTree, DEEPEST, type YamlFault, type YamlNode } from './yaml-tree.js';

export type YamlReading =
  | { readonly faults: readonly YamlFault[] }
  | { readonly faults: null; readonly value: unknown; readonly root: YamlNode };

/** The largest file that is read. Counted in UTF-16 units, which is bytes where a text is ASCII. */
export const MAX_CONFIG_BYTES = 256 * 1024;

/**
 * Returns the value of a YAML 1.2 text together with the place of each of its nodes, or everything that is wrong with it.
 * Dates and `on` or `yes` stay text; merge keys and tags are not part of the language. It never throws.
 */
export function readYaml(text: string): YamlReading {
  if (text.length > MAX_CONFIG_BYTES) return refuse('too-large', 0, String(text.length));
  const unpaired = text.search(/\p{Surrogate}/u);
  if (unpaired >= 0) return refuse('not-text', unpaired);
  try {
    const events = parseEvents(text, { maxDepth: DEEPEST });
    const tree = buildYamlTree(text, events);
    if (tree.faults.length > 0) return { faults: tree.faults };
    if (tree.root === null) return refuse('empty', 0);
    // Duplicate keys were found above, all at once; the constructor would stop at the first.
    const value = constructFromEvents(events, { source: text, json: true })[0];
    return value === null || value === undefined ? refuse('empty', 0) : { faults: null, value, root: tree.root };
  } catch (error) {
    return explainError(error);
  }
}

function refuse(kind: YamlFault['kind'], offset: number, detail = ''): YamlReading {
  return { faults: [{ kind, offset, detail }] };
}

/** js-yaml gives reasons as English text only; those a person meets often have a sentence of their own here. */
function explainError(error: unknown): YamlReading {
  if (!(error instanceof YAMLException)) return refuse('syntax', 0, 'it cannot be read');
  const offset = error.mark?.position ?? 0;
  if (/input is empty/.test(error.reason)) return refuse('empty', 0);
  if (/null byte|non-printable/.test(error.reason)) return refuse('not-text', offset);
  if (/tab character/.test(error.reason)) return refuse('tab', offset);
  if (/maxDepth/.test(error.reason)) return refuse('too-deep', offset);
  if (/deficient indentation|unexpected end of the stream/.test(error.reason)) return refuse('unclosed', offset);
  if (/bad indentation/.test(error.reason)) return refuse('indentation', offset);
  if (/^unknown \w+ tag/.test(error.reason)) return refuse('tag', offset);
  return refuse('syntax', offset, error.reason);
}
