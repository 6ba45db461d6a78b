/** One measurement, each number in milliseconds. */
export interface Timing {
  readonly wall: number;
  /** User and system time of the whole process, of its helper threads too: on two cores it can exceed `wall`. */
  readonly cpu: number;
}

/** Returns the middle one; a machine that is busy with something else moves it least. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** Returns the median of `rounds` rounds of `times` runs each, for one run. */
export function timeMedian(run: () => unknown, rounds: number, times: number): Timing {
  const timings = Array.from({ length: rounds }, () => timeOnce(run, times));
  return { wall: median(timings.map(({ wall }) => wall)), cpu: median(timings.map(({ cpu }) => cpu)) };
}

/** Returns the shortest wall time of `rounds` runs: what the work takes when nothing else is in its way. */
export function timeBest(run: () => unknown, rounds: number): number {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) best = Math.min(best, timeOnce(run, 1).wall);
  return best;
}

function timeOnce(run: () => unknown, times: number): Timing {
  const cpu = process.cpuUsage();
  const start = performance.now();
  for (let time = 0; time < times; time += 1) run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wall: wall / times, cpu: (user + system) / 1000 / times };
}
