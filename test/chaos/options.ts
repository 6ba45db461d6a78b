import { parseArgs } from 'node:util';

/** What the command is asked for. */
export interface ChaosOptions {
  readonly events: number;
  readonly faults: number;
  readonly losses: number;
  readonly kills: number;
  readonly queue: 'memory' | 'redis' | 'postgres';
  readonly processes: number;
  readonly seed: number;
  /** False where nobody waits for a minute of grace. */
  readonly isPatient: boolean;
  /** Where the log of the storm goes; null for nowhere. */
  readonly logFile: string | null;
}

export type Reading =
  | { readonly status: 'valid'; readonly options: ChaosOptions }
  | { readonly status: 'help' }
  | { readonly status: 'invalid'; readonly problem: string };

export const HELP = `npm run chaos -- [--events N] [--faults SHARE] [--losses SHARE] [--kills N]
                 [--queue memory|redis|postgres] [--processes N] [--seed N]
                 [--log FILE] [--quick]

Lets people do N things on a GitHub that fails, with the app as real processes that are killed, and compares what stands in the
end with what should.

  --events     what people do; 2000 unless said otherwise
  --faults     the share of requests that GitHub fails; 0.2
  --losses     the share of webhooks that do not arrive; 0.02
  --kills      how often a process is ended without a word; 3
  --queue      where the work waits; memory
               redis is looked for at TEST_REDIS_URL, else redis://127.0.0.1:6379
               postgres at TEST_DATABASE_URL, else postgres://postgres@127.0.0.1:5432/test
  --processes  with redis or postgres, a receiver and workers; 3. The memory queue is one process
  --log        a file to which the log of all processes in the storm is written
  --quick      without the minute of grace in the part about armed times
  --seed       of all chance; drawn, and printed, unless given
`;

const QUEUES = ['memory', 'redis', 'postgres'] as const;

/** Reads the arguments of the command. */
export function readOptions(args: readonly string[], drawSeed: () => number): Reading {
  let values: Record<string, string | boolean | undefined>;
  try {
    const string = { type: 'string' } as const;
    const options = { events: string, faults: string, losses: string, kills: string, queue: string };
    values = parseArgs({
      args: [...args],
      options: {
        ...options,
        processes: string,
        seed: string,
        log: string,
        quick: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return { status: 'invalid', problem: error instanceof Error ? error.message : String(error) };
  }
  if (values['help'] === true) return { status: 'help' };
  const problems: string[] = [];
  const number = (name: string, fallback: number, [least, most]: readonly [number, number], isWhole = true): number => {
    const value = values[name] === undefined ? fallback : Number(values[name]);
    const isFine = value >= least && value <= most && (!isWhole || Number.isInteger(value));
    if (!isFine) problems.push(`--${name} must be ${isWhole ? 'a whole number ' : ''}from ${least} to ${most}`);
    return value;
  };
  const queue = QUEUES.find((each) => each === (values['queue'] ?? 'memory'));
  if (queue === undefined) problems.push(`--queue must be ${QUEUES.join(', ')}`);
  const isShared = queue !== 'memory';
  const options = {
    events: number('events', 2_000, [1, 1_000_000]),
    faults: number('faults', 0.2, [0, 0.5], false),
    losses: number('losses', 0.02, [0, 0.5], false),
    kills: number('kills', 3, [0, 1_000]),
    queue: queue ?? 'memory',
    processes: number('processes', isShared ? 3 : 1, isShared ? [1, 16] : [1, 1]),
    seed: number('seed', drawSeed(), [0, 2 ** 31]),
    isPatient: values['quick'] !== true,
    logFile: typeof values['log'] === 'string' ? values['log'] : null,
  };
  const [problem] = problems;
  return problem === undefined ? { status: 'valid', options } : { status: 'invalid', problem };
}
