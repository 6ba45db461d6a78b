import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../../core/loading/load-config.js';
import { MAX_TEMPLATE_BYTES, MAX_TEMPLATES } from '../../core/loading/load-config.js';
import { readFileIfThere } from './terminal.js';
import { leadsInside } from './write-inside.js';

/** Where GitHub looks for forms and templates, from the root of a repository; the root itself is ''. */
const FOLDERS = [
  '.github/ISSUE_TEMPLATE/',
  '.github/',
  '.github/PULL_REQUEST_TEMPLATE/',
  '',
  'docs/',
  'PULL_REQUEST_TEMPLATE/',
  'docs/PULL_REQUEST_TEMPLATE/',
];

/**
 * Returns the forms and templates of a clone that are wanted, by their paths from its root. As on GitHub a file that is too
 * large or past the thirtieth is passed over.
 */
export async function readLocalTemplates(
  root: string,
  isWanted: (path: string) => boolean,
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const path of await listTemplates(root, isWanted)) {
    // As on GitHub, a link is no way to what is not in the repository.
    if (!(await leadsInside(root, path))) continue;
    const text = await readFileIfThere(join(root, path), MAX_TEMPLATE_BYTES).catch(() => null);
    if (text !== null) files.push({ path, text });
  }
  return files;
}

async function listTemplates(root: string, isWanted: (path: string) => boolean): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const folder of FOLDERS) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    const names = entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort();
    paths.push(...names.map((name) => `${folder}${name}`).filter(isWanted));
  }
  return paths.slice(0, MAX_TEMPLATES);
}
