import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';
import { PATIENCE } from './observed.js';
import type { ProcessLine, ProcessOptions } from './worker-process.js';

/** One run in another process. `end` is when the process was killed, where that came first. */
export interface Span {
  readonly key: string;
  readonly pid: number;
  readonly start: number;
  end: number | null;
  isFinished: boolean;
}

/** Another process that works, by what it wrote. */
export interface Spawned {
  readonly pid: number;
  readonly spans: readonly Span[];
  /** Ends it as a crash would, and resolves once it is gone. */
  kill(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('worker-process.ts', import.meta.url));

/** Starts a process that works, and resolves once it does. It is killed when the test ends. */
export async function spawnWorker(options: ProcessOptions): Promise<Spawned> {
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = child.pid ?? 0;
  const spans: Span[] = [];
  let isWorking = false;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const read = new Promise<void>((resolve) => lines.once('close', () => resolve()));
  lines.on('line', (line) => {
    const { what, key, at } = JSON.parse(line) as ProcessLine;
    if (key === 'process') isWorking = true;
    else if (what === 'start') spans.push({ key, pid, start: at, end: null, isFinished: false });
    else {
      const span = spans.find((one) => one.key === key && one.end === null);
      if (span !== undefined) Object.assign(span, { end: at, isFinished: true });
    }
  });
  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await Promise.all([gone, read]);
    for (const span of spans) span.end ??= Date.now();
  }
  onTestFinished(kill);
  await vi.waitUntil(() => isWorking, PATIENCE);
  return { pid, spans, kill };
}
