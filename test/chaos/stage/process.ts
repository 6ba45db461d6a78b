import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Journal } from './journal.js';

const PROGRAM = fileURLToPath(new URL('../../../dist/entry/app.js', import.meta.url));

/** Far more than a start takes, on however busy a machine. */
const START_MS = 60_000;

/** A process that was told to stop has this long; the app itself takes 25 s at most. */
const STOP_MS = 40_000;

/** The app as one of several programs. */
export interface AppProcess {
  /** Settles when it is ready to work; rejects when it ended before or takes far too long. */
  readonly ready: Promise<void>;
  /** Null while it runs. Whoever asked for the end is no surprise. */
  readonly surprise: string | null;
  /** Ends it without a word, as a machine that fails would. */
  kill(): Promise<void>;
  /** Tells it to stop, and waits until it has. */
  stop(): Promise<void>;
}

export interface ProcessOptions {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where it runs, and what a later one of the same name finds again. */
  readonly folder: string;
  readonly journal: Journal;
  /** Called with the address for webhooks once it takes connections. */
  readonly listening: (webhooks: string) => void;
}

/** Starts the program that `npm start` starts, with these settings only. */
export function startProcess(options: ProcessOptions): AppProcess {
  const { name, settings, folder, journal } = options;
  const child = spawn(process.execPath, [PROGRAM], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  let isWanted = true;
  let surprise: string | null = null;
  child.on('exit', (code, signal) => {
    process.off('exit', killAtExit);
    if (isWanted) surprise = `${name} ended by itself (${signal ?? `code ${code}`})`;
  });

  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} was not ready after ${START_MS / 1000} s`)), START_MS);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    child.on('exit', () => end(isWanted ? () => reject(new Error(`${name} ended before it was ready`)) : resolve));
    readLines(child, (line) => {
      journal.write(name, line);
      const said = journal.entries.at(-1)?.fields ?? {};
      if (said['msg'] === 'listening') {
        options.listening(`http://127.0.0.1:${String(said['port'])}/api/github/webhooks`);
      }
      if (said['msg'] === 'ready') end(resolve);
    });
  });
  // Whoever starts one waits for it in the end; until then nobody listens.
  ready.catch(() => {});

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    isWanted = false;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const timer = setTimeout(killAtExit, STOP_MS);
    child.kill(signal);
    await ended;
    clearTimeout(timer);
  }

  return {
    ready,
    get surprise() {
      return surprise;
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function readLines(child: ChildProcess, read: (line: string) => void): void {
  for (const output of [child.stdout, child.stderr]) {
    if (output !== null) createInterface({ input: output }).on('line', read);
  }
}
