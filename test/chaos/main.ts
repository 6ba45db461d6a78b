import { randomInt } from 'node:crypto';
import { raiseArmed } from './armed/armed.js';
import { HELP, readOptions } from './options.js';
import type { ChaosOptions } from './options.js';
import { armedChecksOf, checksOf, renderArmed, renderReport } from './report.js';
import type { Check } from './report.js';
import { memoryPlace, postgresPlace, redisPlace } from './stage/queue-place.js';
import type { QueuePlace } from './stage/queue-place.js';
import { raiseStorm } from './storm/storm.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

function placeOf(queue: ChaosOptions['queue']): Promise<QueuePlace> | QueuePlace {
  switch (queue) {
    case 'memory':
      return memoryPlace();
    case 'redis':
      return redisPlace(process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379');
    case 'postgres':
      return postgresPlace(process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/test');
    default:
      return queue satisfies never;
  }
}

/** Runs both parts, the storm and what waits for a time, and returns what they are held to. */
async function run({ queue, isPatient, logFile, ...rest }: ChaosOptions): Promise<readonly Check[]> {
  print(`seed ${rest.seed}`);
  const progress = (line: string): void => print(`  ${line}`);
  const storm = { ...rest, place: await placeOf(queue), progress, ...(logFile === null ? {} : { logFile }) };
  const result = await raiseStorm(storm);
  for (const line of renderReport(storm, result)) print(line);
  const armed = await raiseArmed({
    place: await placeOf(queue),
    processes: rest.processes,
    issues: isPatient ? 26 : 20,
    patient: isPatient ? 6 : 0,
    progress,
  });
  for (const line of renderArmed(armed)) print(line);
  return [...checksOf(result), ...armedChecksOf(armed)];
}

const reading = readOptions(process.argv.slice(2), () => randomInt(1_000_000));
switch (reading.status) {
  case 'help':
    print(HELP);
    break;
  case 'invalid':
    process.stderr.write(`${reading.problem}\n\n${HELP}`);
    process.exitCode = 2;
    break;
  case 'valid': {
    const failed = (await run(reading.options)).filter(({ isGood }) => !isGood);
    print('');
    print(failed.length === 0 ? 'nothing was lost and nothing doubled' : `failed: seed ${reading.options.seed}`);
    if (failed.length > 0) process.exitCode = 1;
    break;
  }
  default:
    reading satisfies never;
}
