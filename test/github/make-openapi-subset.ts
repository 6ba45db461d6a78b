/**
 * Cuts the operations the fake serves out of GitHub's OpenAPI description and prints them as plain JSON Schema.
 *
 * The description comes in the npm package `@octokit/openapi`, which is far too large to be a dependency. To make the subset anew:
 *
 *     dir=$(mktemp -d) && (cd "$dir" && npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-*.tgz)
 *     npx tsx test/github/make-openapi-subset.ts "$dir/package/generated/api.github.com.json" > test/github/openapi-subset.json
 *
 * What is changed on the way: descriptions and examples go; `nullable` becomes a `null` type; `oneOf` becomes `anyOf`, since
 * alternatives of GitHub's overlap; only JSON bodies, successful answers and query parameters are kept.
 */
import { readFileSync } from 'node:fs';

const operations = `
apps/get-authenticated apps/list-installations apps/get-installation apps/get-repo-installation apps/create-installation-access-token
apps/list-repos-accessible-to-installation apps/create-from-manifest apps/list-webhook-deliveries apps/get-webhook-delivery
apps/redeliver-webhook-delivery apps/get-webhook-config-for-app repos/get-branch-rules rate-limit/get meta/root repos/get repos/get-content git/get-tree git/get-blob repos/list-commits repos/get-commit
issues/list-for-repo issues/create issues/get issues/update issues/list-comments-for-repo issues/list-comments issues/create-comment
issues/get-comment issues/update-comment issues/delete-comment reactions/list-for-issue-comment reactions/create-for-issue-comment
issues/list-labels-for-repo issues/get-label issues/create-label issues/update-label issues/delete-label issues/list-labels-on-issue
issues/add-labels issues/set-labels issues/remove-label issues/list-events-for-timeline issues/add-assignees issues/remove-assignees
issues/lock issues/unlock pulls/list pulls/get pulls/list-files repos/list-pull-requests-associated-with-commit checks/create checks/update
checks/get checks/list-for-ref checks/list-suites-for-ref checks/get-suite repos/get-collaborator-permission-level users/get-authenticated
teams/list-members-in-org git/create-ref git/update-ref git/create-tree git/create-commit pulls/create
`
  .trim()
  .split(/\s+/);

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Mapping = Readonly<Record<string, Json>>;

const dropped = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'title',
  'deprecated',
  'tags',
  'default',
  'discriminator',
]);

function isMapping(value: Json | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Returns the schema as JSON Schema, without words; `isNames` where keys are names of properties, not keywords. */
function translate(value: Json, isNames = false): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((each) => translate(each));
  if (!isMapping(value)) return value;
  const result: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!isNames && (dropped.has(key) || key.startsWith('x-') || key === 'nullable')) continue;
    if (!isNames && key === '$ref') result[key] = text(inner).replace('#/components/schemas/', '#/$defs/');
    else if (!isNames && key === 'enum') result[key] = inner;
    else result[!isNames && key === 'oneOf' ? 'anyOf' : key] = translate(inner, !isNames && key === 'properties');
  }
  return !isNames && value['nullable'] === true ? allowNull(result) : result;
}

function allowNull(schema: Record<string, Json>): Json {
  if (typeof schema['type'] !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = schema['enum'];
  const withNull =
    Array.isArray(values) && !(values as readonly Json[]).includes(null)
      ? { enum: [...(values as readonly Json[]), null] }
      : {};
  return { ...schema, ...withNull, type: [schema['type'], 'null'] };
}

function follow(root: Mapping, value: Json | undefined): Mapping | null {
  if (!isMapping(value)) return null;
  const ref = value['$ref'];
  if (typeof ref !== 'string') return value;
  let target: Json | undefined = root;
  for (const part of ref.slice(2).split('/')) target = isMapping(target) ? target[part] : undefined;
  return isMapping(target) ? target : null;
}

function jsonSchema(root: Mapping, holder: Json | undefined): Json | null {
  const content = follow(root, holder)?.['content'];
  const json = isMapping(content)
    ? (content['application/json'] ?? content['application/vnd.github.object'])
    : undefined;
  return isMapping(json) && json['schema'] !== undefined ? translate(json['schema']) : null;
}

function cutOperation(root: Mapping, path: string, method: string, operation: Mapping): Json {
  const responses: Record<string, Json> = {};
  const described = operation['responses'];
  for (const [status, response] of Object.entries(isMapping(described) ? described : {})) {
    if (status.startsWith('2')) responses[status] = jsonSchema(root, response);
  }
  const query: Record<string, Json> = {};
  const parameters = operation['parameters'];
  for (const each of Array.isArray(parameters) ? (parameters as readonly Json[]) : []) {
    const parameter = follow(root, each);
    if (parameter?.['in'] === 'query') query[text(parameter['name'])] = translate(parameter['schema'] ?? {});
  }
  return { method: method.toUpperCase(), path, query, body: jsonSchema(root, operation['requestBody']), responses };
}

function collectRefs(value: Json, found: Set<string>): void {
  if (Array.isArray(value)) for (const each of value as readonly Json[]) collectRefs(each, found);
  if (!isMapping(value)) return;
  if (typeof value['$ref'] === 'string') found.add(value['$ref'].replace('#/$defs/', ''));
  for (const each of Object.values(value)) collectRefs(each, found);
}

function main(file: string): void {
  const root = JSON.parse(readFileSync(file, 'utf8')) as Mapping;
  const cut: Record<string, Json> = {};
  for (const [path, methods] of Object.entries(root['paths'] as Mapping)) {
    for (const [method, operation] of Object.entries(isMapping(methods) ? methods : {})) {
      const id = isMapping(operation) ? text(operation['operationId']) : '';
      if (isMapping(operation) && operations.includes(id)) cut[id] = cutOperation(root, path, method, operation);
    }
  }
  const missing = operations.filter((id) => !(id in cut));
  if (missing.length > 0) throw new Error(`not in the description: ${missing.join(', ')}`);
  const schemas = (root['components'] as Mapping)['schemas'] as Mapping;
  const defs: Record<string, Json> = {};
  const waiting = new Set<string>();
  collectRefs(cut, waiting);
  for (const name of waiting) {
    defs[name] = translate(schemas[name] ?? {});
    collectRefs(defs[name], waiting);
  }
  process.stdout.write(
    `${JSON.stringify({ source: '@octokit/openapi 23.0.2, api.github.com', operations: cut, $defs: defs })}\n`,
  );
}

const file = process.argv[2];
if (file === undefined) throw new Error('usage: make-openapi-subset.ts api.github.com.json');
main(file);
