import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  TypeInfo,
  getNamedType,
  isObjectType,
  parse,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { isServed, loadSchema } from './schema.js';

/** A query that was looked at once: what is wrong with it, and what it pages through. */
export interface Prepared {
  readonly document: DocumentNode | null;
  readonly operation: string;
  readonly isMutation: boolean;
  /** What GitHub would refuse it for. */
  readonly errors: readonly GraphQLError[];
  /** Fields of GitHub's that the fake does not serve, as `Issue.milestone`. */
  readonly unserved: readonly string[];
  readonly connections: ReadonlySet<FieldNode>;
}

const prepared = new Map<string, Prepared>();

/** More distinct queries than this mean that something puts values into their text. */
const maxDistinct = 2000;

/** Parses and checks a query; each distinct text once. */
export function prepareQuery(query: string): Prepared {
  const known = prepared.get(query);
  if (known !== undefined) return known;
  if (prepared.size >= maxDistinct) throw new Error('too many distinct GraphQL queries: values belong into variables');
  const made = prepare(query);
  prepared.set(query, made);
  return made;
}

function prepare(query: string): Prepared {
  const nothing = {
    operation: 'anonymous',
    isMutation: false,
    errors: [],
    unserved: [],
    connections: new Set<FieldNode>(),
  };
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { ...nothing, document: null, errors: error instanceof GraphQLError ? [error] : [] };
  }
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  const schema = loadSchema();
  const errors = validate(schema, document);
  const found = errors.length > 0 ? nothing : inspect(schema, document);
  return {
    document,
    operation: operation?.name?.value ?? 'anonymous',
    isMutation: operation?.operation === OperationTypeNode.MUTATION,
    errors,
    unserved: found.unserved,
    connections: found.connections,
  };
}

/** Walks a valid query for what is not served and for what is paged. */
function inspect(schema: GraphQLSchema, document: DocumentNode): Pick<Prepared, 'unserved' | 'connections'> {
  const unserved = new Set<string>();
  const connections = new Set<FieldNode>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const name = node.name.value;
        if (parent == null || name.startsWith('__')) return;
        if (!isServed(schema, parent, name)) unserved.add(`${parent.name}.${name}`);
        const type = getNamedType(info.getType());
        if (isObjectType(type) && type.name.endsWith('Connection')) connections.add(node);
      },
    }),
  );
  return { unserved: [...unserved], connections };
}
