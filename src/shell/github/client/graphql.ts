import type { Clock } from '../../clock.js';
import { FailureError, readFaults, RefusedError } from './errors.js';
import type { GraphqlFault, Headers } from './errors.js';
import { requestFromGitHub } from './fetch.js';

/** A GraphQL answer: its data may be partial, its errors say in which way. */
export interface Answer {
  readonly data: unknown;
  readonly errors: readonly GraphqlFault[];
  readonly headers: Headers;
}

export interface GraphqlOptions {
  /** Of the REST API; GraphQL's own address follows from it. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Returns what stands in the header `authorization`. */
  readonly authorize: () => Promise<string>;
  readonly clock: Clock;
  readonly hear: (answer: {
    readonly operation: string;
    readonly status: number | null;
    readonly headers: Headers;
    readonly ms: number;
  }) => void;
}

/** Asks one query, or makes one change. Rejects where GitHub answers with another status than 200, or not at all. */
export type AskGraphql = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Answer>;

/**
 * Returns how to ask GraphQL. What changes nothing may be asked once more on another connection, a mutation never.
 *
 * Each event is one such query. By way of Octokit it takes half as much processor time again: that parses every answer with
 * regular expressions for large integers, which GitHub sends as text, and makes an error with a stack of every answer that is
 * partial, which it is wherever an owner has no `.github`.
 */
export function createGraphql({ baseUrl, headers, authorize, clock, hear }: GraphqlOptions): AskGraphql {
  // A GitHub Enterprise Server has one beside the other: `/api/v3` and `/api/graphql`.
  const url = /\/api\/v3\/?$/.test(baseUrl) ? baseUrl.replace(/v3\/?$/, 'graphql') : `${baseUrl}/graphql`;
  return async (query, variables) => {
    const authorization = await authorize();
    const sent = { ...headers, authorization, 'content-type': 'application/json; charset=utf-8' };
    const body = JSON.stringify({ query, variables });
    const begun = clock.now();
    const heard = (status: number | null, answer: Headers): void =>
      hear({ operation: operationOf(query), status, headers: answer, ms: clock.now() - begun });
    const isRead = !/^\s*mutation\b/.test(query);
    const answered = await requestFromGitHub(url, { method: 'POST', headers: sent, body, isRead }).catch(
      (error: unknown) => {
        heard(null, {});
        throw unanswered(error);
      },
    );
    heard(answered.status, answered.headers);
    const text = answered.body.toString('utf8');
    if (answered.status !== 200) throw new RefusedError(answered.status, messageOf(text), answered.headers);
    return read(text, answered.headers);
  };
}

/** Octokit's way to say that nobody answered, which is read in one place. */
function unanswered(error: unknown): Error {
  if (error instanceof FailureError) return error;
  return Object.assign(new Error('no answer', { cause: error }), { status: 500 });
}

function read(text: string, headers: Headers): Answer {
  const answer = parseObject(text);
  const errors = answer?.['errors'] === undefined ? [] : readFaults(answer['errors']);
  if (answer === null || errors === null) {
    throw new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason: 'not a GraphQL answer' });
  }
  return { data: answer['data'] ?? null, errors, headers };
}

/** GitHub says in JSON what is wrong; what stands before it says it in a page, or not at all. */
function messageOf(text: string): string {
  const message = parseObject(text)?.['message'];
  return typeof message === 'string' ? message : text.slice(0, 1_000);
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

/** Queries are told apart by the names we gave them. */
function operationOf(query: string): string {
  const name = /^\s*query (\w{1,40})\b/.exec(query)?.[1];
  return name === undefined ? 'graphql' : `graphql ${name}`;
}
