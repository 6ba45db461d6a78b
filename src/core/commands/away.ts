import { parseDay } from '../time/day-range.js';
import { parseAway } from '../time/spoken.js';
import type { CommandSpec } from './command-spec.js';

/** Whether days off are well written does not depend on the day; `until` counts from one that is not known here. */
const ANY_DAY = { year: 2000, month: 1, day: 1 };

/** Says when one is away. */
export const away: CommandSpec = {
  name: 'away',
  usage: '/away <days> [cover @login]',
  who: 'anyone',
  summary:
    'Says when you are away, for this thread; in the issue that `people.issue` names, for the whole repository. `/away back` ends it.',
  examples: [
    {
      text: '/away 2026-03-16..18 cover @ben',
      command: { name: 'away', text: '2026-03-16..18 cover @ben' },
    },
    { text: '/away until 2026-03-18', command: { name: 'away', text: 'until 2026-03-18' } },
    { text: '/away back', command: { name: 'away', text: 'back' } },
    { text: '/away next week', command: null },
    { text: '/away', command: null },
  ],
  read: (argument) => {
    const last = /^until\s+(\d{4}-\d{2}-\d{2})/i.exec(argument)?.[1];
    const today = (last === undefined ? null : parseDay(last)) ?? ANY_DAY;
    const said = parseAway(argument, today);
    return 'fault' in said ? { kind: 'away', fault: said.fault } : { name: 'away', text: argument.trim() };
  },
};
