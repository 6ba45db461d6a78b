import type { Path } from '../yaml/locate.js';

/** The page that speaks of every key. */
export const REFERENCE_PAGE = 'docs/configuration.md';

/** The heading of that page on what is no matter of a key: the file, and YAML itself. */
export const FILE_REFERENCE = `${REFERENCE_PAGE}#the-file`;

/** Returns where the reference page speaks of a path, by its nearest heading. */
export function referenceOf(path: Path): string {
  return `${REFERENCE_PAGE}#${headingOf(path)}`;
}

function headingOf([root, , inTemplate, ...rest]: Path): string {
  if (typeof root !== 'string') return 'the-file';
  if (root !== 'templates') return isMapping(root) ? root : 'top-level-keys';
  if (inTemplate === 'match') return 'match';
  if (inTemplate !== 'sections') return 'templates';
  return rest.length > 1 || typeof rest[0] === 'number' ? 'sections' : 'templates';
}

const MAPPINGS = ['scope', 'comment', 'labels', 'links', 'people', 'decisions', 'status', 'response', 'rollup'];

function isMapping(root: string): boolean {
  return MAPPINGS.includes(root);
}
