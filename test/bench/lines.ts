import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { TYPICAL } from './bodies.js';

const PROGRAM = fileURLToPath(new URL('../../dist/entry/cli.js', import.meta.url));

export const LINES = 20_000;

const ROUNDS = 3;

/** Returns how many bodies a second `check --jsonl` judges, its start included: the best of a few runs. */
export async function measureLines(): Promise<number> {
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) best = Math.max(best, LINES / (await runOnce()));
  return best;
}

/** Returns seconds. It runs away from the repository, whose own configuration must not speak for the bodies. */
async function runOnce(): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [PROGRAM, 'check', '--jsonl', '--template', 'brief'], {
    cwd: tmpdir(),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let lines = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines += 1;
  });
  const closed = once(child, 'close');
  for (let id = 0; id < LINES; id += 1) {
    if (!child.stdin.write(`${JSON.stringify({ id, body: TYPICAL })}\n`)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await closed;
  if (lines !== LINES || child.exitCode !== 0) {
    throw new Error(`check --jsonl answered ${lines} of ${LINES} lines and ended with ${String(child.exitCode)}`);
  }
  return (performance.now() - start) / 1000;
}
