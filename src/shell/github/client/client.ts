import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import * as z from 'zod';
import { systemClock } from '../../clock.js';
import type { Clock } from '../../clock.js';
import { LruMap } from '../../lru.js';
import { readAnswer, readFailure, readGraphqlError, RefusedError } from './errors.js';
import type { Headers } from './errors.js';
import { fetchFromGitHub } from './fetch.js';
import { createGraphql } from './graphql.js';
import type { Answer } from './graphql.js';

export type { Answer } from './graphql.js';

/** Understood by github.com and by every supported GitHub Enterprise Server. */
const API_VERSION = '2022-11-28';

const USER_AGENT = 'async-conventions';

/** Installations whose client, and with it their token, is kept. */
const MAX_CLIENTS = 1_000;

/** A token says for an hour what its installation was allowed when it was made; one older than this may be behind. */
const TOKEN_IN_DOUBT_MS = 60_000;

/** GitHub as one installation, or one token, reaches it. No retries, no throttling: those are decided above. */
export interface Client {
  graphql(query: string, variables: Record<string, unknown>): Promise<Answer>;
  readonly rest: Octokit['rest'];
  /** What the installation grants, by name, as its token says; null where it is not the app's token. It costs no request of its own. */
  permissions(): Promise<Permissions | null>;
}

/** Levels by permission, such as `contents: write`. */
export type Permissions = Readonly<Record<string, string>>;

/** What came of one request. */
export interface Heard {
  /** Such as `POST /repos/{owner}/{repo}/labels` or `graphql Item`, with no name of anything on GitHub in it. */
  readonly operation: string;
  /** Null where there was no answer. */
  readonly status: number | null;
  readonly headers: Headers;
  readonly ms: number;
}

/** What came of one request of an installation. Requests for tokens are among them. */
export interface HeardOfInstallation extends Heard {
  readonly installation: number;
}

export interface AskOptions {
  readonly clock?: Clock;
  readonly heard?: (heard: Heard) => void;
}

export interface ConnectOptions {
  readonly clock?: Clock;
  readonly heard?: (heard: HeardOfInstallation) => void;
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
    const hear = (answer: Heard): void => heard({ ...answer, installation });
    listen(octokit, clock, hear);
    const madeAt = clock.now();
    const client = clientOf(octokit, {
      clock,
      hear,
      // Octokit knows the token, asks for it by itself, and asks again before its hour ends.
      authorize: async () => `token ${tokenOf(await octokit.auth({ type: 'installation' }))}`,
      permissions: async () => permissionsOf(await octokit.auth({ type: 'installation' })),
      onRefusal(refusal) {
        const isOver = refusal === 'token' || clock.now() - madeAt >= TOKEN_IN_DOUBT_MS;
        if (isOver && clients.get(installation) === client) clients.delete(installation);
      },
    });
    clients.set(installation, client);
    return client;
  };
}

/** Connects with a token a person gave, whatever the installation. */
export function connectWithToken(token: string, baseUrl: string): Connect {
  const authorize = () => Promise.resolve(`token ${token}`);
  const permissions = () => Promise.resolve(null);
  const options = { clock: systemClock, hear: ignore, authorize, permissions, onRefusal: ignore };
  const client = clientOf(octokitOf(baseUrl, { auth: token }), options);
  return () => client;
}

/** Returns what the app may ask as itself, by its private key and through no installation. */
export function restOfApp(credentials: AppCredentials, options: AskOptions = {}): Octokit['rest'] {
  const { appId, privateKey, baseUrl } = credentials;
  const { clock = systemClock, heard = ignore } = options;
  const octokit = octokitOf(baseUrl, { authStrategy: createAppAuth, auth: { appId, privateKey } });
  listen(octokit, clock, heard);
  return octokit.rest;
}

/** Returns who the app is, by its private key. */
export async function fetchApp(
  credentials: AppCredentials,
  options: AskOptions = {},
): Promise<{ readonly id: number; readonly slug: string }> {
  const { data } = await restOfApp(credentials, options).apps.getAuthenticated();
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

function listen(octokit: Octokit, clock: Clock, heard: (heard: Heard) => void): void {
  octokit.hook.wrap('request', async (request, options) => {
    const begun = clock.now();
    const operation = `${options.method} ${options.url}`;
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

/** Whether GitHub refused the token, or something for want of a permission. */
type Refusal = 'token' | 'permission';

interface ClientOptions {
  readonly clock: Clock;
  readonly hear: (heard: Heard) => void;
  readonly authorize: () => Promise<string>;
  readonly permissions: () => Promise<Permissions | null>;
  readonly onRefusal: (refusal: Refusal) => void;
}

function clientOf(octokit: Octokit, { clock, hear, authorize, permissions, onRefusal }: ClientOptions): Client {
  const refuse = (error: unknown): never => {
    if (statusOf(error) === 401) onRefusal('token');
    else if (isRefusal(error)) onRefusal('permission');
    throw error;
  };
  octokit.hook.error('request', refuse);
  const askGraphql = createGraphql({ ...addressOf(octokit), clock, authorize, hear });
  return {
    rest: octokit.rest,
    permissions,
    async graphql(query, variables) {
      const answer = await askGraphql(query, variables).catch((error: unknown) =>
        // A token made a moment ago may not be known everywhere yet: Octokit waits for that and asks once more.
        error instanceof RefusedError && error.status === 401 ? askByOctokit(octokit, query, variables) : refuse(error),
      );
      // An organisation's own repository may well be closed to us; one we were told of is not.
      const isRefused = answer.errors.some(({ type, path }) => type === 'FORBIDDEN' && path?.[0] === 'repository');
      if (isRefused) onRefusal('permission');
      return answer;
    },
  };
}

/** Returns where Octokit would ask, and as whom. */
function addressOf(octokit: Octokit): { readonly baseUrl: string; readonly headers: Readonly<Record<string, string>> } {
  const { baseUrl, headers } = octokit.request.endpoint.DEFAULTS;
  const common = {
    accept: 'application/json',
    'user-agent': headers['user-agent'] ?? USER_AGENT,
    'x-github-api-version': API_VERSION,
  };
  return { baseUrl, headers: common };
}

async function askByOctokit(octokit: Octokit, query: string, variables: Record<string, unknown>): Promise<Answer> {
  try {
    return { data: await octokit.graphql<unknown>(query, variables), errors: [], headers: {} };
  } catch (error) {
    const answer = readGraphqlError(error);
    if (answer === null) throw error;
    return { data: answer.data, errors: answer.errors, headers: answer.headers };
  }
}

function tokenOf(authentication: unknown): string {
  const token = typeof authentication === 'object' && authentication !== null && 'token' in authentication;
  if (!token || typeof authentication.token !== 'string') throw new Error('no token of the installation');
  return authentication.token;
}

const granted = z.object({ permissions: z.record(z.string(), z.string()) });

/** GitHub grants every app the first of them: where that is not named, none are. */
function permissionsOf(authentication: unknown): Permissions | null {
  const permissions = granted.safeParse(authentication).data?.permissions;
  return permissions?.['metadata'] === undefined ? null : permissions;
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
