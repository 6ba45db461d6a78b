/** Reads lines of names parted by `|`. One line a language reads better than three hundred quoted words. */
export function parseNames(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' | '));
}
