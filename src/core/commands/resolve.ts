import { readNumber } from './arguments/number.js';
import { readWords } from './arguments/words.js';
import type { CommandSpec } from './command-spec.js';

/** Marks a concern as resolved. */
export const resolve: CommandSpec = {
  name: 'resolve',
  usage: '/resolve <title|n>',
  who: 'concern-author-or-decider',
  summary: 'Marks a concern as resolved, by its title or its number.',
  examples: [
    { text: '/resolve 2', command: { name: 'resolve', which: 2 } },
    { text: '/resolve #2', command: { name: 'resolve', which: 2 } },
    { text: '/resolve concern 2', command: { name: 'resolve', which: 2 } },
    { text: '/resolve cost of the pump', command: { name: 'resolve', which: 'cost of the pump' } },
    { text: '/resolve', command: null },
  ],
  read: (argument) => {
    const which = readNumber(argument.replace(/^concern\s{1,3}/i, '')) ?? readWords(argument);
    return which === null ? null : { name: 'resolve', which };
  },
};
