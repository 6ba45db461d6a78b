import { readMentions } from './arguments/mentions.js';
import type { CommandSpec } from './command-spec.js';

/** Names whose answer is waited for. */
export const ask: CommandSpec = {
  name: 'ask',
  usage: '/ask @<login or org/team> …',
  who: 'author-or-write',
  summary:
    'Names the people and teams whose answer the decision waits for: with write access in the place of those who are configured, else beside them.',
  examples: [
    { text: '/ask @ana', command: { name: 'ask', whom: ['ana'] } },
    { text: '/ask @ana, @ben and @octo/builders', command: { name: 'ask', whom: ['ana', 'ben', 'octo/builders'] } },
    { text: '/ask @ana whether the pump fits', command: null },
    { text: '/ask everybody', command: null },
  ],
  read: (argument) => {
    const whom = readMentions(argument);
    return whom === null ? null : { name: 'ask', whom };
  },
};
