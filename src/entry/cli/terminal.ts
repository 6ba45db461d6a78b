import { createReadStream } from 'node:fs';
import { once } from 'node:events';

/** What a command is given of the world: streams, surroundings, and files by name. */
export interface Terminal {
  /** The folder that file names are relative to. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Standard input as it arrives. */
  readonly input: AsyncIterable<Uint8Array>;
  /** True when a person sits at standard input. */
  readonly isInteractive: boolean;
  /** True when a person sees what is warned of. */
  readonly isWatched: boolean;
  readonly now: () => number;
  /** Waits while the reader of the output is slower than we are. */
  write(text: string): Promise<void>;
  warn(text: string): void;
}

/** What a command ends with: 0 all well, 1 something to mend, 2 used wrongly. */
export type ExitCode = 0 | 1 | 2;

/** A command was used wrongly; the message says how to use it rightly. */
export class UsageError extends Error {}

/** Returns the terminal of this process. */
export function processTerminal(): Terminal {
  // A reader that goes away, as `head` does, is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  return {
    folder: process.cwd(),
    environment: process.env,
    input: process.stdin,
    isInteractive: process.stdin.isTTY,
    isWatched: process.stderr.isTTY,
    now: () => Date.now(),
    async write(text) {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    warn: (text) => void process.stderr.write(text),
  };
}

/** Collects a stream of bytes as UTF-8 text, up to a limit in bytes. */
export async function readAll(input: AsyncIterable<Uint8Array>, limit: number, name: string): Promise<string> {
  return (await readBytes(input, limit, name)).toString('utf8');
}

async function readBytes(input: AsyncIterable<Uint8Array>, limit: number, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of input) {
    length += chunk.length;
    if (length > limit) throw new UsageError(`${name} is larger than ${Math.floor(limit / 1024)} KB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a file of at most `limit` bytes as UTF-8 text; null when there is none. */
export async function readFileIfThere(path: string, limit: number): Promise<string | null> {
  return (await readBytesIfThere(path, limit))?.toString('utf8') ?? null;
}

/** Reads a file of at most `limit` bytes as it is; null when there is none. */
export async function readBytesIfThere(path: string, limit: number): Promise<Buffer | null> {
  try {
    return await readBytes(createReadStream(path) as AsyncIterable<Uint8Array>, limit, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EISDIR') throw new UsageError(`${path} is a folder`);
    if (code === 'EACCES') throw new UsageError(`${path} may not be read`);
    throw error;
  }
}
