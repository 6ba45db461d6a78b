import type { Instant, Snapshot } from '../../snapshot.js';

/**
 * Returns when our first words on an item are due: `grace` milliseconds after it was opened, last edited or last renamed.
 * People save early and polish; a comment that arrives between two edits is noise.
 */
export function firstWordsDue(snapshot: Snapshot, grace: number): Instant {
  const { item, events } = snapshot;
  const renames = events.filter((event) => event.type === 'renamed').map((event) => event.at);
  return renames.reduce((a, b) => Math.max(a, b), Math.max(item.createdAt, item.bodyEditedAt ?? 0)) + grace;
}
