import { systemClock } from '../../../src/shell/clock.js';
import { FileStore } from '../../../src/shell/state/file-store.js';
import { silentLog } from '../silent-log.js';

/** A process that sets two texts together again and again, and says which are on the disk, until it is killed. */
const store = new FileStore(process.argv[2] ?? '', { clock: systemClock, log: silentLog });

for (let round = Number((await store.get('left')) ?? 0) + 1; ; round += 1) {
  const filling = 'x'.repeat(round % 2 === 0 ? 200_000 : 10);
  await Promise.all([
    store.set('left', String(round)),
    store.set('filling', filling),
    store.set('right', String(round)),
  ]);
  process.stdout.write(`${round}\n`);
}
