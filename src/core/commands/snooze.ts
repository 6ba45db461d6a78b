import { readDays } from './arguments/days.js';
import type { CommandSpec } from './command-spec.js';

/** Puts off reminders on one item. */
export const snooze: CommandSpec = {
  name: 'snooze',
  usage: '/snooze <days>',
  on: 'reminded',
  who: 'anyone',
  summary:
    'Puts off what the app would remind of on this item, for up to 60 days: `3d`, `2w`; `/snooze off` ends that. From whoever wrote the item, is assigned to it or has write access it holds for everybody, from anybody else for themselves. The label `no-nag` ends reminders there for good. See [status.md](status.md).',
  examples: [
    { text: '/snooze 3d', command: { name: 'snooze', days: 3 } },
    { text: '/snooze 2 weeks', command: { name: 'snooze', days: 14 } },
    { text: '/snooze off', command: { name: 'snooze', days: 0 } },
    { text: '/snooze', command: null },
    { text: '/snooze 61d', command: null },
    { text: '/snooze until Monday', command: null },
  ],
  read: (argument) => {
    const days = readDays(argument.trim());
    return days === null ? null : { name: 'snooze', days };
  },
};
