import type { Change } from '../core/plan/change.js';
import type { PageStep } from '../core/rollup/publishing/steps.js';
import type { Subject } from '../core/subject.js';
import type { Outcome } from './queue/queue.js';

/** What became of a webhook. `ignored`: it could not matter; `refused`: it is not from GitHub, or not as it should be. */
export type WebhookOutcome = 'queued' | 'ignored' | 'refused' | 'failed';

/** One request to GitHub and what it came back with. */
export interface Call {
  /** An OpenAPI operation such as `POST /repos/{owner}/{repo}/labels`, or `graphql` with the name of the query. */
  readonly operation: string;
  /** The HTTP status; null where there was no answer. */
  readonly status: number | null;
  readonly ms: number;
}

/** Where the shell says what is worth counting. No name of an owner, a repository or a person is ever given to it. */
export interface Meter {
  webhook(event: string, outcome: WebhookOutcome): void;
  /** `kind` is that of the subject. */
  reconciled(kind: Subject['kind'], outcome: Outcome['kind'], ms: number): void;
  called(call: Call): void;
  /** What is left of an installation's hourly limit. */
  remaining(installation: number, resource: string, remaining: number): void;
  /** An installation stops until a limit is over. `reason` is that of the failure, such as `rate-limit`. */
  paused(reason: string): void;
  /** A change that GitHub took. A comment and a page that were created notify people, and so does a page that was closed. */
  changed(type: Change['type'] | PageStep['type']): void;
  /** Items that a sweep found to have changed. */
  swept(items: number): void;
  /** Webhooks that GitHub was asked to deliver again. */
  redelivered(webhooks: number): void;
}

/** Counts nothing. */
export const silentMeter: Meter = {
  webhook: ignore,
  reconciled: ignore,
  called: ignore,
  remaining: ignore,
  paused: ignore,
  changed: ignore,
  swept: ignore,
  redelivered: ignore,
};

function ignore(): void {
  // Nobody looks.
}
