import { isNothing } from './arguments/nothing.js';
import type { CommandSpec } from './command-spec.js';

/** Agrees with what is proposed. */
export const approve: CommandSpec = {
  name: 'approve',
  usage: '/approve',
  who: 'asked-or-triage',
  summary: "Agrees with what is proposed. Approval of one's own proposal is heard and never counts.",
  examples: [
    { text: '/approve', command: { name: 'approve' } },
    { text: '/approve.', command: { name: 'approve' } },
    { text: '/async approve', command: { name: 'approve' } },
    { text: '/approve but only for the new hall', command: null },
  ],
  read: (argument) => (isNothing(argument) ? { name: 'approve' } : null),
};
