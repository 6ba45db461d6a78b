/** Returns how many milliseconds of processor time this process has used. Whatever else the machine is busy with is not in it. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
