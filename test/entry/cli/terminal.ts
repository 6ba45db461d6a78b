import { tmpdir } from 'node:os';
import type { Terminal } from '../../../src/entry/cli/terminal.js';
import { runCli } from '../../../src/entry/cli/run.js';

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in a folder with the given standard input, chunk by chunk. */
export async function run(
  args: readonly string[],
  input: string | readonly (string | Uint8Array)[] = '',
  environment: Record<string, string> = {},
  folder: string = tmpdir(),
  now: () => number = () => 0,
  isWatched = false,
): Promise<Run> {
  let out = '';
  let err = '';
  const chunks = typeof input === 'string' ? [input] : input;
  const terminal: Terminal = {
    folder,
    environment,
    input: (async function* () {
      for (const chunk of chunks) yield await Promise.resolve(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    })(),
    isInteractive: false,
    isWatched,
    now,
    write: (text) => {
      out += text;
      return Promise.resolve();
    },
    warn: (text) => {
      err += text;
    },
  };
  const code = await runCli(args, terminal);
  return { code, out, err };
}
