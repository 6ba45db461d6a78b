import { generateInstallationToken } from '../signing.js';
import { formatTimestamp } from '../clock.js';
import type { App, Installation, Permissions } from '../state/model.js';
import { registerApp } from '../state/changes/apps.js';
import { findRepository, fullName, installationsOf } from '../state/world.js';
import { shapeAccount, shapeApp, shapeInstallation, shapeManifestSecrets } from '../shapes/account.js';
import { shapeRepository } from '../shapes/repository.js';
import { covers, holds } from './access.js';
import { ApiError, notFound } from './call.js';
import type { Body, Call, Reply } from './call.js';
import { pageReply } from './paging.js';
import { plainRoute } from './route.js';

const tokenLifeMs = 3_600_000;

function appOfCall(call: Call): App {
  if (call.principal?.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
  return call.principal.app;
}

function installationOfCall(call: Call): Installation {
  const installation = call.scene.world.installations.get(Number(call.params['installation_id']));
  if (installation === undefined || installation.appId !== appOfCall(call).id) throw notFound();
  return installation;
}

function createToken(call: Call): Reply {
  const { world } = call.scene;
  const app = appOfCall(call);
  const installation = installationOfCall(call);
  if (installation.suspendedAt !== null) throw new ApiError(403, 'This installation has been suspended');
  const input = (call.body ?? {}) as Body<'apps/create-installation-access-token'>;
  const permissions = narrowPermissions(installation.permissions, input?.permissions as Permissions | undefined);
  const repositories = narrowRepositories(call, installation, input?.repositories, input?.repository_ids);
  const token = generateInstallationToken(app.id);
  const expiresAt = Date.now() + tokenLifeMs;
  world.tokens.set(token, {
    kind: 'installation',
    installationId: installation.id,
    permissions,
    repositories,
    expiresAt,
  });
  const body = {
    token,
    expires_at: formatTimestamp(expiresAt),
    permissions,
    repository_selection: repositories === null && installation.repositories === 'all' ? 'all' : 'selected',
  };
  return { status: 201, body };
}

function narrowPermissions(granted: Permissions, asked: Permissions | undefined): Permissions {
  for (const [resource, level] of Object.entries(asked ?? {})) {
    if (!holds(granted, resource, level === 'write')) {
      throw new ApiError(422, 'The permissions requested are not granted to this installation.');
    }
  }
  return { ...(asked ?? granted), metadata: 'read' };
}

function narrowRepositories(call: Call, installation: Installation, names?: string[], ids?: number[]): string[] | null {
  if (names === undefined && ids === undefined) return null;
  const { world } = call.scene;
  const byName = (names ?? []).map((name) => findRepository(world, installation.account.login, name));
  const byId = (ids ?? []).map((id) => [...world.repositories.values()].find((repo) => repo.id === id) ?? null);
  return [...byName, ...byId].map((repo) => {
    if (repo === null || !installationsOf(world, repo).includes(installation)) {
      throw new ApiError(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    return fullName(repo).toLowerCase();
  });
}

function listRepositories(call: Call): Reply {
  const principal = call.principal;
  if (principal?.kind !== 'installation') throw new ApiError(403, 'Resource not accessible by integration');
  const { world } = call.scene;
  const list = [...world.repositories.values()].filter((repo) => covers(principal, repo));
  return pageReply(
    call,
    list,
    (repo) => shapeRepository(world, repo),
    (repositories) => ({
      total_count: list.length,
      repository_selection:
        principal.repositories === null && principal.installation.repositories === 'all' ? 'all' : 'selected',
      repositories,
    }),
  );
}

function findInstallation(call: Call): Reply {
  const { world } = call.scene;
  const app = appOfCall(call);
  const repo = findRepository(world, call.params['owner'] ?? '', call.params['repo'] ?? '');
  const installation = repo === null ? undefined : installationsOf(world, repo).find((each) => each.appId === app.id);
  if (installation === undefined) throw notFound();
  return { status: 200, body: shapeInstallation(world, installation, app) };
}

/** The last step of the manifest flow: the code GitHub redirected with becomes an app with its secrets. */
function convertManifest(call: Call): Reply {
  const { world } = call.scene;
  const code = call.params['code'] ?? '';
  const manifest = world.manifests.get(code);
  if (manifest === undefined) throw notFound();
  world.manifests.delete(code);
  const hook = manifest['hook_attributes'] as { url?: string } | undefined;
  const app = registerApp(call.scene, {
    name: typeof manifest['name'] === 'string' ? manifest['name'] : 'app',
    permissions: (manifest['default_permissions'] ?? {}) as Permissions,
    events: (manifest['default_events'] ?? []) as string[],
    webhookUrl: hook?.url ?? null,
  });
  const secrets = {
    webhook_secret: app.webhookSecret,
    pem: app.privateKey,
    client_id: app.clientId,
    ...shapeManifestSecrets(world),
  };
  return { status: 201, body: { ...shapeApp(world, app), ...secrets } };
}

function rateLimit(call: Call): Reply {
  const { limit, remaining, resetAt: reset } = call.scene.world.rateLimit;
  const core = { limit, remaining, reset, used: limit - remaining };
  const search = { limit: 30, remaining: 30, reset, used: 0 };
  return { status: 200, body: { resources: { core, search, graphql: core, integration_manifest: core }, rate: core } };
}

export const appRoutes = [
  plainRoute('apps/get-authenticated', 'GET /app', 'app', (call) => ({
    status: 200,
    body: {
      ...shapeApp(call.scene.world, appOfCall(call)),
      installations_count: [...call.scene.world.installations.values()].filter(
        (each) => each.appId === appOfCall(call).id,
      ).length,
    },
  })),
  plainRoute('apps/list-installations', 'GET /app/installations', 'app', (call) => {
    const app = appOfCall(call);
    const mine = [...call.scene.world.installations.values()].filter((each) => each.appId === app.id);
    return pageReply(call, mine, (each) => shapeInstallation(call.scene.world, each, app));
  }),
  plainRoute('apps/get-installation', 'GET /app/installations/{installation_id}', 'app', (call) => ({
    status: 200,
    body: shapeInstallation(call.scene.world, installationOfCall(call), appOfCall(call)),
  })),
  plainRoute(
    'apps/create-installation-access-token',
    'POST /app/installations/{installation_id}/access_tokens',
    'app',
    createToken,
  ),
  plainRoute('apps/get-repo-installation', 'GET /repos/{owner}/{repo}/installation', 'app', findInstallation),
  plainRoute('apps/list-repos-accessible-to-installation', 'GET /installation/repositories', 'token', listRepositories),
  plainRoute('apps/create-from-manifest', 'POST /app-manifests/{code}/conversions', 'none', convertManifest),
  plainRoute('rate-limit/get', 'GET /rate_limit', 'token', rateLimit),
  plainRoute('users/get-authenticated', 'GET /user', 'token', (call) => {
    if (call.principal?.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
    const profile = {
      name: null,
      company: null,
      blog: '',
      location: null,
      email: null,
      hireable: null,
      bio: null,
      twitter_username: null,
    };
    const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
    const dates = { created_at: '2020-01-01T00:00:00Z', updated_at: '2020-01-01T00:00:00Z' };
    return {
      status: 200,
      body: { ...shapeAccount(call.scene.world, call.principal.account), ...profile, ...counts, ...dates },
    };
  }),
];
