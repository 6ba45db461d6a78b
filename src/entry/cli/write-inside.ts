import { lstat, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UsageError } from './terminal.js';

/**
 * Writes a file of the clone that one stands in. A clone may bring links along: one that leads out of it, into what git keeps for
 * itself or nowhere is not followed, and nothing is written.
 *
 * @param path from the root, with slashes
 * @returns false, with nothing written, where `isNew` and something is there already
 * @throws UsageError where it may not or cannot be written
 */
export async function writeInside(root: string, path: string, text: string, isNew = false): Promise<boolean> {
  if (!(await leadsInside(root, path))) {
    throw new UsageError(`${path} is reached by a link that leads out of this clone; nothing was written there`);
  }
  const place = join(root, path);
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, text, { flag: isNew ? 'wx' : 'w' });
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (isNew && code === 'EEXIST') return false;
    throw new UsageError(`${path} cannot be written (${code})`);
  }
}

/** Tells whether a path, with every link on the way, ends inside a clone and outside of what git keeps for itself. */
export async function leadsInside(root: string, path: string): Promise<boolean> {
  const home = await realpath(root);
  const parts = path.split('/').filter((part) => part !== '');
  for (const [index] of parts.entries()) {
    const place = join(root, ...parts.slice(0, index + 1));
    const stats = await lstat(place).catch(() => null);
    // What is not there yet leads nowhere else.
    if (stats === null) return true;
    if (!stats.isSymbolicLink()) continue;
    const target = await realpath(place).catch(() => null);
    if (target === null || !isWithin(home, target)) return false;
  }
  return true;
}

function isWithin(home: string, target: string): boolean {
  const way = relative(home, target);
  const [first = ''] = way.split(sep);
  return !isAbsolute(way) && first !== '..' && first.toLowerCase() !== '.git';
}
