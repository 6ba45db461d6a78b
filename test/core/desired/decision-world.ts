import { EXPORT_DECISION } from '../decisions/export-decision.js';
import type { RecordFacts } from '../../../src/core/decisions/facts.js';
import type { Actor, Instant } from '../../../src/core/snapshot.js';
import { comment, configOf, issue, run, sticky, valid, type World } from '../plan/world.js';

export const HOUR = 3_600_000;

/** Monday morning in Lisbon. */
export const MONDAY = Date.UTC(2026, 10, 23, 9, 0, 0);

export const CONFIG = `version: 1
people:
  timezone: Europe/Lisbon
  members:
    olga: {}
    ira: { timezone: Asia/Kolkata }
    kiri: { timezone: Pacific/Auckland, away: [2026-11-16..2026-12-18] }
`;

export const BODY = EXPORT_DECISION;

/** What somebody says, so many hours after the beginning. */
export type Line = readonly [by: string, text: string, hours: number];

/** A decision of Ana's that people talk over. */
export interface Talk {
  readonly says: readonly Line[];
  readonly body?: string;
  readonly config?: string;
  /** What those may do who differ from the usual. */
  readonly roles?: World['roles'];
  /** Names that nobody has who can read the repository, in lower case. */
  readonly strangers?: readonly string[];
  readonly record?: Partial<RecordFacts>;
  /** When it was looked at before, in hours after the beginning. */
  readonly seen?: number;
  /** The beginning: Monday, if nothing is said. */
  readonly from?: Instant;
}

/** Returns the issue with all that was said; what is to be planned of it is not yet. */
export function worldOf({
  says,
  body = BODY,
  config = CONFIG,
  roles = {},
  strangers = [],
  record = {},
  seen,
  from = MONDAY,
}: Talk): World {
  const world = issue(
    { title: 'Decision: where exports are kept', body, createdAt: from - HOUR },
    valid(configOf(config)),
  );
  world.roles = { ana: 'write', olga: 'write', ira: 'triage', kiri: 'triage', eve: 'read', ...roles };
  world.strangers = strangers;
  world.record = { branch: 'main', files: [], pulls: [], supersedes: [], ...record };
  for (const [login, text, hours] of says) {
    if (seen !== undefined && seen <= hours) {
      world.now = from + seen * HOUR;
      look(world);
    }
    world.now = from + hours * HOUR;
    const by: Actor = { login, type: 'user' };
    const said = comment(world, text, by);
    world.thread.push({ ...said, url: `https://github.com/o/r/issues/7#issuecomment-${said.id}` });
  }
  return world;
}

/** Looks at a decision so many hours after the beginning, and returns what our comment then shows. */
export function lookAt(world: World, hours: number): string {
  world.now = MONDAY + hours * HOUR;
  return look(world);
}

/** Looks at a decision, and returns what our comment then shows. */
export function look(world: World): string {
  run(world);
  return (sticky(world) ?? '')
    .replaceAll('\r', '')
    .replace(/<!--.*?-->\n*/gs, '')
    .trimEnd();
}
