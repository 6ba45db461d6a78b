import { checkRequestBody, checkResponseBody, unknownQuery } from '../openapi.js';
import { ApiError, notFound } from './call.js';
import type { Call, Principal, Reply } from './call.js';
import { requireAuth, requirePermission, visibleRepository } from './access.js';
import type { Match } from './route.js';
import type { Scene } from '../state/world.js';
import { appRoutes } from './apps.js';
import { checkRoutes } from './checks.js';
import { commentRoutes } from './comments.js';
import { gitRoutes } from './git.js';
import { hookRoutes } from './hooks.js';
import { issueRoutes } from './issues.js';
import { labelRoutes } from './labels.js';
import { pullRoutes } from './pulls.js';
import { repositoryRoutes } from './repositories.js';
import { teamRoutes } from './teams.js';

/** All that is served, one file a subject. */
export const routes = [
  ...appRoutes,
  ...hookRoutes,
  ...repositoryRoutes,
  ...gitRoutes,
  ...issueRoutes,
  ...commentRoutes,
  ...labelRoutes,
  ...pullRoutes,
  ...checkRoutes,
  ...teamRoutes,
];

export interface RestRequest {
  readonly match: Match;
  readonly principal: Principal | null;
  readonly url: URL;
  readonly body: unknown;
}

/**
 * Answers one request to a known route: who may, whether the body fits GitHub's description, then the effect.
 *
 * An answer that does not fit GitHub's description is reported to `complain`, for it is a fault of the fake.
 */
export function answerRest(scene: Scene, request: RestRequest, complain: (problem: string) => void): Reply {
  const { route, params } = request.match;
  try {
    requireAuth(route, request.principal);
    const call: Call = {
      scene,
      principal: request.principal,
      params,
      query: request.url.searchParams,
      body: request.body,
      url: request.url,
    };
    const reply = route.run.kind === 'plain' ? handlePlain(route, call) : handleInRepository(route, call);
    const stray = unknownQuery(route.operation, request.url.searchParams);
    if (stray.length > 0) complain(`${route.operation} has no parameter ${stray.join(', ')}`);
    const problem = checkResponseBody(route.operation, reply.status, reply.body);
    if (problem !== null) complain(`answer does not fit GitHub's description: ${problem}`);
    return reply;
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

function handlePlain(route: Match['route'], call: Call): Reply {
  requireFit(route, call);
  return route.run.kind === 'plain' ? route.run.handle(call) : { status: 500 };
}

function handleInRepository(route: Match['route'], call: Call): Reply {
  const repo = visibleRepository(
    call.scene.world,
    call.principal,
    call.params['owner'] ?? '',
    call.params['repo'] ?? '',
  );
  if (repo === null || route.run.kind !== 'repo') throw notFound();
  const inRepo = { ...call, repo };
  if (route.needs !== null) requirePermission(inRepo, route.needs);
  requireFit(route, call);
  return route.run.handle(inRepo);
}

function requireFit(route: Match['route'], call: Call): void {
  if (route.method === 'GET' || (call.body === undefined && route.method === 'DELETE')) return;
  const problem = call.body === undefined ? null : checkRequestBody(route.operation, call.body);
  if (problem !== null) throw new ApiError(422, `Invalid request.\n\n${problem}`);
}
