import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileStore } from '../../../src/shell/state/file-store.js';
import { MemoryStore } from '../../../src/shell/state/memory-store.js';
import { Checkpoints } from '../../../src/shell/sweep/checkpoints.js';
import type { Checkpoint } from '../../../src/shell/sweep/checkpoints.js';
import { silentLog } from '../silent-log.js';
import { SimulatedClock } from '../simulated-clock.js';
import { temporaryFolder } from '../state/temporary-folder.js';

function repository(id: number) {
  return { installation: 42, owner: 'octo', repo: `r${id}`, id, pushedAt: null };
}

const AT: Checkpoint = {
  since: 1_000,
  page: 1,
  next: null,
  etag: 'W/"1"',
  seen: [[7, 900]],
  pushedAt: '2026-03-02T10:00:00Z',
  config: 'a b',
  waiting: ['decision: draft'],
  reminds: true,
};

describe('checkpoints', () => {
  it('are written at once where the queue outlives the process', async () => {
    const store = new MemoryStore(new SimulatedClock());
    await new Checkpoints(store, null).move(repository(1), AT);
    expect(await new Checkpoints(store, null).read(repository(1))).toEqual(AT);
    expect(await new Checkpoints(store, null).read(repository(2))).toBeNull();
  });

  it('of a process on its own move only after the queue was written down', async () => {
    const store = new MemoryStore(new SimulatedClock());
    const order: string[] = [];
    const set = store.set.bind(store);
    store.set = (name, ...rest) => {
      order.push(name);
      return set(name, ...rest);
    };
    const secure = () => Promise.resolve(void order.push('queue'));
    const checkpoints = new Checkpoints(store, secure);
    await checkpoints.move(repository(1), AT);
    await checkpoints.move(repository(2), AT);
    expect(order).toEqual([]);
    expect(await checkpoints.read(repository(1))).toEqual(AT);
    await checkpoints.flush();
    expect(order).toEqual(['queue', 'sweep:42:1', 'sweep:42:2']);
    await checkpoints.flush();
    expect(order).toHaveLength(3);
  });

  it('are written together, which to a file is one write', async () => {
    const folder = temporaryFolder();
    const store = new FileStore(folder, { clock: new SimulatedClock(), log: silentLog });
    const checkpoints = new Checkpoints(store, () => Promise.resolve());
    for (let id = 1; id <= 20; id += 1) await checkpoints.move(repository(id), AT);
    const isWhole: boolean[] = [];
    const set = store.set.bind(store);
    store.set = async (...of) => {
      await set(...of);
      isWhole.push(readFileSync(join(folder, 'state.json'), 'utf8').includes('sweep:42:20'));
    };
    await checkpoints.flush();
    expect(isWhole).toEqual(Array(20).fill(true));
  });

  it('do not move where the queue could not be written down', async () => {
    const store = new MemoryStore(new SimulatedClock());
    const checkpoints = new Checkpoints(store, () => Promise.reject(new Error('disk full')));
    await checkpoints.move(repository(1), AT);
    await expect(checkpoints.flush()).rejects.toThrow('disk full');
    expect(await store.get('sweep:42:1')).toBeNull();
  });

  it('are written every fifty, so that a long sweep that is killed need not begin anew', async () => {
    const store = new MemoryStore(new SimulatedClock());
    const checkpoints = new Checkpoints(store, () => Promise.resolve());
    for (let id = 1; id <= 50; id += 1) await checkpoints.move(repository(id), AT);
    expect(await store.get('sweep:42:1')).not.toBeNull();
  });

  it.each(['', 'no JSON', '{}', JSON.stringify({ ...AT, since: 'yesterday' })])(
    'that read %j are none',
    async (text) => {
      const store = new MemoryStore(new SimulatedClock());
      await store.set('sweep:42:1', text);
      expect(await new Checkpoints(store, null).read(repository(1))).toBeNull();
    },
  );
});
