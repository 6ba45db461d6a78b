import * as z from 'zod';
import type { Instant } from '../../../core/snapshot.js';

/**
 * What a failed request means. `scope` says whom it concerns: a limit is met by the whole installation. `afterMs` is the
 * least wait, null where GitHub named none. `reason` is for a log: short, no content.
 */
export type Failure =
  | {
      readonly kind: 'retry';
      readonly afterMs: number | null;
      readonly scope: 'item' | 'installation';
      readonly reason: string;
    }
  | { readonly kind: 'give-up'; readonly reason: string };

/** A failure on its way up. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.reason, options);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

/** Returns the failure of an answer that cannot be GitHub's, such as the page of a proxy: whether anything was done is not known. */
export function notAnAnswer(): FailureError {
  return new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: 'not an answer of GitHub' });
}

/** The least wait where GitHub names a limit without a time ("Best practices for using the REST API"). */
const UNNAMED_WAIT_MS = 60_000;

/** No header is trusted with more. */
const LONGEST_WAIT_MS = 2 * 60 * 60_000;

const headers = z.record(z.string(), z.union([z.string(), z.number()]).optional().catch(undefined));

const httpError = z.object({
  status: z.number(),
  message: z.string().catch(''),
  response: z.object({ headers: headers.catch({}) }).optional(),
});

const graphqlFaults = z.array(
  z.object({
    type: z.string().optional(),
    message: z.string().catch(''),
    path: z.array(z.union([z.string(), z.number()])).optional(),
  }),
);

/** One entry of a GraphQL answer's `errors`. */
export type GraphqlFault = z.infer<typeof graphqlFaults>[number];

const graphqlError = z.object({
  name: z.literal('GraphqlResponseError'),
  errors: graphqlFaults,
  data: z.unknown(),
  headers: headers.catch({}),
});

/** Response headers, names in lower case. */
export type Headers = z.infer<typeof headers>;

/** Returns the parts of an answer with HTTP 200 that carries errors, data included; null for any other failure. */
export function readGraphqlError(error: unknown): z.infer<typeof graphqlError> | null {
  return error instanceof Error ? (graphqlError.safeParse(error).data ?? null) : null;
}

/** Returns what came back with a failed request; a null status where nothing did. */
export function readAnswer(error: unknown): { readonly status: number | null; readonly headers: Headers } {
  const http = error instanceof Error ? httpError.safeParse(error).data : undefined;
  // Octokit gives a request that was never answered the status 500, and no response.
  if (http?.response === undefined) return { status: null, headers: {} };
  return { status: http.status, headers: http.response.headers };
}

/** An answer that says no. Its fields are named as Octokit names them, so that both are read alike. */
export class RefusedError extends Error {
  readonly status: number;
  readonly response: { readonly headers: Headers };

  constructor(status: number, message: string, answer: Headers) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
    this.response = { headers: answer };
  }
}

/** Returns the `errors` of a GraphQL answer; null where they are nothing that GitHub sends. */
export function readFaults(errors: unknown): readonly GraphqlFault[] | null {
  return graphqlFaults.safeParse(errors).data ?? null;
}

/** Says what a failed REST or GraphQL request means. */
export function readFailure(error: unknown, now: Instant): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof Error && error.cause instanceof FailureError) return error.cause.failure;
  const graphql = readGraphqlError(error);
  if (graphql !== null) return failureOfFaults(graphql.errors, graphql.headers, now);
  const http = error instanceof Error ? httpError.safeParse(error).data : undefined;
  if (http === undefined) return { kind: 'retry', afterMs: null, scope: 'item', reason: 'no-answer' };
  // Octokit gives a request that was never answered the status 500.
  if (http.response === undefined) return { kind: 'retry', afterMs: null, scope: 'item', reason: 'no-connection' };
  return failureOfStatus(http.status, http.message, http.response?.headers ?? {}, now);
}

/** Says what the errors of a GraphQL answer mean. Whatever is not known is worth another try: it is never "empty". */
export function failureOfFaults(faults: readonly GraphqlFault[], answer: Headers, now: Instant): Failure {
  const has = (pattern: RegExp) =>
    faults.some(({ type, message }) => pattern.test(type ?? '') || pattern.test(message));
  if (has(/^RATE_LIMIT/) || isLimit(faults.map(({ message }) => message).join(' '))) {
    return limited(answer, now, 'graphql-limit');
  }
  if (has(/^FORBIDDEN$/) || has(/Resource not accessible by integration/)) {
    const path = faults.find((fault) => fault.path !== undefined)?.path;
    const where = path === undefined ? '' : ` at ${path.join('.').slice(0, 200)}`;
    return { kind: 'give-up', reason: `${missingPermission(answer)}${where}` };
  }
  if (has(/^NOT_FOUND$/)) return { kind: 'give-up', reason: 'not-found' };
  const unknown = faults.map(({ message }) => unknownName(message)).find((name) => name !== null);
  if (unknown !== undefined) return { kind: 'give-up', reason: unknown };
  return { kind: 'retry', afterMs: null, scope: 'item', reason: 'graphql-error' };
}

/**
 * Returns what a server does not know of a query that it therefore refuses as a whole, now and always: "Field 'issueType'
 * doesn't exist on type 'Issue'", "Field 'stateReason' doesn't accept argument 'enableDuplicate'". Never a value: those may hold content.
 */
function unknownName(message: string): string | null {
  const text = message.slice(0, 1_000);
  const field = /^Field '(\w{1,80})' doesn't exist on type '(\w{1,80})'/.exec(text);
  if (field !== null) return `unknown-field ${field[2]}.${field[1]}`;
  const argument = /^Field '(\w{1,80})' doesn't accept argument '(\w{1,80})'/.exec(text);
  if (argument !== null) return `unknown-argument ${argument[1]}(${argument[2]})`;
  const value = /^Argument '(\w{1,80})' on Field '(\w{1,80})' has an invalid value/.exec(text);
  if (value !== null) return `unknown-value ${value[2]}(${value[1]})`;
  const type = /^No such type (\w{1,80})/.exec(text);
  return type === null ? null : `unknown-type ${type[1]}`;
}

function failureOfStatus(status: number, message: string, answer: Headers, now: Instant): Failure {
  if (status === 429) return limited(answer, now, 'rate-limit');
  if (status === 403) {
    const isLimited = answer['retry-after'] !== undefined || String(answer['x-ratelimit-remaining']) === '0';
    if (isLimited || isLimit(message)) return limited(answer, now, 'rate-limit');
    return { kind: 'give-up', reason: missingPermission(answer) };
  }
  if (status === 404 || status === 410) return { kind: 'give-up', reason: 'not-found' };
  if (status === 401 || status === 408 || status === 409 || status >= 500) {
    return { kind: 'retry', afterMs: secondsOf(answer['retry-after']), scope: 'item', reason: `status-${status}` };
  }
  return { kind: 'give-up', reason: `status-${status}` };
}

/** GitHub's order: `retry-after`, else the reset once nothing remains, else a minute at least. */
function limited(answer: Headers, now: Instant, reason: string): Failure {
  const reset = Number(answer['x-ratelimit-reset']);
  const isSpent = String(answer['x-ratelimit-remaining']) === '0' && Number.isFinite(reset);
  const wait = secondsOf(answer['retry-after']) ?? (isSpent ? Math.max(1_000, reset * 1_000 - now + 1_000) : null);
  return { kind: 'retry', afterMs: Math.min(wait ?? UNNAMED_WAIT_MS, LONGEST_WAIT_MS), scope: 'installation', reason };
}

function isLimit(message: string): boolean {
  return /secondary rate limit|rate limit exceeded|abuse detection/i.test(message.slice(0, 1_000));
}

/** GitHub names in a header what an endpoint accepts: `issues=write; pull_requests=write`. */
function missingPermission(answer: Headers): string {
  const accepted = answer['x-accepted-github-permissions'];
  const isPlain = typeof accepted === 'string' && /^[a-z_=;, ]{1,200}$/.test(accepted);
  return isPlain ? `missing-permission ${accepted}` : 'forbidden';
}

function secondsOf(value: string | number | undefined): number | null {
  const seconds = Number(value);
  return value === undefined || !Number.isFinite(seconds) || seconds < 0 ? null : seconds * 1_000;
}
