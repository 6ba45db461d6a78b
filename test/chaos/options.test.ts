import { describe, expect, test } from 'vitest';
import { HELP, readOptions } from './options.js';

const read = (line: string) =>
  readOptions(
    line.split(' ').filter((word) => word !== ''),
    () => 42,
  );

describe('the arguments of the command', () => {
  test('have defaults that run', () => {
    expect(read('')).toEqual({
      status: 'valid',
      options: {
        events: 2_000,
        faults: 0.2,
        losses: 0.02,
        kills: 3,
        queue: 'memory',
        processes: 1,
        seed: 42,
        isPatient: true,
        logFile: null,
      },
    });
  });

  test('are taken as given', () => {
    const line =
      '--events 10000 --faults 0.1 --losses 0 --kills 5 --queue redis --processes 4 --seed 7 --quick --log all.log';
    expect(read(line)).toMatchObject({
      options: {
        events: 10_000,
        faults: 0.1,
        losses: 0,
        kills: 5,
        queue: 'redis',
        processes: 4,
        seed: 7,
        isPatient: false,
        logFile: 'all.log',
      },
    });
  });

  test.each([
    ['--events many', '--events must be a whole number from 1 to 1000000'],
    ['--faults 2', '--faults must be from 0 to 0.5'],
    ['--queue kafka', '--queue must be memory, redis, postgres'],
    ['--processes 2', '--processes must be a whole number from 1 to 1'],
  ])('are refused with a reason: %s', (line, problem) => {
    expect(read(line)).toEqual({ status: 'invalid', problem });
  });

  test('are explained, each of them', () => {
    expect(read('--help')).toEqual({ status: 'help' });
    for (const name of ['events', 'faults', 'losses', 'kills', 'queue', 'processes', 'seed', 'log', 'quick']) {
      expect(HELP).toContain(`--${name} `);
    }
  });
});
