import type { ProseLine } from '../markdown/prose.js';

/** A person or a team. What stands before tells it from an e-mail address, a path or a version of a package. */
const MENTION =
  /(?<![\w@/.+`-])@([a-z\d](?:[a-z\d-]{0,38})(?:_[a-z\d]{1,10})?(?:\/[a-z\d][\w.-]{0,100})?)(?![\w/@-])(?!\s{1,3}v?\d{1,5}\.\d)/gi;

/** Returns the people and teams that lines of prose mention, each once, in lower case. A mention in a quote notifies, too. */
export function findMentions(lines: readonly ProseLine[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text } of lines) {
    for (const [, name] of text.matchAll(MENTION)) found.add((name ?? '').toLowerCase().replace(/[.-]+$/, ''));
  }
  return found;
}
