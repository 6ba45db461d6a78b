import { FailureError } from './errors.js';

/** GitHub itself ends a GraphQL query after 10 seconds. */
const TIMEOUT_MS = 15_000;

/** A renamed repository answers with one redirect; one renamed since, with two. */
const MAX_REDIRECTS = 3;

/** GitHub asks to repeat a request at the address given, as it was ("Best practices for using the REST API"). */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/**
 * Fetches within a time limit, and follows redirects to where the request went and to no other host: tokens and texts go
 * to GitHub alone.
 *
 * Left to itself, `fetch` follows to any host and turns a redirected POST into a GET, whose answer looks like success.
 */
export async function fetchFromGitHub(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let at = new URL(url instanceof Request ? url.url : url);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await fetch(at.href, { ...init, redirect: 'manual', signal });
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    at = sameHost(location, at);
  }
  throw failure('too many redirects');
}

function sameHost(location: string, from: URL): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
  if (to === null || to.origin !== from.origin) throw failure('redirected to another host');
  return to;
}

function failure(reason: string): FailureError {
  return new FailureError({ kind: 'retry', afterMs: null, scope: 'item', reason });
}
