import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GAUGE } from './gauge.js';
import type { CpuProfile, GaugeOrder, Usage } from './gauge.js';

export type { CpuProfile, Usage } from './gauge.js';

/** One line of the app's log, as it writes them in production. */
export interface LogLine {
  readonly msg?: string;
  readonly level?: unknown;
  readonly [field: string]: unknown;
}

/** The app as a program of its own. */
export interface RunningApp {
  readonly webhooks: string;
  readonly pid: number;
  readonly log: readonly LogLine[];
  /** Resolves once `isSo` holds, looked at after every line of the log; rejects after a while, or when the app ends. */
  readonly until: (what: string, isSo: () => boolean) => Promise<void>;
  /** Asks the process what it has used; it must have been started to be measured. */
  usage(): Promise<Usage>;
  /** Begins to note where the time goes; the returned function ends that and says what was seen. Measured processes only. */
  profile(): Promise<() => Promise<CpuProfile>>;
  /** Tells it to stop as a system would, and waits until it has. */
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('../../dist/entry/app.js', import.meta.url));

/** Far more than anything here takes, so that whoever waits that long is told instead of waiting on. */
const DEADLINE_MS = 120_000;

/** After this a program that was told to stop is ended. */
const STOP_MS = 10_000;

/**
 * Starts the program that `npm start` starts, in a folder of its own and with these settings only.
 *
 * @param settings as `docs/` names them; `HOST` and `PORT` are the loopback address and a free port
 */
export async function startApp(
  settings: Readonly<Record<string, string>>,
  options: { readonly isMeasured?: boolean } = {},
): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'async-conventions-'));
  const [before, channel] =
    options.isMeasured === true ? [['--import', GAUGE], 'ipc' as const] : [[], 'ignore' as const];
  const child = spawn(process.execPath, [...before, PROGRAM], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', channel],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('a program without output');
  const exited = once(child, 'exit');
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const log: LogLine[] = [];
  const errors: string[] = [];
  const watchers = new Set<() => void>();
  const look = (): void => {
    for (const watch of [...watchers]) watch();
  };
  createInterface({ input: stderr }).on('line', (line) => errors.push(line));
  createInterface({ input: stdout }).on('line', (line) => {
    log.push(parseLine(line));
    look();
  });
  child.on('exit', look);

  function until(what: string, isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        watchers.delete(watch);
        settle();
      };
      const fail = (why: string) =>
        end(() => reject(new Error([`${why}: ${what}`, ...lastWords(log, errors)].join('\n'))));
      const timer = setTimeout(() => fail(`waited ${DEADLINE_MS / 1000} s in vain`), DEADLINE_MS);
      const watch = (): void => {
        if (isSo()) end(resolve);
        else if (child.exitCode !== null || child.signalCode !== null) fail('the app ended before');
      };
      watchers.add(watch);
      watch();
    });
  }

  function gauge<T>(order: GaugeOrder): Promise<T> {
    return new Promise((resolve) => {
      child.once('message', (answer) => resolve(answer as T));
      child.send(order);
    });
  }

  async function profile(): Promise<() => Promise<CpuProfile>> {
    await gauge('begin-profile');
    return () => gauge<CpuProfile>('end-profile');
  }

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      const timer = setTimeout(kill, STOP_MS);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(timer);
    }
    process.off('exit', kill);
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await until('the app is ready', () => log.some(({ msg }) => msg === 'ready'));
  } catch (error) {
    await stop();
    throw error;
  }
  const port = log.find(({ msg }) => msg === 'listening')?.['port'];
  return {
    webhooks: `http://127.0.0.1:${String(port)}/api/github/webhooks`,
    pid: child.pid ?? 0,
    log,
    until,
    usage: () => gauge<Usage>('usage'),
    profile,
    stop,
  };
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return { msg: line };
  }
}

/** The lines in which the app complains, for whoever has to find out why a wait was in vain. */
function lastWords(log: readonly LogLine[], errors: readonly string[]): readonly string[] {
  const complaints = log.filter(({ level }) => level === 'warn' || level === 'error' || Number(level) >= 40);
  return [...complaints.map((line) => JSON.stringify(line)), ...errors]
    .slice(-8)
    .map((line) => `  app: ${line.slice(0, 300)}`);
}
