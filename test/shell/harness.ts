import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createEngine } from '../../src/entry/engine.js';
import { createMemoryBackend } from '../../src/shell/backend/memory.js';
import type { MemoryBackend } from '../../src/shell/backend/memory.js';
import { connectAsApp } from '../../src/shell/github/client/client.js';
import type { Log } from '../../src/shell/log.js';
import { silentMeter } from '../../src/shell/meter.js';
import { startGitHub } from '../github/index.js';
import type { FakeGitHub, FakeRepository } from '../github/index.js';
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
  readonly backend: MemoryBackend;
  readonly engine: ReturnType<typeof createEngine>;
  /** Resolves once GitHub has delivered everything and the app has nothing more to do within two seconds of the clock. */
  rest(): Promise<void>;
  /** Lets time pass, resting at each moment at which something is due. */
  pass(milliseconds: number): Promise<void>;
  /** Numbers of reads and writes since a mark. */
  calls(mark: number): { readonly reads: number; readonly writes: number };
  /** Operations written since a mark, in order. */
  written(mark: number): readonly string[];
}

/** Waits that belong to an action in progress: settling, pacing, a first retry. */
const SOON_MS = 2_000;

export const CONFIG = 'version: 1\nscope: { grace: 0m }\n';

/** Our labels, for repositories in which the app has worked before. */
export const OUR_LABELS = [
  'async: incomplete',
  'async: skip',
  'decision: draft',
  'decision: proposed',
  'decision: accepted',
];

export interface StageOptions {
  /** Off unless a test is about it. */
  readonly pacing?: 'on' | 'off';
  /** Whether the app takes its store for one that other processes share. */
  readonly isShared?: boolean;
}

/** Starts both. */
export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const clock = new SimulatedClock(Date.now());
  const github = await startGitHub({ now: () => clock.now() });
  const log: LogLine[] = [];
  const logger = logInto(log);
  const backend = {
    ...createMemoryBackend({ clock, random: () => 0, log: logger, concurrency: 20 }),
    isShared: options.isShared ?? false,
  };
  const engine = createEngine({
    backend,
    connect: connectAsApp({ appId: github.app.id, privateKey: github.app.privateKey, baseUrl: github.apiUrl }),
    me: { login: github.app.slug, type: 'bot', appId: github.app.id },
    log: logger,
    meter: silentMeter,
    writePacing: options.pacing ?? 'off',
    clock,
  });
  engine.start();
  github.deliverTo(await receive(engine));
  onTestFinished(() => github.stop());

  async function rest(): Promise<void> {
    for (;;) {
      await github.settled();
      const { running, ready } = await engine.queue.counts();
      const next = clock.nextIn;
      if (next !== null && next <= SOON_MS) await clock.advance(next);
      else if (running === 0 && ready === 0) return;
      else await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    github,
    clock,
    log,
    backend,
    engine,
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
  };
}

/** A repository that lives by the conventions and knows our labels. */
export async function found(stage: Stage, name = 'octo/hello', config = CONFIG): Promise<FakeRepository> {
  const repository = stage.github.repository(name, { files: { '.github/async.yml': config }, labels: OUR_LABELS });
  await stage.pass(60_000);
  return repository;
}

/** A receiver without signatures: those are proven on the real program. */
async function receive(engine: Stage['engine']): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const payload: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const { 'x-github-event': name, 'x-github-delivery': id } = request.headers;
      void engine.receive({ id: String(id), name: String(name), payload }).finally(() => response.end('ok'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function logInto(lines: LogLine[]): Log {
  const at = (level: string) => (fields: object, message: string) => void lines.push({ ...fields, level, message });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
