import { Kind } from 'graphql';
import type { ArgumentNode, DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { TypedError } from './fields/fields.js';

/** What a query costs by GitHub's published rule. */
export interface Cost {
  readonly points: number;
  readonly nodes: number;
}

const maxNodes = 500_000;

type Variables = Readonly<Record<string, unknown>>;

/**
 * Returns the points and nodes of a query: each connection is one request for every node of the connections above it, a hundred
 * requests are one point, and at least one is charged.
 *
 * `isConnection` tells whether a field of that name may be paged. Bounds that are missing or beyond 100 are refused, and so are
 * more than half a million nodes. Source: docs.github.com, "Rate limits and query limits for the GraphQL API".
 */
export function measureCost(
  document: DocumentNode,
  variables: Variables,
  isConnection: (field: FieldNode) => boolean,
): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const each of document.definitions)
    if (each.kind === Kind.FRAGMENT_DEFINITION) fragments.set(each.name.value, each);
  let requests = 0;
  let nodes = 0;
  const walk = (set: SelectionSetNode | undefined, parents: number): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) walk(fragments.get(selection.name.value)?.selectionSet, parents);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, parents);
      else if (!isConnection(selection)) walk(selection.selectionSet, parents);
      else {
        const size = readBound(selection, variables);
        requests += parents;
        nodes += parents * size;
        walk(selection.selectionSet, parents * size);
      }
    }
  };
  for (const each of document.definitions) if (each.kind === Kind.OPERATION_DEFINITION) walk(each.selectionSet, 1);
  if (nodes > maxNodes) {
    const message = `This query requests up to ${nodes.toLocaleString('en')} possible nodes which exceeds the maximum limit of 500,000.`;
    throw new TypedError('MAX_NODE_LIMIT_EXCEEDED', message);
  }
  return { points: Math.max(1, Math.round(requests / 100)), nodes };
}

function readBound(field: FieldNode, variables: Variables): number {
  const name = field.name.value;
  const first = readArgument(field.arguments, 'first', variables);
  const last = readArgument(field.arguments, 'last', variables);
  const [key, size] = first === null ? (['last', last] as const) : (['first', first] as const);
  if (size === null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`;
    throw new TypedError('MISSING_PAGINATION_BOUNDARIES', message);
  }
  if (size < 1)
    throw new TypedError('INVALID_PAGINATION', `\`${key}\` on the \`${name}\` connection cannot be less than 1.`);
  if (size > 100) {
    const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`${key}\` limit of 100 records.`;
    throw new TypedError('EXCESSIVE_PAGINATION', message);
  }
  return size;
}

function readArgument(list: readonly ArgumentNode[] | undefined, name: string, variables: Variables): number | null {
  const value = list?.find((each) => each.name.value === name)?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : null;
  return typeof given === 'number' ? given : null;
}
