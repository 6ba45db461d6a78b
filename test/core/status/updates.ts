import type { Health, StatusUpdate } from '../../../src/core/status/update.js';
import { readUpdate } from '../../../src/core/status/read-update.js';

export const LINK = 'https://github.com/octo/hello/issues/7#issuecomment-1';

export const DAY = 86_400_000;

/** Returns what is read in a text, by ana at an instant. */
export function reading(text: string, at = 0) {
  return readUpdate(text, at, 'ana', LINK);
}

/** The same for a text that is an update. */
export function update(text: string, at = 0): StatusUpdate {
  const found = reading(text, at);
  if (found?.kind !== 'update') throw new Error(`no update: ${text}`);
  return found;
}

/** An update of all four sections, with these blockers. */
export function written(blockers: string, health: Health | null = null): string {
  return `## Context\n\nThe pump.\n\n## Progress\n\n- Half is done\n\n## Blockers\n\n${blockers}\n\n## Next steps\n\n- [ ] The rest\n${
    health === null ? '' : `\n## Health\n\n${health.replace('-', ' ')}\n`
  }`;
}
