import { readName } from './arguments/words.js';
import type { CommandSpec } from './command-spec.js';

/** No option is longer, and none of its words is looked at twice. */
const MAX_LENGTH = 2000;

/** The door as the first word or as the last; people write the hyphen in many ways, and brackets around it. */
const DOOR_FIRST = /^[([]?(one|two)[-‑–]way(?: door)?[)\]]?[,;:.]?(?:\s+|$)/i;
const DOOR_LAST = /(?:^|\s)[([]?(one|two)[-‑–\s]?way(?: door)?[)\]]?[.!]?$/i;

/** Puts an option forward and says which door it goes through. */
export const propose: CommandSpec = {
  name: 'propose',
  usage: '/propose [option] [one-way|two-way]',
  who: 'author-or-write',
  summary:
    'Puts an option forward and opens the time in which people may answer. Without an option it is what the section Decision says. The door is the first word or the last; where nothing says one-way, it is two-way.',
  examples: [
    { text: '/propose', command: { name: 'propose', option: null, isOneWay: false } },
    { text: '/propose Option B', command: { name: 'propose', option: 'Option B', isOneWay: false } },
    { text: '/propose one-way', command: { name: 'propose', option: null, isOneWay: true } },
    { text: '/propose Option B one-way', command: { name: 'propose', option: 'Option B', isOneWay: true } },
    { text: '/propose one-way: Option B', command: { name: 'propose', option: 'Option B', isOneWay: true } },
    {
      text: '/propose Fit one-way valves two-way',
      command: { name: 'propose', option: 'Fit one-way valves', isOneWay: false },
    },
    { text: '/propose Fit one-way valves', command: null },
    { text: '/propose one-way Option B two-way', command: null },
  ],
  read: (argument) => {
    if (argument.length > MAX_LENGTH) return null;
    const first = DOOR_FIRST.exec(argument);
    const withoutFirst = argument.slice(first?.[0].length ?? 0);
    const last = DOOR_LAST.exec(withoutFirst);
    const rest = withoutFirst.slice(0, last?.index);
    const doors = [first, last].flatMap((match) => match?.[1]?.toLowerCase() ?? []);
    // Silence accepts what is two-way: what may have been meant otherwise is not taken for it.
    if (new Set(doors).size > 1 || (doors.length === 0 && /one[-‑–]way/i.test(rest))) return null;
    const isOneWay = doors.includes('one');
    if (/^[\s,;:.!–—-]{0,9}$/.test(rest)) return { name: 'propose', option: null, isOneWay };
    const option = readName(rest);
    return option === null ? null : { name: 'propose', option, isOneWay };
  },
};
