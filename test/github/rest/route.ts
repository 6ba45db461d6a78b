import type { Call, RepoCall, Reply } from './call.js';

/**
 * What an installation must have been granted: `issues:write`. `item:…` is Issues or Pull requests, as the item is; `either:…`
 * any of the two. Several together: all of them.
 */
export type Need = `${string}:${'read' | 'write'}`;

export interface Route {
  /** GitHub's operationId. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly auth: 'app' | 'token' | 'none';
  readonly needs: Need | null;
  readonly run:
    | { readonly kind: 'plain'; readonly handle: (call: Call) => Reply }
    | { readonly kind: 'repo'; readonly handle: (call: RepoCall) => Reply };
}

/** A route that names no repository. */
export function plainRoute(
  operation: string,
  route: string,
  auth: Route['auth'],
  handle: (call: Call) => Reply,
): Route {
  const [method = '', path = ''] = route.split(' ');
  return { operation, method, path, auth, needs: null, run: { kind: 'plain', handle } };
}

/** A route under `/repos/{owner}/{repo}`; `route` is the rest. */
export function repoRoute(operation: string, route: string, needs: Need, handle: (call: RepoCall) => Reply): Route {
  const [method = '', rest = ''] = route.split(' ');
  return {
    operation,
    method,
    path: `/repos/{owner}/{repo}${rest}`,
    auth: 'token',
    needs,
    run: { kind: 'repo', handle },
  };
}

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

/** Returns the route of a request; a fixed segment goes before a parameter. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | null {
  const segments = path.split('/');
  let best: (Match & { readonly fixed: number }) | null = null;
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.path.split('/'), segments);
    const fixed = route.path.split('/').filter((part) => !part.startsWith('{')).length;
    if (params !== null && (best === null || fixed > best.fixed)) best = { route, params, fixed };
  }
  return best;
}

/** `{path}` and `{ref}` swallow the segments they need; every other parameter is one segment. */
function matchPath(template: readonly string[], segments: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  let at = 0;
  for (const [index, part] of template.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const segment = segments[at];
    if (segment === undefined) return null;
    if (name === undefined) {
      if (part !== segment) return null;
      at += 1;
      continue;
    }
    const taken = name === 'path' || name === 'ref' ? segments.length - at - (template.length - index - 1) : 1;
    if (taken < 1 || segment === '') return null;
    params[name] = segments
      .slice(at, at + taken)
      .map(decodeURIComponent)
      .join('/');
    at += taken;
  }
  return at === segments.length ? params : null;
}
