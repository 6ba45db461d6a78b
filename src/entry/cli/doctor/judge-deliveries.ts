import { plainLine } from '../../../core/text/neutralise.js';
import type { AppFacts, Delivery, DeliveryFacts } from './facts.js';
import { line, type Line } from './line.js';

/** GitHub keeps deliveries for three days ("Viewing webhook deliveries"). */
const KEPT_MS = 3 * 24 * 60 * 60_000;

/** Says whether what GitHub delivered of late arrived. */
export function judgeDeliveries(app: AppFacts): Line {
  const { installation, deliveries } = app;
  if (installation === null) return line('skip', 'deliveries', 'None before it is installed.');
  if (deliveries === null) return line('skip', 'deliveries', 'GitHub does not list them here.');
  const recent = deliveries.list.filter(({ at }) => deliveries.now - at <= KEPT_MS);
  const newest = recent[0];
  if (newest === undefined) return line('todo', 'deliveries', noneWithin(deliveries));
  const failed = selectFailed(recent);
  if (failed.length === 0) return line('ok', 'deliveries', `The last: ${describe(newest)}.`);
  const count = failed.length === 1 ? 'One delivery' : `${failed.length} deliveries`;
  const says = `${count} of the last three days did not arrive; the last of all: ${describe(newest)}. Send them again from the app's page: Advanced, Recent deliveries, Redeliver.`;
  return line(isTaken(newest) ? 'todo' : 'fail', 'deliveries', says, explainFailures(failed));
}

function noneWithin({ seen, isCut }: DeliveryFacts): string {
  const among = isCut ? `None among the last ${seen} of the app` : 'None in three days';
  return `${among}. Edit an issue there and look again; if still none comes, the webhook is not active or the app not installed.`;
}

/** What was sent again counts as it ended: the newest of its kind comes first. */
function selectFailed(newestFirst: readonly Delivery[]): readonly Delivery[] {
  const seen = new Set<string>();
  const last = newestFirst.filter(({ guid }) => !seen.has(guid) && seen.add(guid));
  return last.filter((delivery) => !isTaken(delivery));
}

function explainFailures(failed: readonly Delivery[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { status } of failed) counts.set(causeOf(status), (counts.get(causeOf(status)) ?? 0) + 1);
  return [...counts].map(([cause, count]) => `${count} × ${cause}`);
}

/** The answers are those of the app's own server, or of what stands before it. */
function causeOf(status: number): string {
  switch (status) {
    case 400:
      return "400: the signature does not match. WEBHOOK_SECRET is not the secret of the app's page.";
    case 404:
      return "404: nobody takes deliveries at that address. Correct it on the app's page.";
    case 413:
      return '413: too large for the proxy before the app. Let 26 MB through.';
    case 415:
      return '415: the content type of the webhook is not application/json.';
    case 503:
      return '503: the app was starting or stopping, or very much came at once.';
    default:
      if (status === 0 || status >= 500)
        return `${status}: no answer in ten seconds, or no connection. Is it running, and can GitHub reach the address?`;
      return `${status}: not the app's own answer. Look at the proxy before it.`;
  }
}

function isTaken({ status }: Delivery): boolean {
  return status >= 200 && status < 300;
}

function describe({ event, at, status }: Delivery): string {
  const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `${plainLine(event, 60)}, ${time} UTC, ${status === 0 ? 'no answer' : `status ${status}`}`;
}
