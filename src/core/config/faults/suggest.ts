import { distance } from 'fastest-levenshtein';

const LONGEST_NAME = 60;

/** Returns the known name that a misspelt one most likely means; null when none is near. */
export function suggestName(written: string, known: readonly string[]): string | null {
  if (written.length > LONGEST_NAME) return null;
  const name = fold(written);
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of known) {
    const other = fold(candidate);
    const edits = isAnagram(name, other) || isBeginning(name, other) ? 1 : distance(name, other);
    if (edits < least && edits <= mostEdits(Math.max(name.length, other.length))) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

/** A longer name may be further off and still be meant. */
function mostEdits(length: number): number {
  return Math.min(3, Math.max(1, Math.floor(length * 0.4)));
}

/** `ignoreLabels`, `ignore-labels` and `ignore_labels` are one name. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** `monday` for `mon`, `intro` for `introduction`: people write more or less of a name. */
function isBeginning(a: string, b: string): boolean {
  return a !== b && Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a));
}

/** Swapped letters are the commonest slip, and two edits to a distance that counts single letters. */
function isAnagram(a: string, b: string): boolean {
  return a.length === b.length && a !== b && [...a].sort().join('') === [...b].sort().join('');
}
