import type { operations } from '@octokit/openapi-types';
import type {
  Account,
  App,
  CheckRun,
  Comment,
  Installation,
  Item,
  Label,
  Permissions,
  Repository,
} from '../state/model.js';
import type { Doer } from '../state/changes/items.js';
import type { Scene } from '../state/world.js';
import { findLabel } from '../state/world.js';

/** Who asks. */
export type Principal =
  | { readonly kind: 'app'; readonly app: App }
  | {
      readonly kind: 'installation';
      readonly app: App;
      readonly installation: Installation;
      readonly permissions: Permissions;
      /** Lower-case `owner/name`; null for all. */
      readonly repositories: readonly string[] | null;
      readonly account: Account;
    }
  | { readonly kind: 'user'; readonly account: Account };

/** A request to the REST API, as a route's handler sees it. */
export interface Call {
  readonly scene: Scene;
  readonly principal: Principal | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Absolute, as the client asked: links to further pages are made from it. */
  readonly url: URL;
}

export interface RepoCall extends Call {
  readonly repo: Repository;
}

export interface Reply {
  readonly status: number;
  /** Undefined: no content. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that is an error, in GitHub's words. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: {
      readonly body?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.body = { message, ...more.body, documentation_url: 'https://docs.github.com/rest', status: String(status) };
    this.headers = more.headers ?? {};
  }
}

export function notFound(): ApiError {
  return new ApiError(404, 'Not Found');
}

/** A 422 as GitHub words it: which field of which resource is wrong, and how. */
export function invalid(resource: string, field: string, code: string, message?: string): ApiError {
  const error = { resource, code, field, ...(message === undefined ? {} : { message }) };
  return new ApiError(422, 'Validation Failed', { body: { errors: [error] } });
}

/** The JSON body GitHub describes for an operation. The router has checked it before the handler runs. */
export type Body<K extends keyof operations> = operations[K] extends {
  requestBody?: { content: { 'application/json': infer B } };
}
  ? NonNullable<B>
  : never;

/** Returns who does what the request asks: the app's bot, or a person with a token of theirs. */
export function doerOf(call: Call): Doer {
  const principal = call.principal;
  if (principal === null) throw new ApiError(401, 'Requires authentication');
  if (principal.kind === 'app') return { by: principal.app.bot, viaApp: principal.app.id };
  return { by: principal.account, viaApp: principal.kind === 'installation' ? principal.app.id : null };
}

/** Returns the item a route names; 410 where it was deleted, 404 where it never was. */
export function itemOfCall(call: RepoCall, name = 'issue_number'): Item {
  const number = Number(call.params[name]);
  const item = call.repo.items.get(number);
  if (item !== undefined) return item;
  throw call.repo.deletedItems.has(number) ? new ApiError(410, 'This issue was deleted') : notFound();
}

export function pullOfCall(call: RepoCall): Item {
  const item = itemOfCall(call, 'pull_number');
  if (item.kind !== 'pull') throw notFound();
  return item;
}

export function commentOfCall(call: RepoCall): Comment {
  const comment = call.repo.comments.get(Number(call.params['comment_id']));
  if (comment === undefined) throw notFound();
  return comment;
}

export function labelOfCall(call: RepoCall): Label {
  const label = findLabel(call.repo, call.params['name'] ?? '');
  if (label === null) throw notFound();
  return label;
}

export function runOfCall(call: RepoCall): CheckRun {
  const run = call.repo.runs.get(Number(call.params['check_run_id']));
  if (run === undefined) throw notFound();
  return run;
}
