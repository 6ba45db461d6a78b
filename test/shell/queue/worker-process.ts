import { formatSubjectKey } from '../../../src/core/subject.js';
import { createPostgresBackend } from '../../../src/shell/backend/postgres.js';
import { createRedisBackend } from '../../../src/shell/backend/redis.js';
import { sleep, systemClock } from '../../../src/shell/clock.js';
import { silentLog } from '../silent-log.js';

/** A process that works, for tests that kill it. It writes a line when a run or a task begins and another when it ends. */
export interface ProcessOptions {
  readonly kind: 'redis' | 'postgres';
  readonly url: string;
  readonly appId: number;
  readonly locks: { readonly lockMs: number; readonly stalledMs: number };
  /** How long each run and each task lasts. */
  readonly ms: number;
  /** A task to call so often; none where it is null. */
  readonly everyMs: number | null;
}

export interface ProcessLine {
  readonly what: 'start' | 'end';
  readonly key: string;
  readonly at: number;
}

const { kind, ms, everyMs, ...rest } = JSON.parse(process.argv[2] ?? '{}') as ProcessOptions;
const create = kind === 'redis' ? createRedisBackend : createPostgresBackend;
const backend = create({ ...rest, clock: systemClock, random: Math.random, log: silentLog, concurrency: 20 });

function say(what: ProcessLine['what'], key: string): void {
  process.stdout.write(`${JSON.stringify({ what, key, at: Date.now() } satisfies ProcessLine)}\n`);
}

async function work(key: string): Promise<void> {
  say('start', key);
  await sleep(systemClock, ms);
  say('end', key);
}

backend.queue.start(async ({ subject }) => {
  await work(formatSubjectKey(subject));
  return { kind: 'done' };
});
if (everyMs !== null) backend.schedule.every({ name: 'task', everyMs }, () => work('task'));
say('start', 'process');
