import { readWords } from './arguments/words.js';
import type { CommandSpec } from './command-spec.js';

/** Raises something that has to be resolved first. */
export const concern: CommandSpec = {
  name: 'concern',
  usage: '/concern <title>',
  who: 'asked-or-triage',
  summary:
    'Raises a concern. The decision waits until it is resolved; what it is about may follow below, in as many words as it takes.',
  examples: [
    {
      text: '/concern The old boiler cannot be serviced after June',
      command: { name: 'concern', title: 'The old boiler cannot be serviced after June' },
    },
    {
      text: '/concern: **Cost** of `pump-2`, see [the offer](https://example.com/offer)',
      command: { name: 'concern', title: 'Cost of pump-2, see the offer' },
    },
    { text: '/concern', command: null },
    { text: '/concern …', command: null },
  ],
  read: (argument) => {
    const title = readWords(argument);
    return title === null ? null : { name: 'concern', title };
  },
};
