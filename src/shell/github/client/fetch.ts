import { exchange } from './exchange.js';
import type { Answered, Exchange } from './exchange.js';
import { FailureError, notAnAnswer } from './errors.js';

/** GitHub itself ends a GraphQL query after 10 seconds. */
const TIMEOUT_MS = 15_000;

/** A renamed repository answers with one redirect; one renamed since, with two. */
const MAX_REDIRECTS = 3;

/** GitHub asks to repeat a request at the address given, as it was ("Best practices for using the REST API"). */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/** What Octokit takes of an answer: as much of the standard's `Response` as it looks at. */
export interface FetchedResponse {
  readonly url: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBufferLike>;
}

/** What Octokit says of a request. */
export interface FetchInit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Fetches for Octokit, as `fetch` would.
 *
 * It is not `fetch`: that took a third of the processor time of an event, and it follows a redirect to any host, and turns a
 * redirected POST into a GET, whose answer looks like success.
 */
export async function fetchFromGitHub(url: string, init: FetchInit = {}): Promise<FetchedResponse> {
  const { method = 'GET', headers = {}, body, signal } = init;
  if (body !== undefined && typeof body !== 'string') throw new TypeError('a body that is not text');
  const isRead = method === 'GET' || method === 'HEAD';
  const answered = await requestFromGitHub(url, { method, headers, body: body ?? null, isRead, signal });
  if (isPage(answered)) throw notAnAnswer();
  return {
    url: answered.url,
    status: answered.status,
    statusText: answered.statusText,
    headers: new Map(Object.entries(answered.headers)),
    text: () => Promise.resolve(answered.body.toString('utf8')),
    arrayBuffer: () => Promise.resolve(Uint8Array.from(answered.body).buffer),
  };
}

/**
 * Requests within a time limit, and follows redirects to where the request went and to no other host: tokens and texts go to
 * GitHub alone. Returns the last answer and where it came from.
 */
export async function requestFromGitHub(
  url: string,
  request: Omit<Exchange, 'timeoutMs'>,
): Promise<Answered & { readonly url: string }> {
  const end = performance.now() + TIMEOUT_MS;
  let at = new URL(url);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answered = await exchange(at, { ...request, timeoutMs: Math.max(1, end - performance.now()) });
    const location = REDIRECTS.has(answered.status) ? answered.headers['location'] : undefined;
    if (location === undefined) {
      if (isElsewhere(answered)) throw failure(`status-${answered.status}`);
      return { ...answered, url: at.href };
    }
    at = sameHost(location, at);
  }
  throw failure('too many redirects');
}

/** Octokit takes any status below 400 for success. 304 is one, to whoever named a tag. */
function isElsewhere({ status }: Answered): boolean {
  return status >= 300 && status < 400 && status !== 304;
}

/** GitHub says in JSON that something was done. What says it in another way is no GitHub, such as a proxy that wants a login. */
function isPage({ status, headers, body }: Answered): boolean {
  return status >= 200 && status < 300 && body.length > 0 && !/\bjson\b/i.test(headers['content-type'] ?? '');
}

function sameHost(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
  if (to === null || to.origin !== from.origin) throw failure('redirected to another host');
  return to;
}

function failure(reason: string): FailureError {
  return new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason });
}
