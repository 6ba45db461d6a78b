import { us } from '../../shell/long-weekend.js';
import { OUR_LABELS, raiseStage } from '../../shell/simulated-stage.js';
import type { CommentView, FakeGitHub, FakeRepository, ItemView } from '../../github/index.js';

/** The afternoon of a Friday in Europe. */
const STARTS = Date.parse('2026-03-13T15:00Z');

const CONFIG = `version: 1
scope: { grace: 0m }
people:
  timezone: Europe/Lisbon
  members:
    olga: {}
    ana: {}
    ira: { timezone: Asia/Kolkata }
    kiri: { timezone: Pacific/Auckland }
status: { ask: all }
response: { review: 1wd }
rollup: { day: mon, at: "09:00" }
`;

const ROLES = { olga: 'admin', ana: 'write', ira: 'write', kiri: 'write' } as const;

/** A repository whose team has a weekly page. */
export interface Week {
  readonly github: FakeGitHub;
  readonly repo: FakeRepository;
  /** The moment on the simulated clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Lets time pass until a moment, as ISO 8601. */
  readonly passUntil: (moment: string) => Promise<void>;
  /** The weekly pages, in the order in which they were written. */
  readonly pages: () => readonly ItemView[];
  /** Reminders on an issue. */
  readonly reminders: (number: number) => readonly CommentView[];
  /** Notifications that the app caused so far, each with whom it called. */
  readonly notified: () => readonly (readonly string[])[];
  stop(): Promise<void>;
}

export async function startWeek(): Promise<Week> {
  const stage = await raiseStage({ startsAt: STARTS, upkeep: true, stretch: 16 });
  const { github, clock } = stage;
  const files = { '.github/async.yml': CONFIG };
  const repo = github.repository('octo/hello', { files, labels: OUR_LABELS, roles: ROLES });
  return {
    github,
    repo,
    now: () => clock.now(),
    passUntil: (moment) => stage.pass(Date.parse(moment) - clock.now()),
    pages: () => repo.issues().filter(({ author }) => author === us),
    reminders: (number) => repo.issue(number).comments.filter(({ author }) => author === us),
    notified: () =>
      repo
        .notifications()
        .filter(({ actor }) => actor === us)
        .map(({ mentions }) => mentions),
    stop: () => stage.strike(),
  };
}
