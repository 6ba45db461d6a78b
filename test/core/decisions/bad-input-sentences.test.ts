import { describe, expect, it } from 'vitest';
import type { HolidayNote } from '../../../src/core/decisions/facts.js';
import type { World } from '../plan/world.js';
import { BODY, CONFIG, HOUR, look, MONDAY, worldOf, type Line, type Talk } from '../desired/decision-world.js';

/** One thing that people get wrong, or try: what they said, and the sentences of our comment that answer it. */
interface Case extends Partial<Talk> {
  readonly says: readonly Line[];
  /** In hours after the beginning; ten days if nothing is said, by when silence would have accepted. */
  readonly at?: number;
  readonly change?: (world: World) => void;
  readonly shows: readonly string[];
  readonly hides?: readonly string[];
  readonly state: string;
}

const proposed: Line = ['ana', '/propose', 0];
const TEN_DAYS = 10 * 24;

/** Somebody who may edits a comment of somebody else. */
function edit(index: number, by: string): (world: World) => void {
  return (world) => {
    const editor = { login: by, type: 'user' } as const;
    world.thread = world.thread.map((comment, at) =>
      at === index ? { ...comment, editor, editedAt: comment.createdAt + 1 } : comment,
    );
  };
}

function notes(...holidayNotes: readonly HolidayNote[]): (world: World) => void {
  return (world) => void (world.holidayNotes = holidayNotes);
}

const WORKING_ABROAD = CONFIG.replace(
  'ira: { timezone: Asia/Kolkata }',
  'ira: { timezone: Asia/Kolkata, country: AQ }',
);

const CASES: Readonly<Record<string, Case>> = {
  'a command in a comment that somebody else edited last': {
    says: [proposed, ['olga', '/reject too dear', 1], ['ira', 'Fine.\n/approve', 2]],
    change: (world) => (edit(1, 'eve')(world), edit(2, 'eve')(world)),
    shows: [
      '- `/approve` by `ira`: somebody else edited that comment last, so it no longer says what its author said. Said again in a new comment, it counts.',
      '- `/reject` by `olga`: somebody else edited that comment last, so it no longer says what its author said. Said again in a new comment, it counts.',
    ],
    at: 5,
    state: 'proposed',
  },
  'a command that a bot gives': {
    says: [proposed, ['ana', 'Thanks.', 1]],
    change: (world) => {
      world.thread = world.thread.map((comment, at) =>
        at === 1 ? { ...comment, body: '/reject', author: { login: 'olga', type: 'bot' } } : comment,
      );
    },
    at: 5,
    shows: [],
    hides: ['/reject by', 'Not carried out'],
    state: 'proposed',
  },
  'commands without authority': {
    says: [
      proposed,
      ['eve', '/accept because I say so\n/hold', 1],
      ['eve', '/approve', 2],
      ['eve', '/withdraw', 3],
      ['ira', '/concern Who pays', 4],
      ['eve', '/resolve 1', 5],
    ],
    at: 6,
    shows: [
      '- `/resolve` by `eve`: that is for whoever raised the concern, or whoever decides.',
      '- `/withdraw` by `eve`: that is for the author, or somebody with write access.',
      '- `/approve` by `eve`: that is for those who are asked, or somebody with triage rights.',
      '- `/hold` by `eve`: that takes write access.',
      '- `/accept` by `eve`: that is for `olga`, who decides.',
    ],
    state: 'blocked',
  },
  'ten commands in one comment': {
    says: [
      proposed,
      [
        'olga',
        '/concern Cost\n/concern Noise\n/resolve Cost\n/resolve 2\n/hold\n/unhold\n/approve\n/unapprove\n/extend 1wd\n/owner @ira',
        1,
      ],
    ],
    at: 5,
    shows: [
      'Concern 1, raised by `olga` and resolved by `olga`: Cost',
      'Concern 2, raised by `olga` and resolved by `olga`: Noise',
    ],
    hides: ['Not carried out', 'Held by'],
    state: 'proposed',
  },
  'more commands in one comment than are read': {
    says: [proposed, ['ira', '/approve\n/unapprove\n'.repeat(11), 1]],
    at: 5,
    shows: [
      '- A comment by `ira`: it holds more commands than are read of one; the others count in a comment of their own.',
    ],
    state: 'proposed',
  },
  'commands that contradict each other': {
    says: [proposed, ['olga', '/hold\n/hold', 1], ['olga', '/unhold\n/reject\n/withdraw\n/approve', 2]],
    at: 5,
    shows: [
      '- `/approve` by `olga`: the decision was rejected by then.',
      '- `/withdraw` by `olga`: the decision was rejected by then.',
      '- `/hold` by `olga`: it was so already.',
    ],
    state: 'rejected',
  },
  'a concern raised and resolved between two runs': {
    says: [proposed, ['ira', '/concern Who pays in year two', 30], ['ira', '/resolve 1', 31]],
    at: 32,
    shows: [
      '- Concern 1, raised by `ira` and resolved by `ira`: Who pays in year two ([raised](',
      'It closes Thu 2026-11-26',
    ],
    state: 'proposed',
  },
  'an owner who has no role here, by name': {
    says: [proposed, ['ana', '/owner @nora', 1]],
    roles: { nora: 'none' },
    at: 5,
    shows: [
      '- `/owner` by `ana`: `nora` has no role in this repository and cannot decide here; `/owner` names somebody who has one.',
    ],
    state: 'proposed',
  },
  'an owner who has no role here, in the section': {
    says: [proposed, ['nora', '/accept because I may', 1]],
    body: BODY.replace('@olga', '@nora'),
    roles: { nora: 'none' },
    at: 5,
    shows: [
      '- `/accept` by `nora`: that is for whoever decides.',
      '- `Owner` by `ana`: `nora` has no role in this repository and cannot decide here; `/owner` names somebody who has one.',
    ],
    state: 'proposed',
  },
  'somebody of whom GitHub does not say what they may do': {
    says: [proposed, ['uma', '/concern Who pays', 1]],
    shows: ['GitHub did not say what one of those who wrote here may do. Nothing is accepted until it does'],
    state: 'final-call',
  },
  'a team that cannot be read': {
    says: [proposed],
    config: 'version: 1\ndecisions: { ask: [octo/core] }\n',
    shows: [
      'a team that is asked cannot be read, so nothing is accepted. Let the app read members of the organisation, or name its members instead of it, where it is named.',
    ],
    state: 'proposed',
  },
  'a day in the past': {
    says: [proposed, ['ana', '/postpone until 2026-11-20', 1], ['ira', '/away 2026-11-16..20', 2]],
    at: 5,
    shows: [
      '- `/away` by `ira`: that day was over already; one that is still to come is understood.',
      '- `/postpone` by `ana`: that day was over already; one that is still to come is understood.',
    ],
    state: 'proposed',
  },
  'a window of nothing, and one of more than a year': {
    says: [proposed, ['ana', '/extend 0d\n/extend 53w', 1], ['ana', '/extend until Friday', 2]],
    at: 5,
    shows: [
      '- `/extend` by `ana`: it is written `/extend <duration>`.',
      '- `/extend` by `ana`: a window is longer than nothing and at most a year.',
    ],
    state: 'proposed',
  },
  'a zone that there is not, and hours that are none': {
    says: [
      proposed,
      ['ira', '/hours 09:00-17:00 Europe/Lisbonne', 1],
      ['ira', '/hours 17:00-09:00', 2],
      ['olga', '/hours', 3],
      ['eve', '/hours 09:00-17:00 CEST', 4],
    ],
    at: 5,
    shows: [
      '- `/hours` by `olga`: it was not understood. Hours, zone and days, of which any may be left out, are written `/hours 09:00-17:00 Europe/Lisbon mon-thu`; `/hours usual` takes them back.',
      '- `/hours` by `ira`: hours are two times of one day, the earlier first, such as `/hours 09:00-17:00 Europe/Lisbon mon-thu`.',
      '- `/hours` by `ira`: there is no time zone `Europe/Lisbonne`. Perhaps `Europe/Lisbon` is meant. They are called by a city, such as `/hours 09:00-17:00 Europe/Lisbon mon-thu`.',
      '- `/hours` by `eve`: there is no time zone `CEST`. They are called by a city, such as `/hours 09:00-17:00 Europe/Lisbon mon-thu`.',
    ],
    state: 'proposed',
  },
  'days off that are none': {
    says: [
      proposed,
      ['ira', '/away next week', 1],
      ['ira', '/away 2027-02-30', 2],
      ['ira', '/away 2027-03-18..16', 3],
      ['ira', '/away until 2028-03-18', 4],
      ['ira', '/away 2027-03-16 cover the team', 5],
    ],
    at: 6,
    shows: [
      '- `/away` by `ira`: behind `cover` stands the GitHub name of one person, such as `/away 2027-03-15..19 cover @\u200Bben`.',
      '- `/away` by `ira`: that is more than a year. What lies within one is understood, such as `/away 2027-03-15..2027-09-15`.',
      '- `/away` by `ira`: its last day comes before its first. The first comes first, such as `/away 2027-03-15..19`.',
      '- `/away` by `ira`: the calendar has no such day. Days are written with the year first, such as `/away 2027-03-15..19`.',
      '- `/away` by `ira`: its days were not understood. They are written `/away 2027-03-15..19`, and `/away back` takes them back.',
    ],
    state: 'proposed',
  },
  'a country without holidays': {
    says: [proposed],
    config: WORKING_ABROAD,
    change: notes({ country: 'AQ', reason: 'unknown-country' }, { country: 'XK', reason: 'unknown-country' }),
    at: 5,
    shows: ['No public holidays are known of `AQ`, so that none count for those who work there.'],
    hides: ['XK'],
    state: 'proposed',
  },
  'a part of a country that nobody knows, and more countries than are looked up': {
    says: [proposed],
    config: WORKING_ABROAD.replace('olga: {}', 'olga: { country: DE-XX }'),
    change: notes({ country: 'DE-XX', reason: 'unknown-part' }, { country: 'AQ', reason: 'too-many' }),
    at: 5,
    shows: [
      'Of `DE-XX` only the public holidays of the whole country are known.',
      'Public holidays of `AQ` do not count: more countries are named under `people` than are looked up.',
    ],
    state: 'proposed',
  },
  'a yes, an end and a taking back before anything is proposed': {
    says: [['olga', '/approve\n/accept because it is cheap\n/extend 2wd', 0]],
    shows: [
      '- `/extend` by `olga`: nothing was proposed by then; `/propose` opens the decision for answers.',
      '- `/accept` by `olga`: nothing was proposed by then; `/propose` opens the decision for answers.',
      '- `/approve` by `olga`: nothing was proposed by then; `/propose` opens the decision for answers.',
    ],
    state: 'proposed',
  },
  'a proposal of nothing': {
    says: [proposed],
    body: BODY.replace('Object storage\n', ''),
    shows: [
      '- `/propose` by `ana`: it names no option, and the section Decision is empty. Once one of them is there, it counts.',
    ],
    state: 'proposed',
  },
  'a yes to one’s own proposal, and an end before its time': {
    says: [proposed, ['ana', '/approve', 1], ['olga', '/accept because it is cheap', 2]],
    at: 5,
    shows: [
      '- `/accept` by `olga`: not everybody who was asked has answered, and they have until Thu 2026-11-26 09:00 (Europe/Lisbon).',
      "- `/approve` by `ana`: approval of one's own proposal does not count.",
    ],
    state: 'proposed',
  },
  'a command that is spelt in another way': {
    says: [proposed, ['ira', '/aprove\n/concerns Who pays', 1]],
    at: 5,
    shows: [
      '- `/concerns` by `ira`: there is no such command, so it was not heard. Perhaps `/concern <title>` is meant.',
      '- `/aprove` by `ira`: there is no such command, so it was not heard. Perhaps `/approve` is meant.',
    ],
    state: 'proposed',
  },
  'a command that is spelt in another way, and then rightly': {
    says: [proposed, ['ira', '/aprove', 1], ['ira', '/approve', 2]],
    at: 5,
    shows: ['- [x] `ira`'],
    hides: ['/aprove'],
    state: 'proposed',
  },
  'a concern that is none, and one that is not there': {
    says: [proposed, ['ira', '/concern', 1], ['ira', '/resolve 4', 2]],
    at: 5,
    shows: [
      '- `/resolve` by `ira`: no open concern has that title or number.',
      '- `/concern` by `ira`: it is written `/concern <title>`.',
    ],
    state: 'proposed',
  },
  'a decision in its own place': {
    says: [proposed, ['olga', '/supersede #7', 1]],
    at: 5,
    shows: ['- `/supersede` by `olga`: a decision cannot take its own place.'],
    state: 'proposed',
  },
  'nobody who is there to answer': {
    says: [proposed],
    config: CONFIG.replace('olga: {}', 'olga: { away: [2026-11-16..2026-12-18] }').replace(
      'ira: { timezone: Asia/Kolkata }',
      'ira: { away: [2026-11-16..2026-12-18] }',
    ),
    at: 5,
    shows: [
      'everybody who was asked is away until it closes, so that their silence will not count. Whoever decides can then say `/accept`.',
    ],
    state: 'proposed',
  },
  'a name that nobody has, asked by somebody with write access': {
    says: [proposed, ['olga', '/ask @bne', 1]],
    strangers: ['bne'],
    shows: [
      '`bne` is no account on GitHub that can read this repository, so it is not waited for, and its silence does not count. `/ask` and the right name ask somebody.',
      '**Next:** somebody says who is asked, with `/ask` and their names.',
    ],
    hides: ['accepted since', '- [ ]'],
    state: 'stalled',
  },
  'names that nobody has, in the settings, beside one that somebody has': {
    says: [proposed],
    config: `${CONFIG}decisions: { ask: [ira, irra, olgga] }\n`,
    strangers: ['irra', 'olgga'],
    at: 5,
    shows: [
      '`irra` and `olgga` are no accounts on GitHub that can read this repository, so they are not waited for, and their silence does not count.',
      '- [ ] `ira`',
    ],
    hides: ['- [ ] `irra`'],
    state: 'proposed',
  },
  'a word of somebody whose account is gone': {
    says: [proposed, ['olga', '/reject', 1]],
    change: (world) => {
      world.thread = world.thread.map((comment, at) => (at === 1 ? { ...comment, author: null } : comment));
    },
    at: 5,
    shows: [],
    hides: ['Not carried out'],
    state: 'proposed',
  },
};

describe('what people read of what went wrong', () => {
  it.each(Object.entries(CASES))('%s', (_, { at = TEN_DAYS, change, shows, hides = [], state, ...talk }) => {
    const world = worldOf(talk);
    change?.(world);
    world.now = MONDAY + at * HOUR;
    const text = look(world);
    for (const sentence of shows) expect(text).toContain(sentence);
    for (const word of hides) expect(text).not.toContain(word);
    expect(world.item.labels.filter((label) => label.startsWith('decision: '))).toEqual([`decision: ${state}`]);
  });
});
