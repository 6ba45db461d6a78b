import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../src/shell/clock.js';
import { dataDirProblemOf, takeDataDir } from '../../../src/shell/state/data-dir.js';
import { SimulatedClock } from '../simulated-clock.js';
import { temporaryFolder } from './temporary-folder.js';

describe('a folder for state', () => {
  test('is made where it is missing', () => {
    const folder = join(temporaryFolder(), 'var', 'state');
    expect(dataDirProblemOf(folder)).toBeNull();
    expect(existsSync(folder)).toBe(true);
  });

  test('that is a file, or lies in one, is a problem that names the setting', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(dataDirProblemOf(file)).toBe('DATA_DIR: is no folder');
    expect(dataDirProblemOf(join(file, 'in it'))).toBe('DATA_DIR: is no folder');
  });

  test('that cannot be made is a problem that says why', () => {
    expect(dataDirProblemOf('/proc/no/such/place')).toMatch(/^DATA_DIR: cannot be written to \([A-Z]+\)$/);
  });
});

function unexpected(): never {
  throw new Error('the folder was lost');
}

/** A lock as another process would have left it. */
function leaveLock(folder: string, lock: { readonly pid: number; readonly place: string }, ageMs = 0): string {
  const path = join(folder, 'lock');
  writeFileSync(path, JSON.stringify({ token: 'theirs', ...lock }));
  const touched = new Date(Date.now() - ageMs);
  utimesSync(path, touched, touched);
  return path;
}

/** Where this process says that it is. */
async function ownPlace(): Promise<string> {
  const folder = temporaryFolder();
  const taken = await takeDataDir(folder, systemClock, unexpected);
  const { place } = JSON.parse(readFileSync(join(folder, 'lock'), 'utf8')) as { place: string };
  if ('release' in taken) taken.release();
  return place;
}

/** A process that is there until the test is over, and one that is gone. */
async function processes() {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  return { alive: child.pid ?? 0, gone: gone.pid ?? 0, end: () => void child.stdin.end() };
}

describe('the lock of a folder', () => {
  test('is refused to a second process by a sentence that names both ways out', async () => {
    const folder = temporaryFolder();
    const { alive, end } = await processes();
    leaveLock(folder, { pid: alive, place: await ownPlace() });
    const taken = await takeDataDir(folder, systemClock, unexpected);
    end();
    expect(taken).toMatchObject({ problem: expect.stringMatching(/^DATA_DIR: .*REDIS_URL/) as string });
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain('theirs');
  });

  test('is taken over from a process that is gone, and from one that had our number before us', async () => {
    const { gone, end } = await processes();
    end();
    for (const pid of [gone, process.pid]) {
      const folder = temporaryFolder();
      leaveLock(folder, { pid, place: await ownPlace() });
      const taken = await takeDataDir(folder, systemClock, unexpected);
      expect(taken).toMatchObject({ folder });
      if ('release' in taken) taken.release();
      expect(existsSync(join(folder, 'lock'))).toBe(false);
    }
  });

  test('of another place is taken over when nobody touches it, and not while somebody does', async () => {
    for (const isTouched of [true, false]) {
      const folder = temporaryFolder();
      const path = leaveLock(folder, { pid: process.pid, place: `not ${hostname()}` }, 1_000);
      const clock = new SimulatedClock();
      const taking = takeDataDir(folder, clock, unexpected);
      await clock.advance(4_000);
      if (isTouched) utimesSync(path, new Date(), new Date());
      await clock.finish();
      const taken = await taking;
      if ('release' in taken) taken.release();
      expect('problem' in taken).toBe(isTouched);
    }
  });

  test('of a process here is its own, however long it slept, unless that touches it no more', async () => {
    for (const isTouched of [true, false]) {
      const folder = temporaryFolder();
      const { alive, end } = await processes();
      const path = leaveLock(folder, { pid: alive, place: await ownPlace() }, 60_000);
      const clock = new SimulatedClock();
      const taking = takeDataDir(folder, clock, unexpected);
      await clock.advance(4_000);
      if (isTouched) utimesSync(path, new Date(), new Date());
      await clock.finish();
      const taken = await taking;
      end();
      if ('release' in taken) taken.release();
      expect('problem' in taken).toBe(isTouched);
    }
  });

  test('that another process took meanwhile is left to it, and said to be lost', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const folder = temporaryFolder();
    const lost = vi.fn();
    const taken = await takeDataDir(folder, systemClock, lost);
    vi.advanceTimersByTime(10_000);
    expect(lost).not.toHaveBeenCalled();
    const path = leaveLock(folder, { pid: 1, place: 'elsewhere' }, 5_000);
    const { mtimeMs } = statSync(path);
    vi.advanceTimersByTime(10_000);
    expect(lost).toHaveBeenCalledOnce();
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
    if ('release' in taken) taken.release();
    expect(readFileSync(path, 'utf8')).toContain('theirs');
  });

  test('that was not touched for long, or is none, is taken over at once', async () => {
    const folder = temporaryFolder();
    leaveLock(folder, { pid: process.pid, place: 'elsewhere' }, 60_000);
    const taken = await takeDataDir(folder, new SimulatedClock(), unexpected);
    expect(taken).toMatchObject({ folder });
    if ('release' in taken) taken.release();
    const torn = leaveLock(folder, { pid: 1, place: 'x' });
    writeFileSync(torn, '{');
    utimesSync(torn, new Date(0), new Date(0));
    const again = await takeDataDir(folder, new SimulatedClock(), unexpected);
    expect(again).toMatchObject({ folder });
    if ('release' in again) again.release();
  });

  test('goes to one of several that find it left behind', async () => {
    const { gone, end } = await processes();
    end();
    const folder = temporaryFolder();
    leaveLock(folder, { pid: gone, place: await ownPlace() });
    const taken = await Promise.all(
      [...Array(5).keys()].map(() => takeDataDir(folder, new SimulatedClock(), unexpected)),
    );
    const winners = taken.flatMap((each) => ('release' in each ? [each] : []));
    expect(winners).toHaveLength(1);
    winners.forEach((winner) => winner.release());
  });
});
