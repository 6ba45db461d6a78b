import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FileStore } from '../../../src/shell/state/file-store.js';
import { silentLog } from '../silent-log.js';
import { SimulatedClock } from '../simulated-clock.js';
import { temporaryFolder } from './temporary-folder.js';

const WRITER = fileURLToPath(new URL('./file-store-writer.ts', import.meta.url));

function open(folder: string, clock = new SimulatedClock(1_000_000)) {
  const lines: object[] = [];
  const log = { ...silentLog, warn: (fields: object, message: string) => void lines.push({ ...fields, message }) };
  return { store: new FileStore(folder, { clock, log }), clock, lines };
}

describe('what is set', () => {
  test('is there after a restart, as long as its time is not over', async () => {
    const folder = temporaryFolder();
    const { store } = open(folder);
    await Promise.all([
      store.set('a', 'é "1"\n'),
      store.set('b', '2', 60_000),
      store.set('c', '3', 1_000),
      store.set('d', '4'),
    ]);
    await store.delete('d');
    expect(await store.raise('e', 5, 60_000)).toBe(5);
    expect(await store.raise('e', 4, 60_000)).toBe(5);
    const { store: again } = open(folder, new SimulatedClock(1_001_000));
    const names = ['a', 'b', 'c', 'd', 'e', 'never'];
    expect(await Promise.all(names.map((name) => again.get(name)))).toEqual(['é "1"\n', '2', null, null, '5', null]);
    expect(await again.raise('e', 6, 60_000)).toBe(6);
  });

  test('together is one write, and so is all that comes while the file is written', async () => {
    const folder = temporaryFolder();
    const { store } = open(folder);
    const seen = new Set<number>();
    const done = [...Array(50).keys()].map((index) =>
      store.set(`first ${index}`, 'x').then(() => seen.add(statSync(join(folder, 'state.json')).ino)),
    );
    await done[0];
    const more = [...Array(50).keys()].map((index) =>
      store.set(`second ${index}`, 'x').then(() => seen.add(statSync(join(folder, 'state.json')).ino)),
    );
    await Promise.all([...done, ...more]);
    expect(seen.size).toBeLessThanOrEqual(2);
    expect(await open(folder).store.get('second 49')).toBe('x');
  });

  test('is read by nobody else, and leaves no other file', async () => {
    const folder = temporaryFolder();
    await open(folder).store.set('a', '1');
    expect(statSync(join(folder, 'state.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  test('has a bound: what was set longest ago goes, and what is too long is refused', async () => {
    const folder = temporaryFolder();
    const { store } = open(folder);
    for (let index = 0; index < 5; index += 1) await store.set(`text ${index}`, 'x'.repeat(1_000_000));
    expect(await store.get('text 0')).toBeNull();
    expect(await store.get('text 4')).toHaveLength(1_000_000);
    await expect(store.set('long', 'x'.repeat(4_000_000))).rejects.toThrow('too long');
    expect(statSync(join(folder, 'state.json')).size).toBeLessThan(4_100_000);
  });

  test('is refused where it cannot be written, and written with the next where it can', async () => {
    const folder = temporaryFolder();
    const { store } = open(folder);
    mkdirSync(join(folder, 'state.json', 'full'), { recursive: true });
    await expect(store.set('a', '1')).rejects.toThrow();
    const { store: second, lines } = open(folder);
    expect(lines).toHaveLength(1);
    await store.set('b', '2');
    await second.close();
    expect(await open(folder).store.get('a')).toBe('1');
  });
});

describe('a file that is no state', () => {
  const whole = '{"version":1,"entries":[["a","1",null]]}';
  const files: readonly [string, string][] = [
    ['an empty one', ''],
    ['one cut short', whole.slice(0, -5)],
    ['one of a newer version', whole.replace('"version":1', '"version":2')],
    ['one of another shape', '{"version":1,"entries":{"a":"1"}}'],
    ['no JSON', '\u0000\u0001'],
    ['one that is far too large', ' '.repeat(32_000_001)],
  ];

  test.each(files)('is set aside, and the start goes on: %s', async (_, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'state.json'), text);
    const { store, lines } = open(folder);
    expect(lines).toMatchObject([{ setting: 'DATA_DIR', message: expect.stringContaining('DATA_DIR') as string }]);
    expect(await store.get('a')).toBeNull();
    await store.set('a', '2');
    expect(readFileSync(join(folder, 'state.set-aside.json'), 'utf8') === text).toBe(true);
    expect(await open(folder).store.get('a')).toBe('2');
    expect(open(folder).lines).toEqual([]);
  });
});

/** Numbers from 0 to below 1 that follow from the seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test('a process that is killed while it writes leaves a whole state, with all that it said was there', async () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`killing with SEED=${seed}\n`);
  const random = randomOf(seed);
  const folder = temporaryFolder();
  for (let kill = 0; kill < 8; kill += 1) {
    const said = await killAfter(folder, 1 + Math.floor(random() * 20), Math.floor(random() * 4_000));
    const { store, lines } = open(folder);
    const [left, right] = await Promise.all([store.get('left'), store.get('right')]);
    expect(lines, `SEED=${seed}`).toEqual([]);
    expect(left, `SEED=${seed}`).toBe(right);
    expect(Number(left), `SEED=${seed}`).toBeGreaterThanOrEqual(said);
    expect(Number(left), `SEED=${seed}`).toBeLessThanOrEqual(said + 1);
  }
}, 120_000);

/** Starts a writer, kills it a moment after it said so many rounds are on the disk, and returns the last one that it said. */
async function killAfter(folder: string, rounds: number, turns: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = new Promise((resolve) => child.on('exit', resolve));
  const lines = createInterface({ input: child.stdout });
  let said = 0;
  let count = 0;
  for await (const line of lines) {
    said = Number(line);
    count += 1;
    if (count !== rounds) continue;
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    child.kill('SIGKILL');
  }
  await exit;
  return said;
}
