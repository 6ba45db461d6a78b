import { readMentions } from './arguments/mentions.js';
import type { CommandSpec } from './command-spec.js';

/** Names who decides. */
export const owner: CommandSpec = {
  name: 'owner',
  usage: '/owner @<login>',
  who: 'author-or-write',
  summary: 'Names the one person who decides.',
  examples: [
    { text: '/owner @ana', command: { name: 'owner', login: 'ana' } },
    { text: '/owner ana', command: null },
    { text: '/owner @ana @ben', command: null },
    { text: '/owner @octo/builders', command: null },
  ],
  read: (argument) => {
    const [login, ...others] = readMentions(argument) ?? [];
    return login === undefined || others.length > 0 || login.includes('/') ? null : { name: 'owner', login };
  },
};
