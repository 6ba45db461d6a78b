import type { FakeGitHub } from '../../github/index.js';

/** Returns what GitHub refused the app: the status and what was asked. */
export function failures({ requests }: FakeGitHub): readonly string[] {
  return requests.all.filter(({ status }) => status >= 400).map(({ status, operation }) => `${status} ${operation}`);
}
