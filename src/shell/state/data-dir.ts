import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { sleep } from '../clock.js';
import type { Clock } from '../clock.js';

const LOCK = 'lock';

/** A process touches its lock so often. */
const BEAT_MS = 2_000;

/** A lock that nobody touched for so many beats while it was watched is nobody's. */
const WATCHED_BEATS = 4;

/**
 * One of another place that was not touched for so long is nobody's at first sight. A machine that was suspended comes back
 * after longer, and its process then finds the lock another's.
 */
const HELD_MS = 30_000;

const IN_USE =
  'DATA_DIR: another process of the app uses this folder; one process at a time may, and several share REDIS_URL or DATABASE_URL instead';

const schema = z.object({ token: z.string(), pid: z.int().positive(), place: z.string() });

type Lock = z.infer<typeof schema>;

/** A folder that this process alone uses. */
export interface DataDir {
  readonly folder: string;
  /** Lets another process have it. */
  release(): void;
}

/** Why a folder cannot be had, as a sentence that names DATA_DIR. */
export interface DataDirProblem {
  readonly problem: string;
}

/** Returns why nothing can be kept in a folder, making it where it is missing; null where all is well. */
export function dataDirProblemOf(folder: string): string | null {
  try {
    make(resolve(folder));
    if (!statSync(folder).isDirectory()) return 'DATA_DIR: is no folder';
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'EEXIST' || code === 'ENOTDIR') return 'DATA_DIR: is no folder';
    return `DATA_DIR: cannot be written to (${code})`;
  }
}

/** Node's own way to make the folders above it never ends where one of them cannot be made, as in `/proc`. */
function make(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) make(above);
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * Takes a folder for this process, or says why it cannot. A lock that a killed process left is taken over: its process is
 * gone, or, where it ran in another place whose processes cannot be seen from here (a container, another machine), the lock
 * is touched no more, which takes a few seconds to see.
 *
 * `lost` is called once another process has the folder all the same: this one must write there no more.
 */
export async function takeDataDir(folder: string, clock: Clock, lost: () => void): Promise<DataDir | DataDirProblem> {
  const problem = dataDirProblemOf(folder);
  if (problem !== null) return { problem };
  const path = join(folder, LOCK);
  const mine: Lock = { token: randomUUID(), pid: process.pid, place: placeOfProcess() };
  if (!create(path, mine)) {
    const standing = readLock(path);
    if (await isHeld(path, standing, clock)) return { problem: IN_USE };
    if (!takeAway(path, standing) || !create(path, mine)) return { problem: IN_USE };
  }
  const beat = setInterval(() => {
    const standing = readLock(path);
    if (standing === null || standing.token === mine.token) return touch(path);
    clearInterval(beat);
    lost();
  }, BEAT_MS).unref();
  return {
    folder,
    release() {
      clearInterval(beat);
      if (readLock(path)?.token === mine.token) rmSync(path, { force: true });
    },
  };
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Somebody deleted it, or the disk is in trouble, of which the next write tells.
  }
}

function create(path: string, lock: Lock): boolean {
  try {
    writeFileSync(path, JSON.stringify(lock), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Returns null for what is no lock of ours: a crash of the machine can leave an empty one. */
function readLock(path: string): Lock | null {
  try {
    return schema.safeParse(JSON.parse(readFileSync(path, 'utf8').slice(0, 1_000))).data ?? null;
  } catch {
    return null;
  }
}

/** Times of the file are the system's word, so they are compared with its clock. */
async function isHeld(path: string, lock: Lock | null, clock: Clock): Promise<boolean> {
  const touchedAt = touchedAtOf(path);
  if (touchedAt === null) return false;
  const isFresh = Math.abs(Date.now() - touchedAt) <= HELD_MS;
  if (lock?.place === placeOfProcess()) {
    if (lock.pid === process.pid || !isAlive(lock.pid)) return false;
    // Long untouched, its process sleeps as this machine did, or another has its number since the machine began anew.
    return isFresh || isTouched(path, touchedAt, clock);
  }
  return isFresh && isTouched(path, touchedAt, clock);
}

/** Watches a lock for some beats. */
async function isTouched(path: string, touchedAt: number, clock: Clock): Promise<boolean> {
  for (let beats = 0; beats < WATCHED_BEATS; beats += 1) {
    await sleep(clock, BEAT_MS);
    if (touchedAtOf(path) !== touchedAt) return true;
  }
  return false;
}

function touchedAtOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Moves the lock away first and looks what it was: another process may have taken over in between. */
function takeAway(path: string, standing: Lock | null): boolean {
  const away = `${path}.${randomUUID()}`;
  try {
    renameSync(path, away);
  } catch {
    return false;
  }
  const taken = readLock(away);
  if (taken?.token !== standing?.token) {
    renameSync(away, path);
    return false;
  }
  rmSync(away, { force: true });
  return true;
}

/** Where a number of a process means something: the machine, and on Linux the namespace that a container has of its own. */
function placeOfProcess(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
