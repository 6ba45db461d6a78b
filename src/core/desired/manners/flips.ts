import type { Instant, Snapshot } from '../../snapshot.js';

const HOUR = 3_600_000;
const MOST_FLIPS = 3;

/**
 * Returns until when a label is left as it is because it changed three times or more within the last hour, null when it
 * may change. It ends a tug-of-war with another app, or with a person, that neither side would end.
 */
export function restsUntil(snapshot: Snapshot, label: string): Instant | null {
  const name = label.toLowerCase();
  const changes = snapshot.events
    .filter((event) => (event.type === 'labeled' || event.type === 'unlabeled') && event.label.toLowerCase() === name)
    .map((event) => event.at)
    .sort((a, b) => a - b);
  const deciding = changes.at(-MOST_FLIPS);
  return deciding !== undefined && deciding + HOUR > snapshot.now ? deciding + HOUR : null;
}
