import { isNothing } from './arguments/nothing.js';
import type { CommandSpec } from './command-spec.js';

/** Lets a decision go on that was held. */
export const unhold: CommandSpec = {
  name: 'unhold',
  usage: '/unhold',
  who: 'write',
  summary: 'Lets a decision go on that was held.',
  examples: [
    { text: '/unhold', command: { name: 'unhold' } },
    { text: '/unhold on Monday', command: null },
  ],
  read: (argument) => (isNothing(argument) ? { name: 'unhold' } : null),
};
