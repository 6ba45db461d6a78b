import type { Account, Notification, Repository } from '../model.js';
import { formatLogin, fullName } from '../world.js';
import type { Scene } from '../world.js';

/** Notes that people would have been told. */
export function notify(
  scene: Scene,
  repo: Repository,
  what: Pick<Notification, 'reason' | 'number' | 'mentions'> & { readonly by: Account },
): void {
  scene.world.notifications.push({
    repository: fullName(repo),
    reason: what.reason,
    number: what.number,
    actor: formatLogin(what.by),
    mentions: what.mentions,
  });
}

/**
 * Returns the logins and teams a text mentions, in order, each once.
 *
 * Code, quoted code fences and HTML comments mention nobody; neither does an `@` inside a word or before a zero-width space.
 */
export function findMentions(text: string): string[] {
  const prose = dropCode(text.replace(/<!--[\s\S]*?(?:-->|$)/g, ' '));
  const found = new Set<string>();
  for (const match of prose.matchAll(/(?<![\w`/@.-])@([a-z\d](?:[a-z\d-]{0,38})(?:\/[\w-]{1,100})?)/gi)) {
    if (match[1] !== undefined) found.add(match[1].replace(/-+$/, ''));
  }
  return [...found];
}

function dropCode(text: string): string {
  const kept: string[] = [];
  let fence: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && mark !== undefined && mark.startsWith(fence)) fence = null;
    else if (fence === null) kept.push(line.replace(/(`+)[^`]+\1/g, ' '));
  }
  return kept.join('\n');
}
