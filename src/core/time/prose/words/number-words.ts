const NUMBERS: readonly string[] = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** Returns the number that figures or English words say; one for "a". */
export function readNumber(text: string): number {
  const words = text.trim().toLowerCase();
  if (/^\d/.test(words)) return Number(words);
  if (/^a\s+couple/.test(words)) return 2;
  return Math.max(1, NUMBERS.indexOf(words));
}
