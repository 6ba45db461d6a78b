import { WORDS } from '../canaries.js';
import type { Random } from '../random.js';

/** What an item is written by. `none`: no template is for it. */
export type Form = 'brief' | 'status' | 'decision' | 'change' | 'none';

const SECTIONS: Readonly<Record<Form, readonly (readonly [string, string])[]>> = {
  brief: [
    ['Goal', `Readers find out what an export holds before they start one, ${WORDS.body}.`],
    ['Requirements', '- a page that names every column\n- one example of each kind of file'],
    ['Timeline', 'By 2027-03-12.'],
    ['Success criteria', '- a week without a question about columns'],
    ['Resources', 'https://example.com/exports'],
  ],
  status: [
    ['Context', `The export page, ${WORDS.body}.`],
    ['Progress', 'The first half is done and merged.'],
    ['Blockers', 'None'],
    ['Next steps', 'The second half follows next week.'],
  ],
  decision: [
    ['Problem', `Exports take an hour and nobody sees how far they are, ${WORDS.body}.`],
    ['Options', '- a bar that shows progress\n- a message at the end'],
    ['Tradeoffs', 'A bar needs a second table; a message needs an address.'],
    ['Decision', 'A message at the end.'],
    ['Owner', '@olga'],
  ],
  change: [
    ['Why', `People ask what the columns mean, ${WORDS.body}.`],
    ['What changed', 'A page with one line for every column.'],
    ['How tested', 'Read by two people who had never seen an export.'],
    ['Risks', 'None'],
  ],
  none: [['Anything', `How do others do this, ${WORDS.body}?`]],
};

const PREFIXES: Readonly<Record<Form, string>> = {
  brief: 'Brief: ',
  status: 'Status: ',
  decision: 'Decision: ',
  change: '',
  none: 'Question: ',
};

/** Returns a body by a form, with some sections left out. The note makes two otherwise equal bodies differ. */
export function writeBody(form: Form, lacking: readonly string[] = [], note = ''): string {
  const kept = SECTIONS[form].filter(([heading]) => !lacking.includes(heading));
  const [first, ...rest] = kept.map(([heading, text]) => `## ${heading}\n\n${text}\n`);
  return [first === undefined || note === '' ? first : `${first}\n${note}\n`, ...rest].join('\n');
}

export function writeTitle(form: Form, words = 'what an export holds'): string {
  return `${PREFIXES[form]}${words} ${WORDS.title}`;
}

/** Returns a body at random: whole as often as not, otherwise without some of its sections, now and then empty. */
export function drawBody(random: Random, form: Form): string {
  const note = `Note ${random.below(100_000)}.`;
  if (random.chance(0.45)) return writeBody(form, [], note);
  if (random.chance(0.08)) return '';
  const headings = SECTIONS[form].map(([heading]) => heading);
  const lacking = headings.filter(() => random.chance(0.4));
  return writeBody(form, lacking.length > 0 ? lacking : [random.pick(headings)], note);
}
