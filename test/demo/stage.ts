import { startGitHub } from '../github/index.js';
import type { FakeGitHub, FakeRepository } from '../github/index.js';
import { startApp } from './app.js';
import type { RunningApp } from './app.js';

/** A GitHub of our own, the app, and one repository that knows nothing of it yet. */
export interface Stage {
  readonly github: FakeGitHub;
  readonly repository: FakeRepository;
  /** The app's login, as people see it. */
  readonly me: string;
  /** Resolves once GitHub has delivered everything and the app has answered it, its own changes included. */
  rest(): Promise<void>;
  /** What was asked of GitHub and who was notified by the app from a moment on. */
  mark(): Mark;
  stop(): Promise<void>;
}

/** What happened since a moment. */
export interface Mark {
  reads(): number;
  writes(): number;
  /** Notifications that the app caused, to whomever. */
  notified(): number;
}

/** The people of the story. */
const ROLES = { olga: 'admin', ana: 'write', ben: 'write', chen: 'write' } as const;

/**
 * Starts both. The settings are those of a GitHub Enterprise Server, which is what the app takes this GitHub for: such a server
 * may have no limits, so that writes need not be spread out over minutes.
 */
export async function startStage(): Promise<Stage> {
  const github = await startGitHub();
  let app: RunningApp | null = null;
  try {
    const running = await startApp({ ...github.env(), WRITE_PACING: 'off', LOG_LEVEL: 'debug' });
    app = running;
    github.deliverTo(running.webhooks);
    return raise(github, running);
  } catch (error) {
    await app?.stop();
    await github.stop();
    throw error;
  }
}

function raise(github: FakeGitHub, app: RunningApp): Stage {
  const repository = github.repository('acme/shop', { roles: ROLES });
  const me = `${github.app.slug}[bot]`;
  const notified = () => repository.notifications().filter(({ actor }) => actor === me).length;
  return {
    github,
    repository,
    me,
    async rest() {
      let seen = -1;
      while (seen !== github.deliveries.length) {
        seen = github.deliveries.length;
        await github.settled();
        await app.until('the app has answered every event', () => isAnswered(github, app.log));
      }
    },
    mark() {
      const from = github.requests.mark();
      const before = notified();
      return {
        reads: () => github.requests.reads(from).length,
        writes: () => github.requests.writes(from).length,
        notified: () => notified() - before,
      };
    },
    async stop() {
      await app.stop();
      await github.stop();
    },
  };
}

/**
 * Tells whether the app has taken every delivery and ended a run for each subject that it led to. A run names up to five of its
 * deliveries, and no single moment of the story causes more. One that failed is followed by another of the same subject.
 */
function isAnswered(github: FakeGitHub, log: RunningApp['log']): boolean {
  const received = new Map<string, number>();
  const runs = new Map<string, number>();
  const failed = new Set<unknown>();
  for (const { msg, delivery, subjects, deliveries, key, outcome } of log) {
    if (msg === 'received') received.set(String(delivery), Number(subjects));
    if (msg !== 'reconciled' || !Array.isArray(deliveries)) continue;
    for (const id of deliveries) runs.set(String(id), (runs.get(String(id)) ?? 0) + 1);
    if (outcome === 'retry') failed.add(key);
    else failed.delete(key);
  }
  const isTaken = (guid: string): boolean => (runs.get(guid) ?? 0) >= (received.get(guid) ?? Infinity);
  return failed.size === 0 && github.deliveries.every(({ guid }) => isTaken(guid));
}
