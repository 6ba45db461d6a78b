import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A server that this run started. */
export interface StartedServer {
  readonly url: string;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

/** Where Debian and its kin keep the programs of PostgreSQL's server. */
const POSTGRES_ROOT = '/usr/lib/postgresql';

/**
 * Runs a program until this process closes the pipe or dies, whatever of: a server must not outlive the tests. `$0` is the
 * folder to remove, `$1` the signal that ends the program in order.
 */
const GUARD = `
trap '' INT TERM HUP
folder=$0; signal=$1; shift
"$@" </dev/null >"$folder/log" 2>&1 & server=$!
cat >/dev/null
kill -s "$signal" "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
`;

/** Starts a Redis that keeps nothing; null where it is not installed. */
export async function startRedis(): Promise<StartedServer | null> {
  const program = findProgram('redis-server', []);
  if (program === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'async-redis-'));
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  return guard(folder, 'TERM', [program, ...settings], {}, `redis://127.0.0.1:${port}`);
}

/** Starts a PostgreSQL with a new, empty cluster; null where it is not installed. */
export async function startPostgres(): Promise<StartedServer | null> {
  const folders = existsSync(POSTGRES_ROOT)
    ? readdirSync(POSTGRES_ROOT)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(POSTGRES_ROOT, version, 'bin'))
    : [];
  const [initdb, postgres] = [findProgram('initdb', folders), findProgram('postgres', folders)];
  if (initdb === null || postgres === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'async-postgres-'));
  const user = ordinaryUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  try {
    execFileSync(initdb, init, { ...user, cwd: folder, stdio: 'pipe' });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const port = await freePort();
  const settings = ['-D', data, '-k', folder, '-p', String(port), '-h', '127.0.0.1', '-c', 'fsync=off'];
  return guard(folder, 'INT', [postgres, ...settings], user ?? {}, `postgres://postgres@127.0.0.1:${port}/postgres`);
}

function guard(
  folder: string,
  signal: 'INT' | 'TERM',
  command: readonly string[],
  user: { readonly uid?: number; readonly gid?: number },
  url: string,
): StartedServer {
  const child = spawn('sh', ['-c', GUARD, folder, signal, ...command], {
    ...user,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return { url, stop: () => stop(child) };
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.stdin?.end();
  });
}

function findProgram(name: string, folders: readonly string[]): string | null {
  const all = [...(process.env['PATH'] ?? '').split(delimiter), ...folders];
  return all.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

/** PostgreSQL refuses to run as root: returns who runs it instead; null where this process is not root. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' })));
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      // There is no such user.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
