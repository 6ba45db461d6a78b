import type { Duration } from '../config/config.js';
import { parseDuration } from '../config/values/duration.js';
import type { CommandSpec } from './command-spec.js';

/** Units as people write them out. */
const IN_WORDS: readonly (readonly [RegExp, Duration['unit']])[] = [
  [/^(?:working|business) days?$/, 'wd'],
  [/^(?:working|business) hours?$/, 'wh'],
  [/^days?$/, 'd'],
  [/^weeks?$/, 'w'],
  [/^hours?$/, 'h'],
];

/** Gives people longer to answer. */
export const extend: CommandSpec = {
  name: 'extend',
  usage: '/extend <duration>',
  who: 'author-or-write',
  summary: 'Moves the end on by so long: `4h` hours, `2d` days, `1w` weeks, `4wh` working hours, `2wd` working days.',
  examples: [
    { text: '/extend 2wd', command: { name: 'extend', by: { amount: 2, unit: 'wd' } } },
    { text: '/extend by 1 week.', command: { name: 'extend', by: { amount: 1, unit: 'w' } } },
    { text: '/extend 3 working days', command: { name: 'extend', by: { amount: 3, unit: 'wd' } } },
    { text: '/extend until Friday', command: null },
    { text: '/extend', command: null },
  ],
  read: (argument) => {
    const by = readLength(argument);
    return by === null ? null : { name: 'extend', by };
  },
};

function readLength(text: string): Duration | null {
  const [, amount, unit = ''] =
    /^(?:by\s{1,3})?(\d{1,6})\s{0,3}([a-z]{1,8}(?:\s{1,3}[a-z]{1,5})?)[.!]?$/i.exec(text) ?? [];
  if (amount === undefined) return null;
  const words = unit.toLowerCase().replace(/\s+/, ' ');
  const [, short] = IN_WORDS.find(([form]) => form.test(words)) ?? [];
  return parseDuration(`${amount}${short ?? words}`);
}
