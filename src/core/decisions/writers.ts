import type { DecisionInput } from './input.js';

/**
 * Returns the people who wrote the issue or in its thread, in lower case. They read it, also where they have left since: that takes back
 * nothing they said. Programs read nothing.
 */
export function writersIn({ item, thread }: Pick<DecisionInput, 'item' | 'thread'>): readonly string[] {
  return [item, ...thread].flatMap(({ author }) => (author?.type === 'user' ? [author.login.toLowerCase()] : []));
}
