import { randomInt } from 'node:crypto';
import { HELP, readOptions } from './options.js';
import { checksOf, renderReport } from './report.js';
import { MEMORY } from './stage/queue-place.js';
import { raiseStorm } from './storm/storm.js';

const reading = readOptions(process.argv.slice(2), () => randomInt(1_000_000));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

switch (reading.status) {
  case 'help':
    print(HELP);
    break;
  case 'invalid':
    process.stderr.write(`${reading.problem}\n\n${HELP}`);
    process.exitCode = 2;
    break;
  case 'valid': {
    const { queue, ...rest } = reading.options;
    print(`seed ${rest.seed}`);
    const options = { ...rest, place: MEMORY, progress: (line: string) => print(`  ${line}`) };
    void queue;
    const result = await raiseStorm(options);
    for (const line of renderReport(options, result)) print(line);
    if (checksOf(result).some(({ isGood }) => !isGood)) process.exitCode = 1;
    break;
  }
  default:
    reading satisfies never;
}
