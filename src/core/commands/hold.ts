import { readReason } from './arguments/words.js';
import type { CommandSpec } from './command-spec.js';

/** Stops a decision where it is. */
export const hold: CommandSpec = {
  name: 'hold',
  usage: '/hold [why]',
  who: 'write',
  summary: 'Stops the decision where it is, until `/unhold`.',
  examples: [
    { text: '/hold', command: { name: 'hold', why: null } },
    { text: '/hold because the budget is not out', command: { name: 'hold', why: 'the budget is not out' } },
  ],
  read: (argument) => ({ name: 'hold', why: readReason(argument) }),
};
