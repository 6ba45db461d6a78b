import { readStatus } from './arguments/health.js';
import type { CommandSpec } from './command-spec.js';

/** Says how a tracked item stands, in a line. */
export const status: CommandSpec = {
  name: 'status',
  usage: '/status <on-track|at-risk|off-track|no change> ["headline"]',
  on: 'tracked',
  who: 'author-or-assigned',
  summary:
    'Says how a tracked item stands: an update in one line, which needs no sections. On a decision it means nothing. What is read as an update is in [status.md](status.md).',
  examples: [
    {
      text: '/status on-track "The pump is in"',
      command: { name: 'status', health: 'on-track', headline: 'The pump is in' },
    },
    {
      text: '/status at-risk The valve comes a week late',
      command: { name: 'status', health: 'at-risk', headline: 'The valve comes a week late' },
    },
    { text: '/status 🔴', command: { name: 'status', health: 'off-track', headline: null } },
    { text: '/status unknown', command: { name: 'status', health: 'unknown', headline: null } },
    { text: '/status no change', command: { name: 'status', health: null, headline: null } },
    { text: '/status', command: null },
    { text: '/status fine so far', command: null },
    { text: '/status 🟢 at risk', command: null },
  ],
  read: (argument) => {
    const said = readStatus(argument);
    return said === null ? null : { name: 'status', ...said };
  },
};
