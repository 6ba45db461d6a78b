import { describe, expect, it } from 'vitest';
import { BOUNDS, readSaid } from '../../../src/core/commands/said.js';
import type { Actor, Identity, ThreadComment } from '../../../src/core/snapshot.js';

const me: Identity = { login: 'async-conventions', type: 'bot' };
const ana: Actor = { login: 'ana', type: 'user' };
const ben: Actor = { login: 'ben', type: 'user' };

function comment(id: number, body: string, more: Partial<ThreadComment> = {}): ThreadComment {
  const url = `https://github.com/octo/hello/issues/7#issuecomment-${id}`;
  return { id, body, author: ana, editor: null, createdAt: id * 1000, editedAt: null, url, reactions: [], ...more };
}

/** What is heard in a thread, as `comment:line name`. */
function heard(thread: readonly ThreadComment[], by = me): readonly string[] {
  return readSaid({ thread, me: by }).said.map(({ comment, line, command }) => `${comment}:${line} ${command.name}`);
}

describe('what is said in a thread', () => {
  it('comes with who said it, when and where', () => {
    const thread = [comment(1, 'Fine.\n/concern Cost\n/aprove')];
    const source = { by: ana, at: 1000, comment: 1, url: thread[0]?.url };
    expect(readSaid({ thread, me })).toEqual({
      said: [{ command: { name: 'concern', title: 'Cost' }, ...source, line: 1 }],
      misheard: [{ fault: { kind: 'unknown', written: 'aprove', near: 'approve' }, ...source, line: 2 }],
      isWhole: true,
    });
  });

  it('passes over what means nothing on a decision, however it is written', () => {
    const text = '/status on-track\n/status fine\n/statsu\n/statu at-risk\n/approve';
    expect(readSaid({ thread: [comment(1, text)], me })).toMatchObject({
      said: [{ command: { name: 'approve' }, line: 4 }],
      misheard: [],
    });
  });

  it('counts from the last edit by its author, in whatever case the login is given', () => {
    const editor = { ...ana, login: 'Ana' };
    const thread = [comment(1, '/hold', { editor, editedAt: 9000 }), comment(2, '/unhold')];
    expect(readSaid({ thread, me }).said.map(({ at }) => at)).toEqual([2000, 9000]);
    expect(heard(thread)).toEqual(['2:0 unhold', '1:0 hold']);
  });

  it('is ordered by moment, then comment, then line', () => {
    const at = { createdAt: 5000 };
    const thread = [
      comment(3, '/approve', at),
      comment(2, '/hold\n/unhold', at),
      comment(1, '/help', { createdAt: 6000 }),
    ];
    expect(heard(thread)).toEqual(['2:0 hold', '2:1 unhold', '3:0 approve', '1:0 help']);
  });

  it.each<readonly [why: string, more: Partial<ThreadComment>]>([
    ['a bot wrote it', { author: { login: 'renovate', type: 'bot' } }],
    ['the app itself wrote it', { author: { login: 'async-conventions', type: 'bot' } }],
    ['an organisation wrote it', { author: { login: 'octo', type: 'other' } }],
    ['its account is gone', { author: null }],
  ])('is nothing where %s', (_, more) => {
    expect(readSaid({ thread: [comment(1, '/approve\n/aprove', more)], me })).toEqual({
      said: [],
      misheard: [],
      isWhole: true,
    });
  });

  it.each<readonly [why: string, editor: Actor | null]>([
    ['somebody else', ben],
    ['an app of the same login', { login: 'ana', type: 'bot' }],
    ['nobody knows who', null],
  ])('is nothing where %s edited it last, which is told once', (_, editor) => {
    const edited = comment(1, 'Well.\n/aprove\n/approve\n/hold', { editor, editedAt: 2000 });
    const source = { by: ana, at: 2000, comment: 1, url: edited.url, line: 2 };
    expect(readSaid({ thread: [edited, comment(3, 'Fine.', { editor, editedAt: 4000 })], me })).toEqual({
      said: [],
      misheard: [{ fault: { kind: 'edited', name: 'approve' }, ...source }],
      isWhole: true,
    });
  });

  it('leaves out what is written with the token of the person who runs it', () => {
    const thread = [comment(1, '/approve'), comment(2, '/approve', { author: ben })];
    expect(heard(thread, { login: 'Ana', type: 'user' })).toEqual(['2:0 approve']);
  });

  it('does not depend on the order in which comments are given', () => {
    const thread = [comment(1, '/propose'), comment(2, '/approve', { author: ben }), comment(3, '/concern Cost')];
    expect(readSaid({ thread: [...thread].reverse(), me })).toEqual(readSaid({ thread, me }));
  });
});

describe('a thread without an end', () => {
  const talk = (from: number, count: number, body: string) =>
    Array.from({ length: count }, (_, index) => comment(from + index, body));

  it('is read from the newest comments that hold something like a command, and says that older ones are unread', () => {
    const { said, isWhole } = readSaid({ thread: talk(1, BOUNDS.comments + 1, '/approve'), me });
    expect(isWhole).toBe(false);
    expect(said).toHaveLength(BOUNDS.comments);
    expect(said[0]?.comment).toBe(2);
  });

  it('does not count comments that hold none', () => {
    const thread = [comment(1, '/propose'), ...talk(2, 2000, 'See https://example.com/a/b and/or docs/a.')];
    expect(readSaid({ thread, me })).toMatchObject({ said: [{ comment: 1 }], isWhole: true });
  });

  it('does not count what bots write', () => {
    const author: Actor = { login: 'renovate', type: 'bot' };
    const noise = talk(2, BOUNDS.comments, '/approve').map((each) => ({ ...each, author }));
    expect(readSaid({ thread: [comment(1, '/propose'), ...noise], me })).toMatchObject({
      said: [{ comment: 1 }],
      isWhole: true,
    });
  });

  it('is read up to so many characters', () => {
    const long = `/approve\n\n${'x'.repeat(60_000)}`;
    const fits = Math.floor(BOUNDS.characters / long.length);
    const thread = [comment(1, '/propose'), ...talk(2, fits, long)];
    expect(readSaid({ thread: thread.slice(0, -1), me })).toMatchObject({ isWhole: true });
    const { said, isWhole } = readSaid({ thread: [...thread, comment(999, long)], me });
    expect(said).toHaveLength(fits);
    expect(isWhole).toBe(false);
  });

  it('is read up to so many lines', () => {
    const full = talk(1, BOUNDS.comments, '/approve\n'.repeat(20));
    const { said, isWhole } = readSaid({ thread: full, me });
    expect(said.length).toBeLessThan(BOUNDS.lines + 25);
    expect(said.at(-1)?.comment).toBe(BOUNDS.comments);
    expect(isWhole).toBe(false);
  });
});
