import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/decisions/decide.js';
import type { BodyVersion } from '../../../src/core/decisions/facts.js';
import { needsVersions } from '../../../src/core/decisions/needed.js';
import { DAY, HOUR } from './clockwork.js';
import {
  accept,
  approve,
  decideThread,
  inputOf,
  person,
  propose,
  proposeOneWay,
  say,
  sectionsOf,
  t0,
  type Thread,
} from './thread.js';

const END = t0 + 3 * DAY;

const BODY = {
  Problem: 'The well is dry, and **nobody** knows why.',
  Options: '- A pump\n- A pipe',
  Tradeoffs: 'A pump is loud, a pipe is long.',
  Decision: 'Buy it',
  Owner: '@olga',
};

function body(parts: Partial<typeof BODY> = {}): string {
  return Object.entries({ ...BODY, ...parts })
    .map(([heading, text]) => `## ${heading}\n\n${text}\n`)
    .join('\n');
}

/** A body that was edited, an edit an hour, the last one at the given moment. */
function edited(texts: readonly string[], lastAt: number): Partial<Thread> {
  const versions: BodyVersion[] = texts.map((text, index) => ({
    at: index === 0 ? t0 : lastAt - (texts.length - 1 - index) * HOUR,
    body: text,
  }));
  return { facts: { versions }, item: { bodyEditedAt: lastAt } };
}

describe('an approval', () => {
  const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + HOUR, approve)];
  const after = (text: string) => decideThread({ now: END + 2 * DAY, comments, ...edited([body(), text], t0 + DAY) });

  it.each([
    ['the problem', body({ Problem: 'The well is poisoned.' })],
    ['the options', body({ Options: '- A pump\n- A pipe\n- A boat' })],
    ['what is decided', body({ Decision: 'Rent it' })],
    ['a figure in it', body({ Options: '- 2 pumps\n- A pipe' })],
  ])('is before the edit where %s was edited since, and no longer counts through a one-way door', (_, text) => {
    const decision = after(text);
    expect(decision.approvals).toMatchObject([{ by: 'asa', isBeforeEdit: true }]);
    expect(decision.asked).toMatchObject([{ login: 'asa', approval: { isBeforeEdit: true } }]);
    expect(decision).toMatchObject({ state: 'stalled', next: { kind: 'approvals', from: ['asa'] } });
  });

  it.each([
    ['the trade-offs', body({ Tradeoffs: 'A pump is very loud.' })],
    ['the owner', body({ Owner: '@wim' })],
    ['blanks and lines', body({ Problem: 'The well is   dry,\nand **nobody** knows\nwhy.' }).replace(/\n/g, '\r\n')],
    ['signs of emphasis', body({ Problem: '__The well__ is dry, and nobody knows **why**.' })],
    ['case', body({ Decision: 'BUY it' }).replace('## Problem', '## PROBLEM')],
    ['the signs of a list', body({ Options: '* A pump\n* A pipe' })],
    ['the order of sections', body().replace(/(## Problem[^]*)(## Options[^]*?)(?=## Trade)/, '$2$1')],
    ['a hidden comment', body({ Problem: `${BODY.Problem}\n\n<!-- Well. -->` })],
    ['nothing at all', body()],
  ])('stands where only %s changed', (_, text) => {
    const decision = after(text);
    expect(decision.approvals).toMatchObject([{ by: 'asa', isBeforeEdit: false }]);
    expect(decision.next).toEqual({ kind: 'accept', by: 'olga' });
  });

  it('can be given again', () => {
    const again = [...comments, say('asa', t0 + 2 * DAY, approve)];
    const decision = decideThread({
      now: END,
      comments: again,
      ...edited([body(), body({ Decision: 'Rent it' })], t0 + DAY),
    });
    expect(decision).toMatchObject({ approvals: [{ at: t0 + 2 * DAY, isBeforeEdit: false }], refusals: [] });
  });

  it('is before an edit that was taken back, too: it was given to neither text', () => {
    const texts = [body(), body({ Decision: 'Rent it' }), body()];
    expect(decideThread({ now: END, comments, ...edited(texts, t0 + DAY) }).approvals).toMatchObject([
      { isBeforeEdit: true },
    ]);
  });

  it('is not touched by what was edited once the decision was taken', () => {
    const taken = [...comments, say('olga', END + 1, accept)];
    const decision = decideThread({
      now: END + DAY,
      comments: taken,
      ...edited([body(), body({ Decision: 'It was bought' })], END + HOUR),
    });
    expect(decision).toMatchObject({ state: 'accepted', approvals: [{ isBeforeEdit: false }] });
  });

  it('nor is what was decided before it, in time', () => {
    const taken = [say('ana', t0, propose), say('olga', END + 1, accept)];
    const thread = { comments: taken, ...edited([body(), body({ Decision: 'It was bought' })], END + HOUR) };
    expect(decideThread({ now: END + 2 * HOUR, ...thread })).toMatchObject({
      state: 'accepted',
      outcome: { by: 'olga' },
    });
  });

  it('is before any edit where versions are not known', () => {
    const decision = decideThread({ now: END, comments, item: { bodyEditedAt: t0 + DAY } });
    expect(decision.approvals).toMatchObject([{ isBeforeEdit: true }]);
    expect(decideThread({ now: END, comments, item: { bodyEditedAt: t0 - 1 } }).approvals).toMatchObject([
      { isBeforeEdit: false },
    ]);
  });

  it('to a text that was edited since does not shorten a window', () => {
    const early = [say('ana', t0, propose), say('asa', t0 + HOUR, approve), say('olga', t0 + DAY + HOUR, accept)];
    const decision = decideThread({
      now: t0 + DAY + 2 * HOUR,
      comments: early,
      ...edited([body(), body({ Decision: 'Rent it' })], t0 + DAY),
    });
    expect(decision).toMatchObject({ state: 'proposed', refusals: [{ reason: { kind: 'window-open' } }] });
  });
});

describe('a window', () => {
  const comments = [say('ana', t0, propose)];

  it('leaves a working day since what is proposed was edited: silence about another text is no consent', () => {
    const texts = [body(), body({ Decision: 'Rent it' })];
    expect(decideThread({ now: END, comments, ...edited(texts, END - HOUR) })).toMatchObject({
      state: 'final-call',
      window: { endsAt: END - HOUR + DAY },
    });
    const unchanged = [body(), body({ Owner: '@wim' })];
    expect(decideThread({ now: END, comments, ...edited(unchanged, END - HOUR) }).state).toBe('accepted');
  });

  it('opens when the body was complete, where it was proposed before', () => {
    const texts = [body({ Options: 'TBD' }), body({ Options: 'TBD', Owner: '@wim' }), body()];
    const decision = decideThread({ now: END, comments, ...edited(texts, t0 + 2 * DAY) });
    expect(decision).toMatchObject({
      state: 'proposed',
      proposed: { at: t0 },
      window: { openedAt: t0 + 2 * DAY },
      refusals: [],
    });
  });

  it('opens no earlier than the last edit where versions are not known', () => {
    const decision = decideThread({ now: END, comments, item: { bodyEditedAt: t0 + 2 * DAY } });
    expect(decision.window?.openedAt).toBe(t0 + 2 * DAY);
  });

  it('is not begun anew by what was emptied and filled again, and leaves a working day', () => {
    const texts = [body(), body({ Tradeoffs: 'TBD' }), body()];
    const decision = decideThread({ now: END, comments, ...edited(texts, END - HOUR) });
    expect(decision.window).toMatchObject({ openedAt: t0, endsAt: END - HOUR + DAY });
  });

  it('does not end while the body is not complete', () => {
    const texts = [body(), body({ Options: 'TBD' })];
    const thread = { now: END + 9 * DAY, comments, unfilled: ['Options'], ...edited(texts, t0 + DAY) };
    expect(decideThread(thread)).toMatchObject({ state: 'draft', next: { kind: 'sections' }, again: null });
  });

  it('is not taken for over by an acceptance while the body is not complete', () => {
    const texts = [body(), body({ Options: 'TBD' }), body()];
    const thread = { ...edited(texts, END + 2 * HOUR), now: END + 3 * HOUR };
    const decision = decideThread({ ...thread, comments: [...comments, say('olga', END + HOUR, accept)] });
    expect(decision.refusals).toMatchObject([{ reason: { kind: 'sections-missing' } }]);
  });
});

describe('what somebody accepted', () => {
  const taken = [say('ana', t0, { name: 'propose', option: null, isOneWay: false }), say('olga', END + 1, accept)];

  it('is what stood there then, however soon the text was edited', () => {
    const thread = { comments: taken, ...edited([body(), body({ Decision: 'Rent it' })], END + 2) };
    expect(decideThread({ now: END + 3, ...thread, written: { option: 'Rent it' } })).toMatchObject({
      state: 'accepted',
      outcome: { by: 'olga', option: 'Buy it' },
    });
  });

  it('by its name is what stood there then, too', () => {
    const named = { name: 'accept', option: 'Rent it', because: null } as const;
    const early = [...taken.slice(0, 1), say('asa', t0 + 1, approve), say('olga', t0 + 2, named)];
    const thread = { comments: early, ...edited([body(), body({ Decision: 'Rent it' })], t0 + 3) };
    expect(decideThread({ now: t0 + 4, ...thread, written: { option: 'Rent it' } })).toMatchObject({
      outcome: null,
      refusals: [{ reason: { kind: 'other-option' } }],
    });
  });
});

describe('a closing as completed of what nobody proposed', () => {
  const closing = {
    now: END,
    comments: [],
    events: [{ type: 'closed', actor: person('wim'), at: t0 + DAY }],
  } satisfies Thread;
  const item = (bodyEditedAt: number) => ({ item: { state: 'closed', closedAs: 'completed', bodyEditedAt } }) as const;
  const closed = (texts: readonly string[], lastAt: number): Thread => {
    return { ...closing, ...edited(texts, lastAt), ...item(lastAt) };
  };

  it.each([
    ['the outcome', { Decision: 'TBD' }],
    ['the owner', { Owner: 'TBD' }],
  ])('accepts nothing where %s was only written afterwards', (_, parts) => {
    const decision = decideThread(closed([body(parts), body()], t0 + 2 * DAY));
    expect(decision).toMatchObject({
      outcome: null,
      state: 'proposed',
      refusals: [{ how: 'closing', by: 'wim', reason: { kind: 'nothing-proposed' } }],
    });
  });

  it('says nothing to whoever only tidies up what has no outcome', () => {
    const decision = decideThread({ ...closed([body({ Decision: '' })], t0), unfilled: ['Decision'] });
    expect(decision).toMatchObject({ outcome: null, refusals: [] });
  });

  it('accepts what stood there then', () => {
    const before = closed([body({ Decision: 'TBD' }), body()], t0 + HOUR);
    expect(decideThread(before)).toMatchObject({ state: 'accepted', outcome: { by: 'wim', option: 'Buy it' } });
    const after = closed([body(), body({ Decision: 'Rent it' })], t0 + 2 * DAY);
    expect(decideThread({ ...after, written: { option: 'Rent it' } })).toMatchObject({
      state: 'accepted',
      outcome: { by: 'wim', option: 'Buy it' },
    });
  });

  it('accepts nothing where it is not known any more what stood there', () => {
    expect(decideThread({ ...closing, ...item(t0 + 2 * DAY) })).toMatchObject({ outcome: null });
    const versions = [{ at: t0 + 2 * DAY, body: body() }];
    expect(decideThread({ ...closing, ...item(t0 + 2 * DAY), facts: { versions } })).toMatchObject({ outcome: null });
  });
});

describe('a body with more versions than are read', () => {
  it('counts those that are not read as edits', () => {
    const texts = Array.from({ length: 60 }, (_, index) => body({ Owner: `@wim${index}` }));
    const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + 1, approve)];
    const decision = decideThread({ now: END, comments, ...edited(texts, END - 1) });
    expect(decision.approvals).toMatchObject([{ isBeforeEdit: true }]);
  });

  it('or of more text', () => {
    const long = 'The well is dry. '.repeat(3500);
    const texts = Array.from({ length: 5 }, (_, index) => body({ Tradeoffs: `${long} ${index}` }));
    const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + 1, approve)];
    expect(decideThread({ now: END, comments, ...edited(texts, END - 1) }).approvals).toMatchObject([
      { isBeforeEdit: true },
    ]);
    expect(decideThread({ now: END, comments, ...edited(texts.slice(0, 3), END - 1) }).approvals).toMatchObject([
      { isBeforeEdit: false },
    ]);
  });

  it('where the first ones are not told', () => {
    const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + HOUR, approve)];
    const versions = [{ at: t0 + 2 * HOUR, body: body() }];
    const decision = decideThread({ now: END, comments, facts: { versions }, item: { bodyEditedAt: t0 + 2 * HOUR } });
    expect(decision.approvals).toMatchObject([{ isBeforeEdit: true }]);
  });
});

describe('a template of a team’s own', () => {
  it('that has none of the three is agreed to as a whole', () => {
    const comments = [say('ana', t0, proposeOneWay), say('asa', t0 + HOUR, approve)];
    const base = inputOf({ now: END, comments, ...edited(['## Summary\n\nA pump', '## Summary\n\nA pipe'], t0 + DAY) });
    const [spec] = base.template.sections;
    if (spec === undefined) throw new Error('no section');
    const template = { ...base.template, sections: [{ ...spec, heading: 'Summary', aliases: [] }] };
    const sections = [{ ...sectionsOf([])[0]!, heading: 'Summary' }];
    expect(decide({ ...base, template, sections }).approvals).toMatchObject([{ isBeforeEdit: true }]);
  });
});

describe('whether versions have to be known', () => {
  const comments = [say('ana', t0, propose), say('asa', t0 + DAY, approve)];
  it.each([
    ['never edited', null, false],
    ['edited before it was proposed', t0 - 1, false],
    ['edited since it was proposed', t0 + HOUR, true],
    ['edited since it was approved', t0 + 2 * DAY, true],
  ])('%s', (_, bodyEditedAt, isNeeded) => {
    expect(needsVersions(inputOf({ now: END, comments, item: { bodyEditedAt } }))).toBe(isNeeded);
  });

  it.each([
    ['edited since it was closed', END + 1, true],
    ['edited before it was closed', END - 1, false],
  ])('%s as completed', (_, bodyEditedAt, isNeeded) => {
    const item = { bodyEditedAt, state: 'closed', closedAs: 'completed' } as const;
    const events = [{ type: 'closed', actor: person('wim'), at: END }] as const;
    expect(needsVersions(inputOf({ now: END + DAY, comments: [], item, events }))).toBe(isNeeded);
  });

  it('edited, and nobody said a thing', () => {
    expect(needsVersions(inputOf({ now: END, comments: [say('rob', t0)], item: { bodyEditedAt: END } }))).toBe(false);
  });
});
