/** Only this much of a text is looked at. */
const MAX_LENGTH = 8000;

/** A word, a hyphen and a number that stand by themselves: in no longer word, path, address, file name or version. */
const KEY =
  /(?<![\p{L}\p{N}_./\\@#=&?%$~+-])(\p{L}[\p{L}\p{N}_]{0,29})-\d{1,7}(?![\p{L}\p{N}_/\\@=-]|\.[\p{L}\p{N}])/gu;

const ADDRESS = /(?:https?:\/\/|\bwww\.)[^\s<>"`]+/gi;

/**
 * Returns the bare keys of tracked work such as `ABC-12` in the order in which they stand: only those with one of these
 * prefixes, written as configured, since `UTF-8` and `COVID-19` look the same.
 */
export function trackerKeys(text: string, prefixes: readonly string[]): readonly string[] {
  if (prefixes.length === 0) return [];
  const known = new Set(prefixes);
  const bare = text.slice(0, MAX_LENGTH).replace(ADDRESS, (address) => (address.includes('](') ? ' ](' : ' '));
  return [...bare.matchAll(KEY)].filter(([, prefix = '']) => known.has(prefix)).map(([key]) => key);
}
