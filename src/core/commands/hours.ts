import { parseSpokenHours } from '../time/spoken.js';
import type { CommandSpec } from './command-spec.js';

/** Says when one works. */
export const hours: CommandSpec = {
  name: 'hours',
  usage: '/hours <hours, zone and days>',
  who: 'anyone',
  summary:
    'Says when you work, for this thread; in the issue that `people.issue` names, for the whole repository. `/hours usual` ends it.',
  examples: [
    {
      text: '/hours 09:00-17:00 Europe/Lisbon mon-thu',
      command: { name: 'hours', text: '09:00-17:00 Europe/Lisbon mon-thu' },
    },
    { text: '/hours usual', command: { name: 'hours', text: 'usual' } },
    { text: '/hours late', command: null },
    { text: '/hours', command: null },
  ],
  read: (argument) => {
    const said = parseSpokenHours(argument);
    return 'fault' in said
      ? { kind: 'hours', fault: said.fault, zone: said.zone ?? null }
      : { name: 'hours', text: argument.trim() };
  },
};
