import { readReason } from './arguments/words.js';
import type { CommandSpec } from './command-spec.js';

/** Ends a decision with a no. */
export const reject: CommandSpec = {
  name: 'reject',
  usage: '/reject [why]',
  who: 'write',
  summary: 'Ends the decision with a no. `/propose` opens it again.',
  examples: [
    { text: '/reject', command: { name: 'reject', why: null } },
    { text: '/reject the hall is sold in May', command: { name: 'reject', why: 'the hall is sold in May' } },
  ],
  read: (argument) => ({ name: 'reject', why: readReason(argument) }),
};
