import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { Meter } from '../../shell/meter.js';
import type { Budgets } from './budgets.js';
import { eventLabel } from './events.js';
import { operationLabel, statusLabel } from './operations.js';

/** A reconcile takes from one read to some paced writes. */
const RECONCILE_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** GitHub is given fifteen seconds. */
const REQUEST_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

/** Reasons to stop an installation, as failures name them. */
const PAUSES: ReadonlySet<string> = new Set(['rate-limit', 'graphql-limit']);

/** What GitHub tells people of: edits, reactions, labels and checks are told to nobody. */
const TOLD: Readonly<Partial<Record<Parameters<Meter['changed']>[0], string>>> = {
  'create-comment': 'comment',
  'create-reminder': 'reminder',
  'create-page': 'page',
  'hand-over': 'page',
  'close-duplicate': 'page',
  'open-record-pull': 'record',
};

/** What is counted as it happens, and what webhooks were signed with. */
export interface Counting {
  readonly meter: Meter;
  /** Counts a webhook that only the secret before the present one fits. */
  signedBefore(): void;
}

/** Returns what the shell counts with. Every label is of a short list, whatever is said from outside. */
export function createCounting(registry: Registry, budgets: Budgets): Counting {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Counter({ name: `async_conventions_${name}_total`, help, labelNames, registers });
  const webhooks = counter('webhooks', 'Webhooks by event and what became of them.', ['event', 'outcome']);
  const before = counter('webhooks_previous_secret', 'Webhooks signed with the previous secret.');
  const reconciles = counter('reconciles', 'Runs by kind of subject and outcome.', ['kind', 'outcome']);
  const requests = counter('github_requests', 'Requests to GitHub by operation and status.', ['operation', 'status']);
  const pauses = counter('pauses', 'Times an installation was stopped until a limit is over.', ['reason']);
  const changes = counter('changes', 'Changes that GitHub took, by type.', ['type']);
  const swept = counter('swept_items', 'Items that a sweep found to have changed.');
  const redelivered = counter('redelivered_webhooks', 'Webhooks that GitHub was asked to deliver again.');
  const notifications = counter('notifications', 'What was written that GitHub tells people of, by kind.', ['kind']);
  // Nobody waits for the first of a kind to see that there was none.
  for (const kind of new Set(Object.values(TOLD))) notifications.inc({ kind }, 0);
  const seconds = new Histogram({
    name: 'async_conventions_reconcile_seconds',
    help: 'How long a run took.',
    labelNames: ['kind'],
    buckets: RECONCILE_BUCKETS,
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'async_conventions_github_request_seconds',
    help: 'How long GitHub took to answer.',
    labelNames: ['operation'],
    buckets: REQUEST_BUCKETS,
    registers,
  });

  return {
    signedBefore: () => before.inc(),
    meter: {
      webhook: (event, outcome) => webhooks.inc({ event: eventLabel(event), outcome }),
      reconciled(kind, outcome, ms) {
        reconciles.inc({ kind, outcome });
        seconds.observe({ kind }, ms / 1_000);
      },
      called({ operation: name, status, ms }) {
        const operation = operationLabel(name);
        requests.inc({ operation, status: statusLabel(status) });
        requestSeconds.observe({ operation }, ms / 1_000);
      },
      remaining: (installation, resource, remaining) => budgets.note(installation, resource, remaining),
      paused: (reason) => pauses.inc({ reason: PAUSES.has(reason) ? reason : 'other' }),
      changed(type) {
        changes.inc({ type });
        const kind = TOLD[type];
        if (kind !== undefined) notifications.inc({ kind });
      },
      swept: (items) => swept.inc(items),
      redelivered: (again) => redelivered.inc(again),
    },
  };
}
