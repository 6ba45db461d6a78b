/** Looks up a value for each key, so many at once. After one that failed no more are begun. */
export async function forEachKey<V>(
  keys: readonly string[],
  atOnce: number,
  lookUp: (key: string) => Promise<V>,
): Promise<Readonly<Record<string, V>>> {
  const entries: (readonly [string, V])[] = [];
  for (let from = 0; from < keys.length; from += atOnce) {
    const some = keys.slice(from, from + atOnce);
    entries.push(...(await Promise.all(some.map(async (key) => [key, await lookUp(key)] as const))));
  }
  return Object.fromEntries(entries);
}
