import type { Happening } from '../state/happening.js';
import type { App, Installation, World } from '../state/model.js';
import { fullName, installationsOf } from '../state/world.js';

/** What an app must have been granted to be sent an event; Checks is special, see below. */
const permissionOf: Readonly<Record<string, readonly string[]>> = {
  issues: ['issues'],
  issue_comment: ['issues'],
  pull_request: ['pull_requests'],
  push: ['contents'],
  merge_group: ['merge_queues'],
  label: ['metadata'],
  repository: ['metadata'],
};

/** Returns who is told of it: apps installed on the repository that subscribe to the event and may read what it tells. */
export function selectAudience(
  world: World,
  what: Happening,
): { readonly app: App; readonly installation: Installation }[] {
  const candidates =
    what.event === 'installation' || what.event === 'installation_repositories'
      ? [what.installation]
      : installationsOf(world, what.repo);
  return candidates.flatMap((installation) => {
    const app = world.apps.get(installation.appId);
    return app !== undefined && isTold(what, app, installation) ? [{ app, installation }] : [];
  });
}

function isTold(what: Happening, app: App, installation: Installation): boolean {
  if (what.event === 'installation' || what.event === 'installation_repositories') return true;
  if (installation.suspendedAt !== null) return false;
  const { permissions } = installation;
  if (what.event === 'check_run' || what.event === 'check_suite') return isToldOfCheck(what, app, installation);
  const event =
    what.event === 'item'
      ? what.item.kind === 'pull'
        ? 'pull_request'
        : 'issues'
      : what.event === 'comment'
        ? 'issue_comment'
        : what.event;
  const needed = permissionOf[event] ?? [];
  return (
    installation.events.includes(event) &&
    needed.every((each) => each === 'metadata' || permissions[each] !== undefined)
  );
}

/**
 * `requested` and `rerequested` go to the app whose check it is, subscribed or not, if it may write checks; the rest to subscribers.
 */
function isToldOfCheck(
  what: Extract<Happening, { event: 'check_run' | 'check_suite' }>,
  app: App,
  installation: Installation,
): boolean {
  const access = installation.permissions['checks'];
  const owner = what.event === 'check_run' ? what.run.appId : what.suite.appId;
  if (what.action === 'requested' || what.action === 'rerequested') return access === 'write' && owner === app.id;
  return access !== undefined && installation.events.includes(what.event);
}

/** Names what an event is about in one line, for a log. */
export function nameHappening(what: Happening): string {
  return `${what.event} ${'action' in what ? what.action : ''} ${fullName(what.repo)}`;
}
