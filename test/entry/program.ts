import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished, vi } from 'vitest';

const PROGRAM = resolve('dist/entry/app.js');

/** How long a condition may take on a busy machine. */
const DEADLINE = { timeout: 30_000, interval: 20 };

/** The app, running. `lines` are what it has logged, `output` all that it wrote. */
export interface Program {
  readonly child: ChildProcess;
  readonly lines: Record<string, unknown>[];
  readonly output: () => string;
  /** Resolves with the code it ended with, or the signal. */
  readonly exit: Promise<number | string | null>;
  /** Resolves with the first line of that message, once it is there. */
  logged(message: string): Promise<Record<string, unknown>>;
}

/**
 * Starts the program that `npm start` starts, in an empty folder, in production and with these settings only. It is ended
 * with the test.
 */
export function startProgram(settings: Readonly<Record<string, string>>, nodeOptions: readonly string[] = []): Program {
  const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
  const child = spawn(process.execPath, [...nodeOptions, PROGRAM], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: Record<string, unknown>[] = [];
  const output: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    output.push(line);
    lines.push(JSON.parse(line) as Record<string, unknown>);
  });
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
  const exit = new Promise<number | string | null>((ended) => {
    child.on('close', (code, signal) => ended(code ?? signal));
  });
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await exit;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    child,
    lines,
    output: () => output.join('\n'),
    exit,
    logged: (message) =>
      vi.waitFor(() => {
        const line = lines.find(({ msg }) => msg === message);
        if (line === undefined) throw new Error(`no "${message}" in the log: ${output.slice(-5).join('\n')}`);
        return line;
      }, DEADLINE),
  };
}

/** Starts the program and returns it with its address once it is ready. */
export async function startReady(
  settings: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<Program & { readonly url: string }> {
  const program = startProgram(settings, nodeOptions);
  const { port } = await program.logged('listening');
  await program.logged('ready');
  return { ...program, url: `http://127.0.0.1:${String(port)}` };
}

/** Waits until what is expected holds, however busy the machine is. */
export function eventually<T>(expectation: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(expectation, DEADLINE);
}
