import { isNothing } from './arguments/nothing.js';
import type { CommandSpec } from './command-spec.js';

/** Takes the proposal back. */
export const withdraw: CommandSpec = {
  name: 'withdraw',
  usage: '/withdraw',
  who: 'author-or-write',
  summary: 'Takes the proposal back. `/propose` opens it again.',
  examples: [
    { text: '/withdraw', command: { name: 'withdraw' } },
    { text: '/withdraw my approval', command: null },
  ],
  read: (argument) => (isNothing(argument) ? { name: 'withdraw' } : null),
};
