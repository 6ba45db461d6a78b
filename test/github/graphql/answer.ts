import type { GraphQLError } from 'graphql';
import { executeSync } from 'graphql';
import { ApiError } from '../rest/call.js';
import type { Principal, Reply } from '../rest/call.js';
import type { Account, World } from '../state/model.js';
import type { Scene } from '../state/world.js';
import { measureCost } from './cost.js';
import { TypedError } from './fields/fields.js';
import type { Context } from './fields/fields.js';
import { prepareQuery } from './prepare.js';
import type { Prepared } from './prepare.js';
import { loadSchema } from './schema.js';

interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

function readRequest(text: string): GraphqlRequest | null {
  try {
    const body = JSON.parse(text) as { query?: unknown; variables?: unknown; operationName?: unknown };
    if (typeof body.query !== 'string') return null;
    const variables = typeof body.variables === 'object' && body.variables !== null ? body.variables : {};
    const operationName = typeof body.operationName === 'string' ? body.operationName : undefined;
    return { query: body.query, variables: variables as Record<string, unknown>, operationName };
  } catch {
    return null;
  }
}

/** Returns the operation's name and whether it writes. */
export function describeGraphql(text: string): { readonly operation: string; readonly isMutation: boolean } {
  const request = readRequest(text);
  if (request === null) return { operation: 'anonymous', isMutation: false };
  const { operation, isMutation } = prepareQuery(request.query);
  return { operation, isMutation };
}

/**
 * Answers a GraphQL request against `world`, which may be an older one than the scene's, which mutations change.
 *
 * What GitHub's schema does not allow is refused in GitHub's manner, with HTTP 200. What GitHub has and the fake does not serve is
 * answered 400 and reported: a silent null would be taken for a fact.
 */
export function answerGraphql(
  world: World,
  scene: Scene,
  principal: Principal | null,
  text: string,
  complain: (problem: string) => void,
): Reply {
  if (principal === null) throw new ApiError(401, 'This endpoint requires you to be authenticated.');
  const request = readRequest(text);
  if (request === null) throw new ApiError(400, 'Problems parsing JSON');
  const prepared = prepareQuery(request.query);
  if (prepared.document === null || prepared.errors.length > 0) {
    return { status: 200, body: { errors: prepared.errors.map(formatRefusal) } };
  }
  if (prepared.unserved.length > 0) {
    const problem = `the fake GitHub does not serve ${prepared.unserved.join(', ')}`;
    complain(problem);
    throw new ApiError(400, problem);
  }
  return run(world, scene, principal, request, prepared, complain);
}

function run(
  world: World,
  scene: Scene,
  principal: Principal,
  request: GraphqlRequest,
  prepared: Prepared,
  complain: (problem: string) => void,
): Reply {
  if (prepared.document === null) return { status: 500 };
  let context: Context;
  try {
    const cost = measureCost(prepared.document, request.variables, (field) => prepared.connections.has(field));
    context = { world, scene, principal, cost: cost.points, nodeCount: cost.nodes };
  } catch (error) {
    if (!(error instanceof TypedError)) throw error;
    return { status: 200, body: { errors: [{ type: error.type, message: error.message }] } };
  }
  const result = executeSync({
    schema: loadSchema(),
    document: prepared.document,
    variableValues: request.variables,
    contextValue: context,
    ...(request.operationName === undefined ? {} : { operationName: request.operationName }),
    typeResolver: (value) => typenameOf(value),
  });
  const errors = (result.errors ?? []).map((error) => formatError(error, complain));
  const data = result.data === undefined ? {} : { data: result.data };
  return { status: 200, body: errors.length === 0 ? data : { ...data, errors } };
}

/** Accounts know their type as REST names it, which is GraphQL's name too. */
function typenameOf(value: unknown): string {
  const source = value as { readonly __typename?: string } & Partial<Account>;
  return source.__typename ?? source.type ?? 'User';
}

/** Returns an error of an execution; `type` stands beside `message`, as GitHub has it. */
function formatError(error: GraphQLError, complain: (problem: string) => void): Record<string, unknown> {
  const { message, path, locations } = error;
  const cause = error.originalError;
  if (cause instanceof TypedError) return { type: cause.type, path, locations, message };
  if (cause != null) complain(`GraphQL field ${path?.join('.') ?? '?'} failed: ${message}`);
  return { path, locations, message };
}

/** Returns an error of a check; an unknown field in GitHub's words. */
function formatRefusal(error: GraphQLError): Record<string, unknown> {
  const { locations } = error;
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  if (unknown === null) return { message: error.message, locations };
  const [, fieldName, typeName] = unknown;
  const extensions = { code: 'undefinedField', typeName, fieldName };
  return { locations, extensions, message: `Field '${fieldName}' doesn't exist on type '${typeName}'` };
}
