import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseLedger } from '../../../src/core/reminders/ledger.js';
import { renderReminder, type ReminderParts } from '../../../src/core/reminders/render-reminder.js';
import type { Message, Reason } from '../../../src/core/reminders/reminder.js';
import type { Actor } from '../../../src/core/snapshot.js';
import { draftUpdate } from '../../../src/core/status/draft.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import { hostileText } from '../desired/hostile-text.js';
import { update } from '../status/updates.js';
import { at, matter, reason } from './stage.js';

const me = { login: 'async-conventions', type: 'bot' } as const;
const us: Actor = { login: 'async-conventions', type: 'bot' };

const previous = update(`## Context

The pump of the cellar has to run before the frost.

## Progress

- Ordered

## Blockers

- Customs want papers from @chidi, #31

## Next steps

- [ ] Fit the valve, #28
- [ ] Paint the pipe
`);

function draftIn(words: Words): string {
  return draftUpdate(
    {
      merged: [{ title: 'Read the pressure once a second', link: { kind: 'issue', repository: null, number: 33 } }],
      closed: [{ title: 'Fit the valve', link: { kind: 'issue', repository: null, number: 28 } }],
      previous,
      blockers: previous.blockers,
      closedKeys: new Set(['#28']),
    },
    words,
  );
}

const message = (reasons: readonly Reason[], given: Partial<Message> = {}): Message => ({
  to: 'ben',
  day: '2026-03-20',
  zone: 'Europe/Lisbon',
  openedAt: at('2026-03-20T09:00Z'),
  closesAt: at('2026-03-20T17:00Z'),
  reasons,
  ...given,
});

const review = reason({
  why: 'review',
  matter: { ...matter(7), title: 'Show the pressure on the door' },
  sinceAt: at('2026-03-17T10:00Z'),
  dueAt: at('2026-03-18T10:00Z'),
  turn: '2026-03-17T10:00:00.000Z',
});

const MESSAGES: Readonly<Record<string, Message>> = {
  update: message([reason()]),
  'update-and-more': message([
    reason(),
    reason({ matter: { ...matter(14), title: 'Move the archive' }, dueAt: at('2026-03-19T16:00Z') }),
    review,
    { ...review, why: 'question', matter: { ...matter(9), title: 'Which valve?' } },
  ]),
  last: message([reason({ isLast: true })], { openedAt: at('2026-03-23T09:00Z'), day: '2026-03-23' }),
  cover: message([reason({ insteadOf: 'ana' })]),
  review: message([review]),
};

const partsIn = (words: Words): ReminderParts => ({ draft: draftIn(words), noNag: 'no-nag', hasPage: true, words });

describe('reminders as they are read', () => {
  test.each(Object.keys(MESSAGES).flatMap((name) => [[name, en] as const, [name, de] as const]))(
    '%s',
    async (name, words) => {
      const file = words === en ? name : `de-${name}`;
      const body = renderReminder(MESSAGES[name] ?? message([]), partsIn(words));
      await expect(body).toMatchFileSnapshot(`golden/${file}.md`);
    },
  );
});

describe('a reminder', () => {
  /** What GitHub takes for a mention wherever it stands, in e-mail too. */
  const mentions = (body: string): readonly string[] => body.match(/@[a-z\d][\w/-]*/gi) ?? [];

  it('calls the one person whom it is for and nobody else, whatever stands in titles, drafts and labels', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (title, draft, noNag) => {
        const hostile = { ...matter(5), title };
        const reasons = [reason({ matter: hostile, insteadOf: 'ana' }), { ...review, matter: hostile }];
        const facts = {
          merged: [{ title: draft, link: { kind: 'issue', repository: null, number: 1 } as const }],
          closed: [],
          previous: null,
          blockers: [],
          closedKeys: new Set<string>(),
        };
        const parts = { ...partsIn(en), draft: draftUpdate(facts, en), noNag };
        expect(mentions(renderReminder(message(reasons), parts))).toEqual(['@ben']);
      }),
    );
  });

  it('remembers what it is for, and is known again by its author alone', () => {
    const given = MESSAGES['update-and-more'] ?? message([]);
    const body = renderReminder(given, partsIn(en));
    const read = parseLedger({ body, author: us, createdAt: 7 }, me);
    expect(read).toEqual({
      to: 'ben',
      day: '2026-03-20',
      at: 7,
      of: given.reasons.map(({ matter: { number }, why, turn }) => ({ number, why, turn })),
    });
    expect(parseLedger({ body, author: { login: 'ben', type: 'user' }, createdAt: 7 }, me)).toBeNull();
    expect(parseLedger({ body: `> ${body}`, author: us, createdAt: 7 }, me)).toBeNull();
  });

  it.each(['', '{', '{"to":"a b","on":"2026-03-20","for":[]}', '{"to":"ben","on":"today","for":[]}'])(
    'is none where it remembers %j',
    (json) => {
      const body = `<!-- async-conventions:reminder:v1 ${json} -->\n`;
      expect(parseLedger({ body, author: us, createdAt: 7 }, me)).toBeNull();
    },
  );
});
