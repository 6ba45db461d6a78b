import { isNothing } from './arguments/nothing.js';
import type { CommandSpec } from './command-spec.js';

/** Has the commands listed. */
export const help: CommandSpec = {
  name: 'help',
  usage: '/help',
  who: 'anyone',
  summary:
    'Has the commands listed in the comment that follows the decision, which is then written if there is none yet.',
  examples: [
    { text: '/async help', command: { name: 'help' } },
    { text: '/help', command: { name: 'help' } },
    { text: '/async', command: { name: 'help' } },
    { text: '/help wanted', command: null },
  ],
  read: (argument) => (isNothing(argument) ? { name: 'help' } : null),
};
