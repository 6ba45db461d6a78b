import { EVENT_ID, getScalarValue, SCALAR_STYLE, type Event, type ScalarEvent } from 'js-yaml';

/** A node of a YAML document with the offset at which it is written; an alias has its own offset and its target's content. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly offset: number }
  | { readonly kind: 'sequence'; readonly offset: number; readonly items: readonly YamlNode[] }
  | { readonly kind: 'mapping'; readonly offset: number; readonly entries: readonly YamlEntry[] };

export interface YamlEntry {
  readonly key: string;
  readonly keyOffset: number;
  readonly value: YamlNode;
}

/** What is wrong with a text before anything is known of its meaning. */
export interface YamlFault {
  readonly kind:
    | 'too-large'
    | 'empty'
    | 'not-text'
    | 'tab'
    | 'unclosed'
    | 'indentation'
    | 'tag'
    | 'syntax'
    | 'several-documents'
    | 'too-deep'
    | 'too-many-aliases'
    | 'recursive-alias'
    | 'unknown-alias'
    | 'duplicate-key'
    | 'reserved-key'
    | 'complex-key';
  readonly offset: number;
  /** The key, the alias, or the parser's own reason. */
  readonly detail: string;
}

export interface YamlTree {
  /** Null for a text without content. */
  readonly root: YamlNode | null;
  readonly faults: readonly YamlFault[];
}

/** More than 256 KB can hold without aliases. A few aliases are fine; a bomb has millions of nodes. */
const MOST_NODES = 200_000;
const MOST_FAULTS = 100;
/** Nesting, with what aliases stand for. The language itself needs seven. */
export const DEEPEST = 50;

/** A finished node. `size` and `depth` count what its aliases stand for, without ever expanding them. */
interface Measured {
  readonly node: YamlNode;
  readonly size: number;
  readonly depth: number;
}

interface OpenCollection {
  readonly offset: number;
  readonly anchor: string | null;
  /** Of a sequence; null for a mapping. */
  readonly items: YamlNode[] | null;
  readonly entries: YamlEntry[];
  readonly keys: Set<string>;
  /** The key whose value comes next. */
  key: { readonly text: string; readonly offset: number } | null;
  size: number;
  depth: number;
}

interface Building {
  readonly text: string;
  readonly faults: YamlFault[];
  readonly open: OpenCollection[];
  /** Null while the collection that carries the anchor is still open. */
  readonly anchors: Map<string, Measured | null>;
  documents: number;
  root: YamlNode | null;
}

/** Returns the tree of places of a parsed text, and every fault that the parser itself lets pass. */
export function buildYamlTree(text: string, events: readonly Event[]): YamlTree {
  const building: Building = { text, faults: [], open: [], anchors: new Map(), documents: 0, root: null };
  for (const event of events) {
    if (building.faults.length >= MOST_FAULTS || building.faults.some(isFinal)) break;
    takeEvent(building, event);
  }
  return { root: building.root, faults: building.faults };
}

/** A fault after which the rest of the text says nothing reliable. */
function isFinal(fault: YamlFault): boolean {
  return fault.kind === 'too-many-aliases' || fault.kind === 'too-deep' || fault.kind === 'several-documents';
}

function takeEvent(building: Building, event: Event): void {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      building.documents++;
      break;
    case EVENT_ID.SCALAR:
      takeScalar(building, event);
      break;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING: {
      const anchor = readAnchor(building.text, event);
      if (anchor !== null) building.anchors.set(anchor, null);
      const items = event.type === EVENT_ID.SEQUENCE ? [] : null;
      const offset = event.start;
      building.open.push({ offset, anchor, items, entries: [], keys: new Set(), key: null, size: 1, depth: 1 });
      break;
    }
    case EVENT_ID.ALIAS:
      takeAlias(building, building.text.slice(event.anchorStart, event.anchorEnd), event.anchorStart - 1);
      break;
    case EVENT_ID.POP: {
      const closed = building.open.pop();
      if (closed === undefined) break;
      const node: YamlNode =
        closed.items === null
          ? { kind: 'mapping', offset: closed.offset, entries: closed.entries }
          : { kind: 'sequence', offset: closed.offset, items: closed.items };
      addNode(building, { node, size: closed.size, depth: closed.depth }, closed.anchor);
      break;
    }
    default:
      event satisfies never;
  }
}

function readAnchor(text: string, event: { readonly anchorStart: number; readonly anchorEnd: number }): string | null {
  return event.anchorStart < 0 ? null : text.slice(event.anchorStart, event.anchorEnd);
}

function takeScalar(building: Building, event: ScalarEvent): void {
  const parent = building.open.at(-1);
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  const offset = event.valueStart < 0 ? null : event.valueStart - (isQuoted ? 1 : 0);
  const anchor = readAnchor(building.text, event);
  if (parent?.items === null && parent.key === null) {
    takeKey(building, parent, offset === null ? '' : getScalarValue(building.text, event), offset ?? parent.offset);
    if (anchor !== null) building.anchors.delete(anchor);
    return;
  }
  // A value that is not there ("key:") has no place of its own: its key's is shown.
  const node: YamlNode = { kind: 'scalar', offset: offset ?? parent?.key?.offset ?? parent?.offset ?? 0 };
  addNode(building, { node, size: 1, depth: 0 }, anchor);
}

function takeKey(building: Building, parent: OpenCollection, text: string, offset: number): void {
  if (text === '__proto__') building.faults.push({ kind: 'reserved-key', offset, detail: text });
  else if (parent.keys.has(text)) building.faults.push({ kind: 'duplicate-key', offset, detail: text });
  parent.keys.add(text);
  parent.key = { text, offset };
}

function takeAlias(building: Building, name: string, offset: number): void {
  const target = building.anchors.get(name);
  if (target === undefined) building.faults.push({ kind: 'unknown-alias', offset, detail: name });
  else if (target === null) building.faults.push({ kind: 'recursive-alias', offset, detail: name });
  const { node, size, depth } = target ?? { node: { kind: 'scalar' as const, offset }, size: 1, depth: 0 };
  addNode(building, { node: { ...node, offset }, size, depth }, null);
}

function addNode(building: Building, added: Measured, anchor: string | null): void {
  if (anchor !== null) building.anchors.set(anchor, added);
  const parent = building.open.at(-1);
  const offset = added.node.offset;
  if (parent === undefined) {
    if (building.documents > 1) building.faults.push({ kind: 'several-documents', offset, detail: '' });
    building.root ??= added.node;
    return;
  }
  parent.size += added.size;
  parent.depth = Math.max(parent.depth, added.depth + 1);
  if (parent.size > MOST_NODES) building.faults.push({ kind: 'too-many-aliases', offset, detail: '' });
  else if (parent.depth > DEEPEST) building.faults.push({ kind: 'too-deep', offset, detail: '' });
  if (parent.items !== null) parent.items.push(added.node);
  else if (parent.key === null) {
    building.faults.push({ kind: 'complex-key', offset, detail: '' });
    parent.key = { text: '', offset };
  } else {
    parent.entries.push({ key: parent.key.text, keyOffset: parent.key.offset, value: added.node });
    parent.key = null;
  }
}
