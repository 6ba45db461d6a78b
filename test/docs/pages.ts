import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Page {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Returns a file of the project. */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every page that people are meant to read. */
export const pages: readonly Page[] = [
  'README.md',
  'CHANGELOG.md',
  'test/github/README.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
].map((path) => ({ path, text: read(path) }));

/** Returns a page's rows of tables, each as its cells, without the lines of dashes. */
export function tableRows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[-:| ]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

/** Returns the part of a page under a heading, up to the next heading of the same or a higher level. */
export function part(text: string, heading: string): string {
  const [, rest = ''] = text.split(`\n${heading}\n`);
  const level = /^#+/.exec(heading)?.[0].length ?? 1;
  const end = rest.search(new RegExp(`^#{1,${level}} `, 'm'));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Returns what stands in backticks, outside fences. */
export function codeSpans(text: string): readonly string[] {
  return [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

/** Returns a page without its fenced blocks. */
export function proseOf(text: string): string {
  return text.replace(/^( *)(`{3,}).*\n[^]*?^\1\2$/gm, '');
}
