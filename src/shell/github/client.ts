import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { LruMap } from '../lru.js';
import { readGraphqlError } from './errors.js';
import type { GraphqlFault, Headers } from './errors.js';
import { fetchFromGitHub } from './fetch.js';

/** Understood by github.com and by every supported GitHub Enterprise Server. */
const API_VERSION = '2022-11-28';

const USER_AGENT = 'async-conventions';

/** Installations whose client, and with it their token, is kept. */
const MAX_CLIENTS = 1_000;

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

/** Returns the client of an installation. */
export type Connect = (installation: number) => Client;

export interface AppCredentials {
  readonly appId: number;
  readonly privateKey: string;
  /** Such as `https://api.github.com`, without a slash at the end. */
  readonly baseUrl: string;
}

/** Connects as the app: each installation with a token of its own, made and renewed as needed. */
export function connectAsApp(credentials: AppCredentials): Connect {
  const { appId, privateKey, baseUrl } = credentials;
  const clients = new LruMap<number, Client>(MAX_CLIENTS);
  return (installation) => {
    const known = clients.get(installation);
    if (known !== undefined) return known;
    const auth = { appId, privateKey, installationId: installation };
    const client = clientOf(octokitOf(baseUrl, { authStrategy: createAppAuth, auth }));
    clients.set(installation, client);
    return client;
  };
}

/** Connects with a token a person gave, whatever the installation. */
export function connectWithToken(token: string, baseUrl: string): Connect {
  const client = clientOf(octokitOf(baseUrl, { auth: token }));
  return () => client;
}

/** Returns who the app is, by its private key. */
export async function fetchApp(credentials: AppCredentials): Promise<{ readonly id: number; readonly slug: string }> {
  const { appId, privateKey, baseUrl } = credentials;
  const octokit = octokitOf(baseUrl, { authStrategy: createAppAuth, auth: { appId, privateKey } });
  const { data } = await octokit.rest.apps.getAuthenticated();
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

function clientOf(octokit: Octokit): Client {
  return {
    rest: octokit.rest,
    async graphql(query, variables) {
      try {
        return { data: await octokit.graphql<unknown>(query, variables), errors: [], headers: {} };
      } catch (error) {
        const answer = readGraphqlError(error);
        if (answer === null) throw error;
        return { data: answer.data, errors: answer.errors, headers: answer.headers };
      }
    },
  };
}

function ignore(): void {
  // Nothing is logged here.
}
