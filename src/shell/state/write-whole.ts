import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** For its owner's eyes. */
const MODE = 0o600;

/** Systems on which a folder cannot be synced say one of these; the file is there all the same. */
const UNSUPPORTED = new Set(['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP', 'EBADF']);

/**
 * Writes a file so that at any moment the old text or the new is there as a whole, through a crash of the process or of the
 * machine: into a file beside it, to the disk, and then by its name. Resolves once it is there for good.
 */
export async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  const beside = join(folder, `${name}.new`);
  const file = await open(beside, 'w', MODE);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, join(folder, name));
  await syncFolder(folder);
}

/** Without it, the new name could be lost with the power though the text is not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && UNSUPPORTED.has(String(error.code)))) throw error;
  }
}
