import { describe, expect, test } from 'vitest';
import { answersTo, askingOn } from '../../../../src/core/rollup/publishing/refresh.js';
import type { ThreadComment } from '../../../../src/core/snapshot.js';
import { ana, ben, me, t0, us } from '../../plan/world.js';

const DAY = 24 * 3_600_000;

function comment(body: string, given: Partial<ThreadComment> = {}): ThreadComment {
  const url = 'https://github.com/o/r/issues/7#issuecomment-1';
  return { id: 1, body, author: ana, editor: null, createdAt: t0, editedAt: null, url, reactions: [], ...given };
}

describe('who asks for the page to be written anew', () => {
  test.each<[string, ThreadComment, boolean | null]>([
    ['somebody who says so', comment('/rollup refresh'), true],
    ['somebody who says more beside it', comment('The numbers changed.\n\n/rollup refresh\n'), true],
    ['somebody who says it wrongly', comment('/rollup again'), false],
    ['somebody who misspells it', comment('/rolup refresh'), false],
    ['nobody who says something else', comment('/approve'), null],
    ['nobody who quotes it', comment('> /rollup refresh'), null],
    ['nobody who was answered', comment('/rollup refresh', { reactions: ['+1'] }), null],
    ['nobody who was refused', comment('/rollup refresh', { reactions: ['confused'] }), null],
    ['somebody whose comment has another reaction of ours', comment('/rollup refresh', { reactions: ['eyes'] }), true],
    ['nobody into whose mouth it was put', comment('/rollup refresh', { editor: ben, editedAt: t0 + 1 }), null],
    ['somebody who edited their comment', comment('/rollup refresh', { editor: ana, editedAt: t0 + 1 }), true],
    ['nobody long ago', comment('/rollup refresh', { createdAt: t0 - 8 * DAY }), null],
    ['no bot', comment('/rollup refresh', { author: { login: 'other', type: 'bot' } }), null],
    ['not ourselves', comment('/rollup refresh', { author: us }), null],
    ['nobody who is gone', comment('/rollup refresh', { author: null }), null],
  ])('%s', (_name, each, isUnderstood) => {
    const expected = isUnderstood === null ? [] : [{ comment: 1, by: 'ana', isUnderstood }];
    expect(askingOn([each], me, t0 + DAY)).toEqual(expected);
  });

  test('of very many the last twenty', () => {
    const all = Array.from({ length: 30 }, (_, id) => comment('/rollup refresh', { id }));
    expect(askingOn(all, me, t0).map((asking) => asking.comment)).toEqual(
      all
        .slice(10)
        .map(({ id }) => id)
        .reverse(),
    );
  });
});

test.each([
  ['admin', '+1'],
  ['write', '+1'],
  ['triage', 'confused'],
  ['read', 'confused'],
  ['none', 'confused'],
  ['unknown', null],
] as const)('somebody with the role %s is answered %s', (role, content) => {
  const asking = [{ comment: 1, by: 'Ana', isUnderstood: true }];
  expect(answersTo(asking, { ana: role })).toEqual(content === null ? [] : [{ comment: 1, content }]);
});

test('what was not understood is answered whoever said it', () => {
  expect(answersTo([{ comment: 1, by: 'ana', isUnderstood: false }], { ana: 'admin' })).toEqual([
    { comment: 1, content: 'confused' },
  ]);
});
