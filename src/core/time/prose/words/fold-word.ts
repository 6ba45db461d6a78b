/** Returns a word as names are compared: in lower case, without accents and apostrophes. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^[a-z]*$/.test(lower)) return lower;
  return lower.normalize('NFKD').replace(/[\p{M}'’ʼ]/gu, '');
}

/** Returns a table from each folded word to the number it stands under. */
export function tableOf<Key extends number>(words: Readonly<Record<Key, string>>): ReadonlyMap<string, Key> {
  const entries = Object.entries<string>(words);
  return new Map(
    entries.flatMap(([key, list]) => list.split(/\s+/).map((word) => [foldWord(word), Number(key) as Key])),
  );
}
