import type { Args, Fields } from './fields/fields.js';

/** A page of a list, as every connection type of the schema has it. */
export interface Connection {
  readonly nodes: readonly unknown[];
  readonly cursors: readonly string[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Returns the page that `first`, `after`, `last` and `before` ask for. Cursors are opaque and stay good while the list grows at its end. */
export function paginate(list: readonly unknown[], args: Args): Connection {
  let start = args['after'] == null ? 0 : readCursor(args['after']) + 1;
  let end = args['before'] == null ? list.length : Math.min(list.length, readCursor(args['before']));
  const { first, last } = args;
  if (typeof first === 'number') end = Math.min(end, start + first);
  if (typeof last === 'number') start = Math.max(start, end - last);
  end = Math.max(start, end);
  const nodes = list.slice(start, end);
  return {
    nodes,
    cursors: nodes.map((_, index) => writeCursor(start + index)),
    totalCount: list.length,
    hasNextPage: end < list.length,
    hasPreviousPage: start > 0,
  };
}

function writeCursor(index: number): string {
  return Buffer.from(`cursor:v2:${index}`).toString('base64');
}

function readCursor(cursor: unknown): number {
  const index = /^cursor:v2:(\d{1,9})$/.exec(Buffer.from(String(cursor), 'base64').toString('utf8'))?.[1];
  if (index === undefined) throw new Error(`\`${String(cursor)}\` does not appear to be a valid cursor.`);
  return Number(index);
}

export const connectionFields: Fields<Connection> = {
  nodes: (connection) => connection.nodes,
  edges: (connection) => connection.nodes.map((node, index) => ({ node, cursor: connection.cursors[index] })),
  totalCount: (connection) => connection.totalCount,
  filteredCount: (connection) => connection.totalCount,
  pageCount: (connection) => connection.nodes.length,
  pageInfo: (connection) => connection,
};

export const edgeFields: Fields<{ readonly node: unknown; readonly cursor: string }> = {
  node: (edge) => edge.node,
  cursor: (edge) => edge.cursor,
};

export const pageInfoFields: Fields<Connection> = {
  hasNextPage: (connection) => connection.hasNextPage,
  hasPreviousPage: (connection) => connection.hasPreviousPage,
  startCursor: (connection) => connection.cursors[0] ?? null,
  endCursor: (connection) => connection.cursors.at(-1) ?? null,
};
