import { describe, expect, inject, test } from 'vitest';
import { raiseArmed } from './armed/armed.js';
import { armedChecksOf, checksOf, renderArmed, renderReport } from './report.js';
import type { Check } from './report.js';
import { memoryPlace, postgresPlace, redisPlace } from './stage/queue-place.js';
import type { QueuePlace } from './stage/queue-place.js';
import { raiseStorm } from './storm/storm.js';

/** The same people, faults and kills each time. `npm run chaos` draws other ones, and more of them. */
const SEED = 20_261;

/** A machine that is busy with everything else; nothing here waits longer than it must. */
const DEADLINE_MS = 300_000;

const isGood = ({ isGood: good }: Check): boolean => good;

async function storm(place: QueuePlace, processes: number): Promise<void> {
  const options = { seed: SEED, events: 150, faults: 0.2, losses: 0.03, kills: 3, place, processes };
  const result = await raiseStorm(options);
  expect(
    checksOf(result).filter((check) => !isGood(check)),
    renderReport(options, result).join('\n'),
  ).toEqual([]);
  expect(result.kills).toHaveLength(3);
  expect(result.judgement.items).toBeGreaterThan(40);
  expect(Object.keys(result.faults).length).toBeGreaterThan(3);
  expect(result.history.created).toBeGreaterThan(15);
}

describe(`a storm of seed ${SEED} loses nothing and doubles nothing`, () => {
  test('in one process without a server', () => storm(memoryPlace(), 1), DEADLINE_MS);

  const redisUrl = inject('redisUrl');
  test.skipIf(redisUrl === null)(
    redisUrl === null
      ? 'over Redis: not tried, there is none (see the end of the output)'
      : 'over Redis, in three processes',
    () => storm(redisPlace(redisUrl ?? ''), 3),
    DEADLINE_MS,
  );

  const postgresUrl = inject('postgresUrl');
  test.skipIf(postgresUrl === null)(
    postgresUrl === null
      ? 'over PostgreSQL: not tried, there is none (see the end of the output)'
      : 'over PostgreSQL, in three processes',
    async () => storm(await postgresPlace(postgresUrl ?? ''), 3),
    DEADLINE_MS,
  );
});

describe('what waits for a time', () => {
  test(
    'outlives the process that waited',
    async () => {
      const result = await raiseArmed({ place: memoryPlace(), processes: 1, issues: 20, patient: 0 });
      expect(
        armedChecksOf(result).filter((check) => !isGood(check)),
        renderArmed(result).join('\n'),
      ).toEqual([]);
    },
    DEADLINE_MS,
  );
});
