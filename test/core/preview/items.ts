import type { PreviewItem } from '../../../src/core/preview/preview.js';
import { issue, pull } from '../templates/candidate.js';

/** Returns an open issue of octo/hello. */
export function openIssue(number: number, changes: Partial<PreviewItem> = {}): PreviewItem {
  const url = `https://github.com/octo/hello/issues/${number}`;
  return { ...issue(changes), number, url, createdAt: 0, ...changes };
}

/** Returns an open pull request of octo/hello. */
export function openPull(number: number, changes: Partial<PreviewItem> = {}): PreviewItem {
  const url = `https://github.com/octo/hello/pull/${number}`;
  return { ...pull(changes), number, url, createdAt: 0, ...changes };
}
