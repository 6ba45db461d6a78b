import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGitHub } from '../../github/index.js';
import type { FakeGitHub } from '../../github/index.js';
import { SECRET, watchForCanaries } from '../canaries.js';
import type { CanaryWatch } from '../canaries.js';
import { CONFIGURATIONS, PEOPLE } from '../people/cast.js';
import { createJournal } from './journal.js';
import type { Journal } from './journal.js';
import { startProcess } from './process.js';
import type { AppProcess } from './process.js';
import type { QueuePlace } from './queue-place.js';

/** What one process does. */
type Role = 'all' | 'receiver' | 'worker';

/** The processes of a run over one GitHub. */
export interface Stage {
  readonly github: FakeGitHub;
  readonly journal: Journal;
  readonly canaries: CanaryWatch;
  /** Names of the processes, such as `worker 2`. */
  readonly names: readonly string[];
  /** Ends one without a word. Resolves when it is gone. */
  kill(name: string): Promise<void>;
  /** Starts one that was ended. Resolves when it is ready. */
  start(name: string): Promise<void>;
  /** Stops every process as a system would, and starts them again. */
  restart(): Promise<void>;
  readonly isUp: (name: string) => boolean;
  /** Processes that ended though nobody asked. */
  surprises(): readonly string[];
  stop(): Promise<void>;
}

export interface StageOptions {
  readonly place: QueuePlace;
  /** With a shared queue: one receiver, and workers for the rest. The memory queue is one process. */
  readonly processes: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Configurations by repository; those of the storm unless said otherwise. */
  readonly repositories?: Readonly<Record<string, string>>;
}

const ALLOWANCE = 1_000_000;

/** Starts a GitHub with its repositories, and the processes. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const github = await startGitHub({ app: { id: options.place.appId, webhookSecret: SECRET } });
  // A day's work is done in minutes: with an hour's allowance, sweeps would be held back until the hour is over.
  Object.assign(github.world.rateLimit, { limit: ALLOWANCE, remaining: ALLOWANCE });
  const folder = await mkdtemp(join(tmpdir(), 'async-conventions-chaos-'));
  const canaries = watchForCanaries(github.app.privateKey, options.place.secrets);
  const journal = createJournal(canaries);
  for (const [name, text] of Object.entries(options.repositories ?? CONFIGURATIONS)) {
    const roles = Object.fromEntries(PEOPLE.map((login) => [login, 'write'] as const));
    github.repository(name, { files: { '.github/async.yml': text }, roles });
  }

  const roles = rolesOf(options);
  const running = new Map<string, AppProcess>();
  const surprises: string[] = [];

  async function start(name: string): Promise<void> {
    const role = roles.get(name) ?? 'all';
    const own = join(folder, name.replace(' ', '-'));
    await mkdir(join(own, 'data'), { recursive: true });
    const started = startProcess({
      name,
      folder: own,
      journal,
      settings: {
        ...github.env(),
        WRITE_PACING: 'off',
        LOG_LEVEL: 'debug',
        DATA_DIR: join(own, 'data'),
        ROLE: role,
        ...options.place.settings,
        ...options.settings,
      },
      listening: (webhooks) => {
        if (role !== 'worker') github.deliverTo(webhooks);
      },
    });
    running.set(name, started);
    await started.ready;
  }

  async function end(name: string, how: 'kill' | 'stop'): Promise<void> {
    const process = running.get(name);
    if (process === undefined) return;
    if (process.surprise !== null) surprises.push(process.surprise);
    running.delete(name);
    await process[how]();
  }

  async function stop(): Promise<void> {
    await Promise.all([...running.keys()].map((name) => end(name, 'stop')));
    await github.stop();
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await Promise.all([...roles.keys()].map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    github,
    journal,
    canaries,
    names: [...roles.keys()],
    kill: (name) => end(name, 'kill'),
    start,
    isUp: (name) => running.has(name),
    async restart() {
      await Promise.all([...running.keys()].map((name) => end(name, 'stop')));
      journal.forgetRuns();
      await Promise.all([...roles.keys()].map(start));
    },
    surprises: () => [...surprises, ...[...running.values()].flatMap(({ surprise }) => surprise ?? [])],
    stop,
  };
}

function rolesOf({ place, processes }: StageOptions): ReadonlyMap<string, Role> {
  if (place.kind === 'memory') return new Map([['app', 'all']]);
  if (processes === 1) return new Map([['app', 'all']]);
  const workers = Array.from({ length: processes - 1 }, (_, at) => [`worker ${at + 1}`, 'worker'] as const);
  return new Map<string, Role>([['receiver', 'receiver'], ...workers]);
}
