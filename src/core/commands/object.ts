import { readReason } from './arguments/words.js';
import type { CommandSpec } from './command-spec.js';

/** Objects to what is accepted already. */
export const object: CommandSpec = {
  name: 'object',
  usage: '/object <why>',
  who: 'asked-or-triage',
  summary:
    'Objects to a decision that is accepted already. Through a two-way door it is opened again; through a one-way door the objection is owed an answer in writing.',
  examples: [
    {
      text: '/object I was away, and the pump does not fit',
      command: { name: 'object', why: 'I was away, and the pump does not fit' },
    },
    { text: '/object', command: null },
  ],
  read: (argument) => {
    const why = readReason(argument);
    return why === null ? null : { name: 'object', why };
  },
};
