import { shapeAccount } from '../shapes/account.js';
import { holds } from './access.js';
import { ApiError, notFound } from './call.js';
import type { Call, Reply } from './call.js';
import { pageReply } from './paging.js';
import { plainRoute } from './route.js';

/** An app sees the teams of organizations it is installed on, with Members; a person those of their own, which all are here. */
function listMembers(call: Call): Reply {
  const { params, principal, scene } = call;
  const name = `${params['org']}/${params['team_slug']}`.toLowerCase();
  const team = scene.world.teams.get(name);
  if (principal?.kind === 'installation') {
    if (principal.installation.account.login.toLowerCase() !== params['org']?.toLowerCase()) throw notFound();
    if (!holds(principal.permissions, 'members', false)) {
      const headers = { 'x-accepted-github-permissions': 'members=read' };
      throw new ApiError(403, 'Resource not accessible by integration', { headers });
    }
  }
  if (team === undefined) throw notFound();
  const members = [...team.members].filter(({ isDeleted }) => !isDeleted);
  return pageReply(call, members, (member) => shapeAccount(scene.world, member));
}

export const teamRoutes = [
  plainRoute('teams/list-members-in-org', 'GET /orgs/{org}/teams/{team_slug}/members', 'token', listMembers),
];
