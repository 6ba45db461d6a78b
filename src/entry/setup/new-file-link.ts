import { CONFIG_PATH } from '../../core/config/config-path.js';
import { OBSERVING_LINES } from './starter.js';
import type { Repository } from './query.js';

/**
 * Returns where GitHub offers the file to be committed: a page with the name and the text filled in. It asks for a branch
 * by name, and takes whoever may not push through a fork.
 */
export function newFileLink(webUrl: string, { owner, repo }: Repository, branch: string): string {
  const at = branch.split('/').map(encodeURIComponent).join('/');
  const file = `filename=${encodeURIComponent(CONFIG_PATH)}&value=${encodeURIComponent(OBSERVING_LINES)}`;
  return `${webUrl}/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}/new/${at}?${file}`;
}
