import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import type { Crowd } from '../shell/rollup/crowd.js';
import type { WeekAnswers, WeekOrder } from './week-worker.js';
import { startWorker } from './worker-process.js';

/** What it takes to read the week of a large repository and print its page. */
export interface WeekFigures {
  /** From the start of the program to its end. */
  readonly seconds: number;
  /** Of its process, in seconds. */
  readonly cpu: number;
  /** The most that its process held, in MiB. */
  readonly memory: number;
  /** The most that it holds for an empty repository, in MiB. */
  readonly memoryOfNone: number;
  readonly reads: number;
}

export const CROWD = { items: 10_000, changed: 1_000 } as const;

/** Prints what it took once the program is done: a child's own figures are not known to its parent. */
const PROGRAM = `
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\n' + JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }));
});
await import(${JSON.stringify(new URL('../../dist/entry/cli.js', import.meta.url).href)});`;

/** Measures the compiled program against the GitHub of the tests in a process of its own. */
export async function measureWeek(): Promise<WeekFigures> {
  const none = await readOnce({ items: 0, changed: 0 });
  const large = await readOnce(CROWD);
  return { ...large, memoryOfNone: none.memory };
}

async function readOnce(crowd: Crowd) {
  const github = startWorker<WeekOrder, WeekAnswers>('week-worker.ts');
  try {
    const environment = await github.ask({ name: 'fill', crowd });
    const start = performance.now();
    const usage = await runProgram(environment);
    const seconds = (performance.now() - start) / 1_000;
    const { reads, writes } = await github.ask({ name: 'counts' });
    if (writes > 0) throw new Error(`rollup --dry-run wrote ${writes} times`);
    return { seconds, reads, cpu: usage.cpu / 1_000_000, memory: usage.maxRSS / 1_024 };
  } finally {
    github.stop();
  }
}

async function runProgram(environment: Readonly<Record<string, string>>): Promise<{ maxRSS: number; cpu: number }> {
  const args = ['rollup', 'octo/crowd', '--dry-run', '--week', '2026-W47'];
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, 'cli', ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [page, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (page += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  if (child.exitCode !== 0 || !page.startsWith('# Week 47 of 2026')) {
    throw new Error(`rollup ended with ${String(child.exitCode)}: ${said.slice(0, 300)}`);
  }
  return JSON.parse(said.split('\n').at(-1) ?? '') as { maxRSS: number; cpu: number };
}
