import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBackend } from '../../src/entry/backend.js';
import { StartError } from '../../src/entry/running/start-error.js';
import type { Settings } from '../../src/entry/settings.js';
import { silentLog } from '../shell/silent-log.js';
import { temporaryFolder } from '../shell/state/temporary-folder.js';

const settingsWith = (dataDir: string | null) => ({ concurrency: 1, dataDir, shared: null }) as Settings;

test('what is stored under DATA_DIR is there for the next process', async () => {
  const folder = temporaryFolder();
  const first = await openBackend(settingsWith(folder), silentLog);
  await first.store.set('a', '1');
  await first.close();
  const second = await openBackend(settingsWith(folder), silentLog);
  expect(await second.store.get('a')).toBe('1');
  await second.close();
});

test('without DATA_DIR nothing is kept', async () => {
  const { store, isShared } = await openBackend(settingsWith(null), silentLog);
  expect(await store.get('a')).toBeNull();
  expect(isShared).toBe(false);
});

test('a DATA_DIR that cannot be used ends the start with a sentence that names it', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const opening = openBackend(settingsWith(file), silentLog);
  await expect(opening).rejects.toBeInstanceOf(StartError);
  await expect(opening).rejects.toThrow('DATA_DIR: is no folder');
});
