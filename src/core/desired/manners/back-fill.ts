import type { LabelNames } from '../../config/config.js';
import type { Instant, Snapshot, ThreadEvent } from '../../snapshot.js';
import { ownLabelNames } from '../label-names.js';
import { isPerson } from './persons-hand.js';
import { toSecond } from './seconds.js';

/** Why an item gets no first comment and no first label. */
export type Untouched = 'opened-before' | 'untouched';

/**
 * Returns why nothing new may begin on this item, null when it may. Turning the app on, changing the configuration or
 * sweeping a repository must not make five hundred old issues speak: an item is spoken to after a person touched it.
 */
export function whyUntouched(snapshot: Snapshot): Untouched | null {
  const { config } = snapshot;
  if (config.status !== 'valid') return null;
  if (isOpenedBefore(snapshot)) return 'opened-before';
  if (config.changedAt === null) return null;
  return toSecond(lastTouch(snapshot, config.config.labels)) < toSecond(config.changedAt) ? 'untouched' : null;
}

/** Tells whether an item is older than any configuration and its title and body were left alone since. */
export function isOpenedBefore(snapshot: Snapshot): boolean {
  const { config, item, events } = snapshot;
  if (config.status !== 'valid' || config.since === null) return false;
  const since = toSecond(config.since);
  if (toSecond(item.createdAt) >= since) return false;
  if (item.bodyEditedAt !== null && toSecond(item.bodyEditedAt) >= since) return false;
  return !events.some((event) => event.type === 'renamed' && toSecond(event.at) >= since);
}

function lastTouch(snapshot: Snapshot, labels: LabelNames): Instant {
  const { item, events } = snapshot;
  const written = ownLabelNames(labels).map((name) => name.toLowerCase());
  const isTouch = (event: ThreadEvent): boolean => {
    switch (event.type) {
      case 'labeled':
      case 'unlabeled':
        return !written.includes(event.label.toLowerCase());
      case 'renamed':
      case 'reopened':
      case 'ready-for-review':
        return true;
      case 'closed':
      case 'comment-deleted':
        return false;
      default:
        return event satisfies never;
    }
  };
  return events
    .filter((event) => isPerson(event.actor, snapshot.me) && isTouch(event))
    .reduce((latest, event) => Math.max(latest, event.at), Math.max(item.createdAt, item.bodyEditedAt ?? 0));
}
