import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEFAULT_LABELS } from '../../src/core/config/resolve/defaults.js';
import { createEngine } from '../../src/entry/engine.js';
import { createMemoryBackend } from '../../src/shell/backend/memory.js';
import type { Backend } from '../../src/shell/backend/backend.js';
import { Budget } from '../../src/shell/github/client/budget.js';
import { connectAsApp, restOfApp } from '../../src/shell/github/client/client.js';
import type { Connect } from '../../src/shell/github/client/client.js';
import type { SlackWays } from '../../src/shell/channels/tell-channel.js';
import type { Clock } from '../../src/shell/clock.js';
import type { Log } from '../../src/shell/log.js';
import { silentMeter } from '../../src/shell/meter.js';
import { MemoryStore } from '../../src/shell/state/memory-store.js';
import type { Store } from '../../src/shell/state/store.js';
import { startUpkeep } from '../../src/shell/sweep/upkeep.js';
import type { Upkeep } from '../../src/shell/sweep/upkeep.js';
import { ourPermissions } from '../github/defaults.js';
import { startGitHub } from '../github/index.js';
import type { FakeGitHub, FakeRepository } from '../github/index.js';
import type { Permissions } from '../github/state/model.js';
import { SimulatedClock } from './simulated-clock.js';

/** One line of the app's log. */
export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly [field: string]: unknown;
}

/** The app and GitHub, each with a real port, under one clock that the test owns. */
export interface Stage {
  readonly github: FakeGitHub;
  readonly clock: SimulatedClock;
  readonly log: readonly LogLine[];
  readonly engine: ReturnType<typeof createEngine>;
  /** What outlives a process, as a folder or a server would. */
  readonly store: Store;
  /** Ends the process at once, as SIGKILL does: its timers never fire, its requests are never answered. GitHub finds nobody. */
  kill(): void;
  /** Ends it as SIGTERM does. */
  stop(): Promise<void>;
  /** Starts another process on what the one before left in the store. */
  boot(other?: StageOptions): Promise<void>;
  /** Resolves once GitHub has delivered everything and the app has nothing more to do within two seconds of the clock. */
  rest(): Promise<void>;
  /** Lets time pass, resting at each moment at which something is due. */
  pass(milliseconds: number): Promise<void>;
  /** Numbers of reads and writes since a mark. */
  calls(mark: number): { readonly reads: number; readonly writes: number };
  /** Operations written since a mark, in order. */
  written(mark: number): readonly string[];
  /** Ends both; rejects where GitHub was asked what it could not answer faithfully. */
  strike(): Promise<void>;
}

/** Waits that belong to an action in progress: settling, pacing, a first retry. */
const SOON_MS = 2_000;

/** By then requests that were on their way when a process ended have arrived. What it waits for on its clock never comes. */
const LAST_TURNS = 200;

export const CONFIG = 'version: 1\nscope: { grace: 0m }\n';

/** Our labels, for repositories in which the app has worked before. */
export const OUR_LABELS: readonly string[] = Object.values(DEFAULT_LABELS);

export interface StageOptions {
  /** Off unless a test is about it. */
  readonly pacing?: 'on' | 'off';
  /** Whether the recurring tasks run. Off unless a test is about them: they make requests of their own. */
  readonly upkeep?: boolean;
  /** How many times as long the recurring tasks wait: weeks have thousands of quarters of an hour. 1 where left out. */
  readonly stretch?: number;
  /** The share of the hourly limit that background work leaves alone. */
  readonly reserve?: number;
  /** When it is at the beginning; now, unless a test is about days of the week. */
  readonly startsAt?: number;
  /** Whether the app takes its store for one that other processes share. */
  readonly isShared?: boolean;
  /** How Slack is reached; left out, nothing is told there. */
  readonly slack?: SlackWays;
  /** What the app is granted beyond what `app.yml` asks for. */
  readonly permissions?: Permissions;
}

/** One process of the app. */
interface Process {
  readonly engine: ReturnType<typeof createEngine>;
  readonly upkeep: Upkeep | null;
  /** Recurring tasks at work. */
  readonly tasks: { running: number };
  readonly life: { readonly isOver: boolean };
  kill(): void;
}

/** Starts both. Whoever does strikes the stage afterwards; `harness.ts` does so for a test. */
export async function raiseStage(options: StageOptions = {}): Promise<Stage> {
  const clock = new SimulatedClock(options.startsAt ?? Date.now());
  const permissions: Permissions = { ...ourPermissions, ...options.permissions };
  const github = await startGitHub({ now: () => clock.now(), app: { permissions } });
  const log: LogLine[] = [];
  const store = new MemoryStore(clock);
  let running = await startProcess(options, github, clock, store, logInto(log));
  const receiver = await receive(() => running.engine);
  github.deliverTo(receiver.address);

  async function rest(): Promise<void> {
    for (let turns = 0; ; turns += 1) {
      await github.settled();
      const { running: runs, ready } = await running.engine.queue.counts();
      const next = clock.nextIn;
      if (next !== null && next <= SOON_MS) await clock.advance(next);
      else if (runs === 0 && ready === 0 && running.tasks.running === 0) return;
      else if (running.life.isOver && turns >= LAST_TURNS) return;
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  function kill(): void {
    github.deliverTo(null);
    running.kill();
  }

  return {
    github,
    clock,
    log,
    store,
    get engine() {
      return running.engine;
    },
    kill,
    async stop() {
      github.deliverTo(null);
      const drained = running.engine.queue.drain(20_000);
      await Promise.all([running.upkeep?.stop(), drained]);
      await running.upkeep?.secure();
      kill();
    },
    async boot(other = options) {
      running = await startProcess(other, github, clock, store, logInto(log));
      github.deliverTo(receiver.address);
    },
    rest,
    async pass(milliseconds) {
      const end = clock.now() + milliseconds;
      for (;;) {
        await rest();
        const next = clock.nextIn;
        if (next === null || clock.now() + next > end) break;
        await clock.advance(next);
      }
      await clock.advance(Math.max(0, end - clock.now()));
      await rest();
    },
    calls: (mark) => ({ reads: github.requests.reads(mark).length, writes: github.requests.writes(mark).length }),
    written: (mark) => github.requests.writes(mark).map(({ operation }) => operation),
    strike: () => github.stop().finally(receiver.close),
  };
}

async function startProcess(
  options: StageOptions,
  github: FakeGitHub,
  time: Clock,
  store: Store,
  log: Log,
): Promise<Process> {
  const life = { isOver: false };
  const clock = whileAlive(time, life);
  const tasks = { running: 0 };
  const memory = createMemoryBackend({ clock, random: () => 0, log, concurrency: 20 });
  const isShared = options.isShared ?? false;
  const backend = { ...memory, store, isShared, schedule: countTasks(memory.schedule, tasks, options.stretch ?? 1) };
  const budget = new Budget({ clock, reserve: options.reserve ?? 0.2, meter: silentMeter, shared: null });
  const credentials = { appId: github.app.id, privateKey: github.app.privateKey, baseUrl: github.apiUrl };
  const reach = connectAsApp(credentials, { clock, heard: (answer) => budget.heard(answer) });
  const connect: Connect = (installation) => (life.isOver ? unanswered() : reach(installation));
  const engine = createEngine({
    backend,
    connect,
    me: { login: github.app.slug, type: 'bot', appId: github.app.id },
    log,
    meter: silentMeter,
    writePacing: options.pacing ?? 'off',
    clock,
    budget,
    ...(options.slack === undefined ? {} : { slack: options.slack }),
  });
  engine.start();
  const parts = { ...engine, backend, app: restOfApp(credentials), connect, budget, clock, log, meter: silentMeter };
  const times = { lookbackMs: 24 * 60 * 60_000, keptMs: 3 * 24 * 60 * 60_000 };
  const upkeep = options.upkeep === true ? await startUpkeep({ ...parts, ...times }) : null;
  return {
    engine,
    upkeep,
    tasks,
    life,
    kill() {
      life.isOver = true;
    },
  };
}

/** A clock whose timers are of no effect once the process that set them is over. */
function whileAlive(clock: Clock, life: { readonly isOver: boolean }): Clock {
  return {
    now: () => clock.now(),
    after: (milliseconds, run) =>
      clock.after(milliseconds, () => {
        if (!life.isOver) run();
      }),
  };
}

/** What a process that is over still waits for. */
function unanswered(): never {
  throw new Error('the process is over');
}

/** Counts tasks at work: only the schedule knows of them. */
function countTasks(schedule: Backend['schedule'], tasks: { running: number }, stretch: number): Backend['schedule'] {
  return {
    every: ({ name, everyMs }, task) =>
      schedule.every({ name, everyMs: everyMs * stretch }, async () => {
        tasks.running += 1;
        await task().finally(() => (tasks.running -= 1));
      }),
    soon: (name) => schedule.soon(name),
    stop: () => schedule.stop(),
  };
}

/** A repository that lives by the conventions and knows our labels. */
export async function found(stage: Stage, name = 'octo/hello', config = CONFIG): Promise<FakeRepository> {
  const repository = stage.github.repository(name, { files: { '.github/async.yml': config }, labels: OUR_LABELS });
  await stage.pass(60_000);
  return repository;
}

/** A receiver without signatures: those are proven on the real program. */
async function receive(
  engine: () => Stage['engine'],
): Promise<{ readonly address: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const payload: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const { 'x-github-event': name, 'x-github-delivery': id } = request.headers;
      void engine()
        .receive({ id: String(id), name: String(name), payload })
        .finally(() => response.end('ok'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function logInto(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) => void lines.push({ ...fields, level, message });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
