import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import type { FakeGitHub } from './index.js';

const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {
  // What a request logs is of no interest to a test.
}

/** Returns a client of the app's installation on `owner`, with tokens fetched as the app fetches them. */
export function connectInstallation(github: FakeGitHub, owner: string): Octokit {
  const { id: appId, privateKey } = github.app;
  const auth = { appId, privateKey, installationId: github.installationId(owner) };
  return new Octokit({ baseUrl: github.apiUrl, authStrategy: createAppAuth, auth, log: silent });
}

/** Returns a client that speaks as the app itself, by JSON web token. */
export function connectApp(github: FakeGitHub): Octokit {
  const { id: appId, privateKey } = github.app;
  return new Octokit({ baseUrl: github.apiUrl, authStrategy: createAppAuth, auth: { appId, privateKey }, log: silent });
}

/** Returns a client with a token as it is: an installation's, a person's, or a wrong one. */
export function connectWith(github: FakeGitHub, token: string): Octokit {
  return new Octokit({ baseUrl: github.apiUrl, auth: token, log: silent });
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly Record<string, unknown>[];
  readonly message?: string;
}

/** Sends a GraphQL query over plain HTTP, so that nothing stands between a test and the answer. */
export async function askGraphql(
  github: FakeGitHub,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(github.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as Partial<GraphqlAnswer>;
  return { errors: [], data: undefined, ...body, status: response.status };
}
