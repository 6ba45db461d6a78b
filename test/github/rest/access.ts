import { verifyAppJwt } from '../signing.js';
import type { Repository, World } from '../state/model.js';
import { findRepository, fullName, hasRole, roleOf } from '../state/world.js';
import type { Scene } from '../state/world.js';
import { ApiError, itemOfCall, notFound } from './call.js';
import type { Principal, RepoCall } from './call.js';
import type { Need, Route } from './route.js';

/**
 * Returns who asks, by the `Authorization` header; null where there is none.
 *
 * Tokens live by the real clock whatever the fake's own says: clients make and keep them by theirs.
 */
export function authenticate(scene: Scene, header: string | undefined): Principal | null {
  if (header === undefined) return null;
  const value = /^(?:bearer|token)\s+(\S+)$/i.exec(header.trim())?.[1] ?? '';
  const { world } = scene;
  const token = world.tokens.get(value);
  if (token === undefined && value.startsWith('ey') && value.split('.').length === 3)
    return authenticateApp(scene, value);
  if (token?.kind === 'user') {
    const account = world.accounts.get(token.login.toLowerCase());
    if (account !== undefined) return { kind: 'user', account };
  }
  const installation = token?.kind === 'installation' ? world.installations.get(token.installationId) : undefined;
  const app = installation === undefined ? undefined : world.apps.get(installation.appId);
  if (
    token?.kind !== 'installation' ||
    installation === undefined ||
    app === undefined ||
    token.expiresAt <= Date.now()
  ) {
    throw new ApiError(401, 'Bad credentials');
  }
  if (installation.suspendedAt !== null) throw new ApiError(403, 'This installation has been suspended');
  const { permissions, repositories } = token;
  return { kind: 'installation', app, installation, permissions, repositories, account: app.bot };
}

function authenticateApp(scene: Scene, jwt: string): Principal {
  const apps = scene.world.apps;
  const verdict = verifyAppJwt(jwt, Date.now(), (issuer) => {
    return apps.get(Number(issuer)) ?? [...apps.values()].find((app) => app.clientId === issuer) ?? null;
  });
  if ('error' in verdict) throw new ApiError(401, verdict.error);
  const app = apps.get(verdict.appId);
  if (app === undefined) throw new ApiError(401, 'Bad credentials');
  return { kind: 'app', app };
}

/** Refuses what the route's kind of authentication does not allow. */
export function requireAuth(route: Route, principal: Principal | null): void {
  if (route.auth === 'none') return;
  if (principal === null)
    throw new ApiError(401, route.auth === 'app' ? 'A JSON web token could not be decoded' : 'Requires authentication');
  if (route.auth === 'app' && principal.kind !== 'app')
    throw new ApiError(401, 'A JSON web token could not be decoded');
  if (route.auth === 'token' && principal.kind === 'app') {
    throw new ApiError(403, 'Resource not accessible by integration');
  }
}

/** Returns the repository if it may be seen at all; a private one that may not is not there. */
export function visibleRepository(
  world: World,
  principal: Principal | null,
  owner: string,
  name: string,
): Repository | null {
  const repo = findRepository(world, owner, name);
  if (repo === null || principal === null) return null;
  return !repo.isPrivate || covers(principal, repo) ? repo : null;
}

/** Tells whether an installation was given the repository, or a person has any role in it. */
export function covers(principal: Principal, repo: Repository): boolean {
  if (principal.kind === 'user') return roleOf(repo, principal.account) !== 'none';
  if (principal.kind === 'app') return false;
  const { installation, repositories } = principal;
  const name = fullName(repo).toLowerCase();
  if (installation.account.id !== repo.owner.id) return false;
  if (installation.repositories !== 'all' && !installation.repositories.has(name)) return false;
  return repositories === null || repositories.includes(name);
}

/** Refuses what the installation was not granted or the person may not do. */
export function requirePermission(call: RepoCall, needs: Need): void {
  const [resource = '', level] = needs.split(':');
  const { principal, repo } = call;
  if (principal === null) throw notFound();
  if (principal.kind === 'user') return requireRole(call, resource, level === 'write');
  if (level === 'read' && !repo.isPrivate && !covers(principal, repo)) return;
  const accepted = acceptedResources(call, resource);
  const granted = principal.kind === 'installation' && covers(principal, repo) ? principal.permissions : {};
  if (accepted.some((each) => holds(granted, each, level === 'write'))) {
    if (level === 'write' && repo.isArchived) throw new ApiError(403, 'Repository was archived so is read-only.');
    return;
  }
  throw new ApiError(403, 'Resource not accessible by integration', {
    headers: { 'x-accepted-github-permissions': accepted.map((each) => `${each}=${level}`).join('; ') },
  });
}

export function holds(granted: Readonly<Record<string, string>>, resource: string, needsWrite: boolean): boolean {
  return granted[resource] === 'write' || (!needsWrite && (granted[resource] === 'read' || resource === 'metadata'));
}

function acceptedResources(call: RepoCall, resource: string): string[] {
  if (resource === 'either') return ['issues', 'pull_requests'];
  if (resource !== 'item') return [resource];
  const comment = call.repo.comments.get(Number(call.params['comment_id']));
  const item =
    comment === undefined && 'comment_id' in call.params
      ? null
      : (call.repo.items.get(comment?.number ?? -1) ?? itemOfCall(call));
  return item === null ? ['issues', 'pull_requests'] : [item.kind === 'pull' ? 'pull_requests' : 'issues'];
}

function requireRole(call: RepoCall, resource: string, needsWrite: boolean): void {
  const { principal, repo } = call;
  if (!needsWrite || principal?.kind !== 'user') return;
  if (repo.isArchived) throw new ApiError(403, 'Repository was archived so is read-only.');
  const least = resource === 'item' || resource === 'issues' ? 'read' : 'write';
  if (resource === 'checks') throw new ApiError(403, 'You must authenticate via a GitHub App.');
  if (!hasRole(repo, principal.account, least)) throw new ApiError(403, 'Must have push access to repository');
}
