import { foldWords } from '../../markdown/fold.js';

const MOST_SLUG = 60;

/** Where a title has no letter or figure that fits into any file system and any address. */
const NO_WORDS = 'decision';

/**
 * Returns where the record of a decision is kept: `docs/decisions/0012-where-exports-are-kept.md`. A file that has its number keeps
 * its name, whatever the title is by now.
 *
 * @param folder without a slash at either end
 * @param existing paths or names of files that are in the folder
 */
export function recordPath(folder: string, number: number, title: string, existing: readonly string[] = []): string {
  return `${folder}/${recordNames(number, title, existing)[0] ?? nameFor(number, title)}`;
}

/**
 * Returns the names that have the number of a decision, the one of its title first. Numbers of a team's own that count up one by one
 * meet those of issues, so that any other may be the file of something else.
 */
export function recordNames(number: number, title: string, existing: readonly string[]): readonly string[] {
  const own = nameFor(number, title);
  const names = existing.map(fileName).filter((name) => numberOfRecord(name) === number);
  return [...new Set([...names.filter((name) => name === own), ...names])];
}

/** As many files of one number are looked into to tell which is the record. */
export const MOST_NAMES = 3;

function nameFor(number: number, title: string): string {
  return `${String(number).padStart(4, '0')}-${slugOf(title)}.md`;
}

/** Returns the number that a file of a record is named by, as in `0012-title.md`; null for any other name. */
export function numberOfRecord(path: string): number | null {
  // Eight figures are a day, as log4brains has it.
  const figures = /^(\d{4,7})-[^/]{1,200}\.md$/i.exec(fileName(path))?.[1];
  return figures === undefined ? null : Number(figures);
}

/** Returns a title as a part of a file's name: lower-case ASCII letters and figures, parted by hyphens. */
export function slugOf(title: string): string {
  const words = foldWords(title.slice(0, 500))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, MOST_SLUG) : `${slug}-${word}`;
    if (longer.length > MOST_SLUG) break;
    slug = longer;
  }
  return slug === '' ? NO_WORDS : slug;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
