import { readName, readWords } from './arguments/words.js';
import type { CommandSpec } from './command-spec.js';

/** Takes the decision. */
export const accept: CommandSpec = {
  name: 'accept',
  usage: '/accept [option] because <why>',
  who: 'decider',
  summary: 'Takes the decision. Without an option it is the one proposed; the reason goes into the record.',
  examples: [
    {
      text: '/accept Option B because it can be serviced',
      command: { name: 'accept', option: 'Option B', because: 'it can be serviced' },
    },
    { text: '/accept because nobody objects', command: { name: 'accept', option: null, because: 'nobody objects' } },
    { text: '/accept Option B', command: { name: 'accept', option: 'Option B', because: null } },
    { text: '/accept', command: { name: 'accept', option: null, because: null } },
    { text: '/accept Option B because', command: null },
    { text: '/accept ?', command: null },
  ],
  read: (argument) => {
    const at = argument.search(/(?<![\p{L}\p{N}_-])because(?![\p{L}\p{N}_-])/iu);
    const named = (at < 0 ? argument : argument.slice(0, at)).trim();
    const option = readName(named);
    const because = at < 0 ? null : readWords(argument.slice(at + 'because'.length));
    const isOptionLost = option === null && !/^[,;:.!–—-]{0,3}$/.test(named);
    return isOptionLost || (at >= 0 && because === null) ? null : { name: 'accept', option, because };
  },
};
