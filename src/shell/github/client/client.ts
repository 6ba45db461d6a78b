import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { systemClock } from '../../clock.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import { readAnswer, readFailure, readGraphqlError } from './errors.js';
import type { GraphqlFault, Headers } from './errors.js';
import { fetchFromGitHub } from './fetch.js';

/** Understood by github.com and by every supported GitHub Enterprise Server. */
const API_VERSION = '2022-11-28';

const USER_AGENT = 'async-conventions';

/** Installations whose client, and with it their token, is kept. */
const MAX_CLIENTS = 1_000;

/** A token says for an hour what its installation was allowed when it was made; one older than this may be behind. */
const TOKEN_IN_DOUBT_MS = 60_000;

/** A GraphQL answer: its data may be partial, its errors say in which way. */
export interface Answer {
  readonly data: unknown;
  readonly errors: readonly GraphqlFault[];
  readonly headers: Headers;
}

/** GitHub as one installation, or one token, reaches it. No retries, no throttling: those are decided above. */
export interface Client {
  graphql(query: string, variables: Record<string, unknown>): Promise<Answer>;
  readonly rest: Octokit['rest'];
}

/** What came of one request of an installation. Requests for tokens are among them. */
export interface Heard {
  readonly installation: number;
  /** Such as `POST /repos/{owner}/{repo}/labels` or `graphql Item`, with no name of anything on GitHub in it. */
  readonly operation: string;
  /** Null where there was no answer. */
  readonly status: number | null;
  readonly headers: Headers;
  readonly ms: number;
}

export interface ConnectOptions {
  readonly clock?: Clock;
  readonly heard?: (heard: Heard) => void;
}

/** Returns the client of an installation. */
export type Connect = (installation: number) => Client;

export interface AppCredentials {
  readonly appId: number;
  readonly privateKey: string;
  /** Such as `https://api.github.com`, without a slash at the end. */
  readonly baseUrl: string;
}

/**
 * Connects as the app: each installation with a token of its own, made and renewed as needed.
 *
 * A token ends before its hour where the installation was suspended or its permissions changed. What GitHub refuses is
 * therefore not asked again with the same token: the client goes, and the next try makes another.
 */
export function connectAsApp(credentials: AppCredentials, options: ConnectOptions = {}): Connect {
  const { appId, privateKey, baseUrl } = credentials;
  const { clock = systemClock, heard = ignore } = options;
  const clients = new LruMap<number, Client>(MAX_CLIENTS);
  return (installation) => {
    const known = clients.get(installation);
    if (known !== undefined) return known;
    const auth = { appId, privateKey, installationId: installation };
    const octokit = octokitOf(baseUrl, { authStrategy: createAppAuth, auth });
    listen(octokit, clock, (answer) => heard({ ...answer, installation }));
    const madeAt = clock.now();
    const client = clientOf(octokit, (refusal) => {
      const isOver = refusal === 'token' || clock.now() - madeAt >= TOKEN_IN_DOUBT_MS;
      if (isOver && clients.get(installation) === client) clients.delete(installation);
    });
    clients.set(installation, client);
    return client;
  };
}

/** Connects with a token a person gave, whatever the installation. */
export function connectWithToken(token: string, baseUrl: string): Connect {
  const client = clientOf(octokitOf(baseUrl, { auth: token }), ignore);
  return () => client;
}

/** Returns what the app may ask as itself, by its private key and through no installation. */
export function restOfApp(credentials: AppCredentials): Octokit['rest'] {
  const { appId, privateKey, baseUrl } = credentials;
  return octokitOf(baseUrl, { authStrategy: createAppAuth, auth: { appId, privateKey } }).rest;
}

/** Returns who the app is, by its private key. */
export async function fetchApp(credentials: AppCredentials): Promise<{ readonly id: number; readonly slug: string }> {
  const { data } = await restOfApp(credentials).apps.getAuthenticated();
  if (data?.slug === undefined) throw new Error('GitHub did not name the app');
  return { id: data.id, slug: data.slug };
}

function octokitOf(baseUrl: string, options: ConstructorParameters<typeof Octokit>[0]): Octokit {
  const octokit = new Octokit({
    ...options,
    baseUrl,
    userAgent: USER_AGENT,
    // Octokit's own log lines name paths and requests; ours are written where the outcome is known.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    request: { fetch: fetchFromGitHub },
  });
  octokit.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = API_VERSION;
  });
  return octokit;
}

function listen(octokit: Octokit, clock: Clock, heard: (answer: Omit<Heard, 'installation'>) => void): void {
  octokit.hook.wrap('request', async (request, options) => {
    const begun = clock.now();
    const operation = operationOf(options);
    try {
      const response = await request(options);
      heard({ operation, status: response.status, headers: response.headers, ms: clock.now() - begun });
      return response;
    } catch (error) {
      heard({ operation, ...readAnswer(error), ms: clock.now() - begun });
      throw error;
    }
  });
}

/** Queries are told apart by the names we gave them. On a server, their address is a whole one. */
function operationOf({ method, url, query }: Readonly<Record<string, unknown>>): string {
  if (typeof url !== 'string' || !/^(?:https?:\/\/[^/]+\/api)?\/graphql$/.test(url))
    return `${String(method)} ${String(url)}`;
  const name = typeof query === 'string' ? /(?:^|\n)query (\w{1,40})\b/.exec(query)?.[1] : undefined;
  return name === undefined ? 'graphql' : `graphql ${name}`;
}

/** Whether GitHub refused the token, or something for want of a permission. */
type Refusal = 'token' | 'permission';

function clientOf(octokit: Octokit, onRefusal: (refusal: Refusal) => void): Client {
  octokit.hook.error('request', (error) => {
    if (statusOf(error) === 401) onRefusal('token');
    else if (isRefusal(error)) onRefusal('permission');
    throw error;
  });
  return {
    rest: octokit.rest,
    async graphql(query, variables) {
      try {
        return { data: await octokit.graphql<unknown>(query, variables), errors: [], headers: {} };
      } catch (error) {
        const answer = readGraphqlError(error);
        if (answer === null) throw error;
        // An organisation's own repository may well be closed to us; one we were told of is not.
        const isRefused = answer.errors.some(({ type, path }) => type === 'FORBIDDEN' && path?.[0] === 'repository');
        if (isRefused) onRefusal('permission');
        return { data: answer.data, errors: answer.errors, headers: answer.headers };
      }
    },
  };
}

function statusOf(error: unknown): unknown {
  return error instanceof Error && 'status' in error ? error.status : undefined;
}

/** Tells whether something was refused for want of a permission, which limits are not. */
function isRefusal(error: unknown): boolean {
  return statusOf(error) === 403 && readFailure(error, 0).kind === 'give-up';
}

function ignore(): void {
  // Nothing is logged here, and a token that a person gave is the only one.
}
