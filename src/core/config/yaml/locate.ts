import type { YamlNode } from './yaml-tree.js';

export type Path = readonly (string | number)[];

/** A place in a text as people count, from 1. Columns are UTF-16 units, as in most editors. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Gives the place of a path's value or, with `key`, of the key itself. What is not there has the place of what is around it. */
export type Locate = (path: Path, part?: 'key' | 'value') => Place;

/** Returns the offset of a path's value or key, or of the innermost node on the way to it. */
export function findOffset(root: YamlNode, path: Path, part: 'key' | 'value' = 'value'): number {
  let node = root;
  let keyOffset = root.offset;
  for (const step of path) {
    if (node.kind === 'mapping') {
      const entry = node.entries.find(({ key }) => key === String(step));
      if (entry === undefined) return node.offset;
      keyOffset = entry.keyOffset;
      node = entry.value;
    } else if (node.kind === 'sequence') {
      const item = node.items[Number(step)];
      if (item === undefined) return node.offset;
      keyOffset = item.offset;
      node = item;
    } else return node.offset;
  }
  return part === 'key' ? keyOffset : node.offset;
}

/** Returns a function from offsets to places. Lines end at LF, CRLF or a lone CR, as YAML has it. */
export function measureLines(text: string): (offset: number) => Place {
  const starts = [0];
  for (const lineEnd of text.matchAll(/\r\n|\n|\r/g)) starts.push(lineEnd.index + lineEnd[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
