import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, object>>;
  readonly body: object | null;
  readonly responses: Readonly<Record<string, object | null>>;
}

interface Subset {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly $defs: Readonly<Record<string, object>>;
}

/**
 * Where the fake answers as GitHub does and GitHub's own description does not fit.
 *
 * - Timeline events are told in one general form; the description asks of each kind what GitHub leaves out.
 * - An installation's account, where it stands in a list, would have to be a user and an enterprise at once.
 */
const tolerated: readonly RegExp[] = [
  /^issues\/list-events-for-timeline:/,
  /^apps\/list-installations: \/\d+\/account /,
];

let loaded: { readonly subset: Subset; readonly ajv: Ajv } | null = null;
const validators = new Map<string, ValidateFunction | null>();

/** The description is read, and each validator compiled, on first use: most runs need a handful. */
function load(): { readonly subset: Subset; readonly ajv: Ajv } {
  if (loaded === null) {
    const file = fileURLToPath(new URL('./openapi-subset.json', import.meta.url));
    const subset = JSON.parse(readFileSync(file, 'utf8')) as Subset;
    const ajv = new Ajv({ strict: false, allErrors: false });
    addFormats.default(ajv);
    ajv.addFormat('repo.nwo', /^[^/\s]+\/[^/\s]+$/);
    ajv.addSchema({ $id: 'github', $defs: subset.$defs });
    loaded = { subset, ajv };
  }
  return loaded;
}

function validatorOf(key: string, pick: (operation: Operation) => object | null | undefined): ValidateFunction | null {
  const known = validators.get(key);
  if (known !== undefined) return known;
  const { subset, ajv } = load();
  const operation = subset.operations[key.split(' ')[0] ?? ''];
  const schema = operation === undefined ? null : pick(operation);
  const text = schema == null ? null : JSON.stringify(schema).replaceAll('"#/$defs/', '"github#/$defs/');
  const validator = text === null ? null : ajv.compile(JSON.parse(text) as object);
  validators.set(key, validator);
  return validator;
}

/** The first few reasons: where alternatives are allowed, each gives one. */
function explain(validator: ValidateFunction): string {
  const reasons = (validator.errors ?? []).slice(0, 4);
  return reasons.map(({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`).join('; ');
}

/** Returns method and path of an operation as GitHub describes it; null where it is not among those kept. */
export function describedRoute(operation: string): string | null {
  const described = load().subset.operations[operation];
  return described === undefined ? null : `${described.method} ${described.path}`;
}

/** Returns why a request body does not fit GitHub's description; null when it does. */
export function checkRequestBody(operation: string, body: unknown): string | null {
  const validator = validatorOf(`${operation} body`, (each) => each.body);
  return validator === null || validator(body) ? null : explain(validator);
}

/** Returns why an answer of the fake's own does not fit GitHub's description; null when it does. */
export function checkResponseBody(operation: string, status: number, body: unknown): string | null {
  if (status < 200 || status > 299 || body === undefined) return null;
  const described = load().subset.operations[operation];
  if (described === undefined) return `${operation} is not in the committed subset`;
  if (!(status in described.responses)) return `${operation} does not answer ${status}`;
  const validator = validatorOf(`${operation} ${status}`, (each) => each.responses[status]);
  if (validator === null || validator(body)) return null;
  const problem = `${operation}: ${explain(validator)}`;
  return tolerated.some((pattern) => pattern.test(problem)) ? null : problem;
}

/** Returns the query parameters that GitHub's description of an operation does not know. */
export function unknownQuery(operation: string, query: URLSearchParams): string[] {
  const described = load().subset.operations[operation];
  return described === undefined ? [] : [...query.keys()].filter((name) => !(name in described.query));
}
