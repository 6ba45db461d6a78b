import { isNothing } from './arguments/nothing.js';
import type { CommandSpec } from './command-spec.js';

/** Takes back one's own approval. */
export const unapprove: CommandSpec = {
  name: 'unapprove',
  usage: '/unapprove',
  who: 'anyone',
  summary: "Takes back one's own approval.",
  examples: [
    { text: '/unapprove', command: { name: 'unapprove' } },
    { text: '/unapprove, the figures changed', command: null },
  ],
  read: (argument) => (isNothing(argument) ? { name: 'unapprove' } : null),
};
