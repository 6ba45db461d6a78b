import { readNumber } from './arguments/number.js';
import type { CommandSpec } from './command-spec.js';

/** Replaces a decision by another. */
export const supersede: CommandSpec = {
  name: 'supersede',
  usage: '/supersede #<number>',
  who: 'write',
  summary: 'Says that the decision of another issue of this repository stands in the place of this one.',
  examples: [
    { text: '/supersede #12', command: { name: 'supersede', by: 12 } },
    { text: '/supersede by #12.', command: { name: 'supersede', by: 12 } },
    { text: '/supersede octo/hello#12', command: null },
    { text: '/supersede', command: null },
  ],
  read: (argument) => {
    const by = readNumber(argument.replace(/^(?:by|with)\s{1,3}/i, ''));
    return by === null ? null : { name: 'supersede', by };
  },
};
