import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/core/response/wait.js';
import { waitsIn } from '../../../src/core/response/waits.js';
import type { Actor } from '../../../src/core/snapshot.js';
import { configOf } from '../plan/world.js';
import { bot, conversation, ITEM, said, user } from './conversations.js';

const me = { login: 'async-app', type: 'bot' } as const;

const config = configOf('version: 1\npeople: { members: { ben: {}, chidi: {} } }\nscope: { agents: [robo] }');

function waits(given: Partial<Conversation>) {
  return waitsIn(conversation(given), config, me);
}

function waitedFor(given: Partial<Conversation>): readonly string[] {
  return waits(given).map(({ kind, who }) => `${kind} ${who}`);
}

const asks = said('ana', 10, '@ben which pump?');

/** `robo` is an agent by the configuration, with the account of a person. */
describe('an agent', () => {
  const asked = (who: string, by: string) => ({
    asked: [{ who, kind: 'user' as const, by: user(by), at: 10 }],
    given: [],
  });

  it('is not waited for with its review', () => {
    expect(waitedFor({ reviews: asked('Robo', 'ana') })).toEqual([]);
  });

  it('asks for no review', () => {
    expect(waitedFor({ reviews: asked('ben', 'robo') })).toEqual([]);
  });

  it('asks no question, and hides none of a person', () => {
    expect(waits({ thread: [said('robo', 5, '@ben which pump?'), asks] })).toMatchObject([{ asker: 'ana' }]);
    expect(waits({ author: user('robo'), body: '@ben which pump?' })).toEqual([]);
  });
});

describe('a question', () => {
  it('is asked by a comment', () => {
    expect(waits({ thread: [asks] })).toEqual([
      {
        kind: 'question',
        who: 'ben',
        isTeam: false,
        asker: 'ana',
        sinceAt: 10,
        fromAt: 10,
        url: `${ITEM}#issuecomment-10`,
      },
    ]);
  });

  it('is asked by a body', () => {
    expect(waits({ body: '@ben which pump?', createdAt: 5 })).toMatchObject([{ who: 'ben', sinceAt: 5, url: ITEM }]);
  });

  it('has its window from the last edit on', () => {
    const edited = { ...asks, editedAt: 20, editor: user('ana') };
    expect(waits({ thread: [edited] })).toMatchObject([{ sinceAt: 10, fromAt: 20 }]);
  });

  it('is the oldest of several to the same person', () => {
    expect(waits({ thread: [asks, said('chidi', 20, '@ben and which valve?')] })).toMatchObject([
      { asker: 'ana', sinceAt: 10 },
    ]);
  });

  it('can be asked of several people', () => {
    expect(waitedFor({ thread: [said('ana', 10, '@ben, @chidi: which one?')] })).toEqual([
      'question ben',
      'question chidi',
    ]);
  });

  it.each<[string, Partial<Conversation>]>([
    ['a comment', { thread: [asks, said('ben', 20, 'The second.')] }],
    ['a comment in the same second', { thread: [asks, said('ben', 10, 'The second.')] }],
    ['an edit of an earlier comment', { thread: [said('ben', 5, 'x', { editedAt: 20, editor: user('ben') }), asks] }],
    ['an edit of the body', { author: user('ben'), thread: [asks], bodyEditedAt: 20, authorEditedAt: 20 }],
    ['a label', { thread: [asks], events: [{ type: 'labeled', actor: user('Ben'), at: 20 }] }],
    ['a review', { thread: [asks], reviews: { asked: [], given: [{ by: user('ben'), at: 20 }] } }],
    ['closing', { thread: [asks], isOpen: false }],
    [
      'closing, for good',
      {
        thread: [asks],
        events: [
          { type: 'closed', actor: user('ana'), at: 20 },
          { type: 'reopened', actor: user('ana'), at: 30 },
        ],
      },
    ],
    ['taking the mention away', { thread: [said('ana', 10, 'which pump?', { editedAt: 20, editor: user('ana') })] }],
  ])('ends with %s', (_, given) => {
    expect(waitedFor(given)).toEqual([]);
  });

  it.each<[string, Partial<Conversation>]>([
    ['what was said before it', { thread: [said('ben', 5, 'Hello.'), asks] }],
    ['what somebody else says', { thread: [asks, said('chidi', 20, 'No idea.')] }],
    ['the asker saying more', { thread: [asks, said('ana', 20, 'Anybody?')] }],
    ['a bot of the same name', { thread: [asks, said('ben', 20, 'x', { author: bot('ben') })] }],
    ['being assigned', { thread: [asks], assignees: [user('ben')] }],
    [
      'reopening, where it was asked after the closing',
      { thread: [asks], events: [{ type: 'closed', actor: user('ana'), at: 5 }] },
    ],
  ])('is not ended by %s', (_, given) => {
    expect(waitedFor(given)).toEqual(['question ben']);
  });

  it.each<[string, Partial<Conversation>]>([
    ['of oneself', { thread: [said('ben', 10, '@ben which pump?')] }],
    ['by a bot', { thread: [said('robot', 10, '@ben which pump?', { author: bot('robot') })] }],
    ['by nobody', { thread: [said('ana', 10, '@ben which pump?', { author: null })] }],
    [
      'of us',
      { thread: [said('async-app', 5, 'x', { author: bot('async-app') }), said('ana', 10, '@async-app which?')] },
    ],
    ['of an agent', { thread: [said('robo', 5, 'x'), said('ana', 10, '@robo which pump?')] }],
    ['of a stranger', { thread: [said('ana', 10, '@Override which pump?')] }],
    [
      'in what somebody else edited',
      { thread: [said('ana', 10, '@ben which?', { editedAt: 20, editor: user('chidi') })] },
    ],
    ['in a body that somebody else edited', { body: '@ben which?', bodyEditedAt: 20, authorEditedAt: 10 }],
    ['by a command', { thread: [said('ana', 10, '/ask @ben\n/owner @chidi')] }],
  ])('is none %s', (_, given) => {
    expect(waitedFor(given)).toEqual([]);
  });

  it.each<[string, Partial<Conversation>]>([
    ['wrote here', { thread: [said('eva', 5, 'Hello.'), said('ana', 10, '@eva which pump?')] }],
    ['is assigned', { assignees: [user('eva')], body: '@eva which pump?' }],
    ['opened it', { author: user('eva'), thread: [said('ana', 10, '@eva which pump?')] }],
  ])('can be asked of whoever %s', (_, given) => {
    expect(waitedFor(given)).toEqual(['question eva']);
  });

  it('names them as their account does', () => {
    const earlier = said('x', 5, 'Hello.', { author: user('Ben') });
    expect(waitedFor({ thread: [earlier, asks] })).toEqual(['question Ben']);
  });

  it('is looked for in the newest comments of a long thread', () => {
    const long = Array.from({ length: 600 }, (_, at) => said('ana', at, at === 0 ? '@chidi which?' : '@ben which?'));
    expect(waitedFor({ thread: long })).toEqual(['question ben']);
  });
});

type Asked = NonNullable<Conversation['reviews']>['asked'][number];

function reviews(
  asked: readonly Partial<Asked>[],
  given: readonly { by: Actor | null; at: number }[] = [],
): Partial<Conversation> {
  return {
    reviews: { asked: asked.map((one) => ({ who: 'ben', kind: 'user', by: user('ana'), at: 10, ...one })), given },
  };
}

describe('a review', () => {
  it('is asked of a person', () => {
    expect(waits(reviews([{}]))).toEqual([
      { kind: 'review', who: 'ben', isTeam: false, asker: 'ana', sinceAt: 10, fromAt: 10, url: ITEM },
    ]);
  });

  it('is asked of a team', () => {
    expect(waits(reviews([{ who: 'octo/pumps', kind: 'team' }]))).toMatchObject([{ who: 'octo/pumps', isTeam: true }]);
  });

  it('can be asked beside a question', () => {
    expect(waitedFor({ thread: [said('ana', 5, '@ben which pump?')], ...reviews([{}]) })).toEqual([
      'question ben',
      'review ben',
    ]);
  });

  it('has its window from when a draft is ready', () => {
    const events = [{ type: 'ready-for-review', actor: user('ana'), at: 30 }] as const;
    expect(waits({ ...reviews([{}]), events })).toMatchObject([{ sinceAt: 10, fromAt: 30 }]);
  });

  it('is given by a review after it was asked for', () => {
    expect(waitedFor(reviews([{}], [{ by: user('Ben'), at: 20 }]))).toEqual([]);
    expect(waitedFor(reviews([{}], [{ by: user('ben'), at: 5 }]))).toEqual(['review ben']);
    expect(waitedFor(reviews([{}], [{ by: user('chidi'), at: 20 }]))).toEqual(['review ben']);
  });

  it('is still owed by somebody who only commented', () => {
    expect(waitedFor({ ...reviews([{}]), thread: [said('ben', 20, 'On Monday.')] })).toEqual(['review ben']);
  });

  it.each<[string, Partial<Conversation>]>([
    ['of a draft', { ...reviews([{}]), isDraft: true }],
    ['of what is closed', { ...reviews([{}]), isOpen: false }],
    ['by a bot', reviews([{ by: bot('robot') }])],
    ['of a bot', reviews([{ who: 'copilot', kind: 'bot' }])],
  ])('is waited for of nobody %s', (_, given) => {
    expect(waitedFor(given)).toEqual([]);
  });
});
