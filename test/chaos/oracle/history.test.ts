import { describe, expect, test } from 'vitest';
import { connectInstallation } from '../../github/connect.js';
import { startGitHub } from '../../github/index.js';
import type { FakeGitHub, RecordedRequest } from '../../github/index.js';
import type { Misfortune } from '../storm/weather.js';
import { readHistory } from './history.js';
import type { Troubles } from './history.js';
import type { Reasons } from './ledger.js';

const BOT = 'async-conventions[bot]';
const CALM: Troubles = { misfortunes: [], kills: [], lags: [], isSeveral: false };
const ABOUT = 'octo/hello#1';

function reasons(some: Partial<Reasons> = {}): ReadonlyMap<string, Reasons> {
  return new Map([[ABOUT, { touches: 1, turns: 0, decisionTurns: 0, hands: 0, ...some }]]);
}

async function openWith(github: FakeGitHub, comments: number): Promise<readonly RecordedRequest[]> {
  const repo = github.repository('octo/hello');
  const issue_number = repo.openIssue({ title: 'x' });
  const { rest } = connectInstallation(github, 'octo');
  for (let at = 0; at < comments; at += 1) {
    await rest.issues.createComment({ owner: 'octo', repo: 'hello', issue_number, body: 'the same' });
  }
  return github.requests.all.filter(({ operation }) => operation === 'issues/create-comment');
}

const lost = (subject: RecordedRequest): Misfortune => ({ at: 0, kind: '5xx after the effect', subject });

describe('the history', () => {
  test('has nothing against one comment an item', async () => {
    await using github = await startGitHub();
    await openWith(github, 1);
    expect(readHistory(github, reasons(), CALM)).toMatchObject({ created: 1, commented: 1, mentions: 0, excesses: [] });
  });

  test('holds a second creation against the app, unless the answer to the first was lost', async () => {
    await using github = await startGitHub();
    const [first] = await openWith(github, 2);
    if (first === undefined) throw new Error('nothing was created');
    const excess = { about: ABOUT, what: 'one more comment was created' };
    expect(readHistory(github, reasons(), CALM).excesses).toEqual([{ ...excess, why: null }]);
    const explained = readHistory(github, reasons(), { ...CALM, misfortunes: [lost(first)] });
    expect(explained.excesses).toEqual([{ ...excess, why: 'the answer to a creation was lost' }]);
  });

  test('lets no lost answer explain more than one creation', async () => {
    await using github = await startGitHub();
    const [first] = await openWith(github, 3);
    if (first === undefined) throw new Error('nothing was created');
    const { excesses } = readHistory(github, reasons(), { ...CALM, misfortunes: [lost(first)] });
    expect(excesses.map(({ why }) => why)).toEqual(['the answer to a creation was lost', null]);
  });

  test('holds a second creation after a kill against the app where reads did not trail', async () => {
    await using github = await startGitHub();
    const [, second] = await openWith(github, 2);
    const at = second?.at ?? 0;
    const whys = (troubles: Partial<Troubles>) =>
      readHistory(github, reasons(), { ...CALM, ...troubles }).excesses.map(({ why }) => why);
    expect(whys({ kills: [at] })).toEqual([null]);
    expect(whys({ kills: [at], lags: [{ from: at - 1, to: at + 1 }] })).not.toContain(null);
    expect(whys({ lags: [{ from: at - 1, to: at + 1 }] })).toEqual([null]);
  });

  test('counts label flips against what people gave reason for', async () => {
    await using github = await startGitHub();
    await openWith(github, 0);
    const repo = github.repository('octo/hello');
    repo.addLabel(1, 'async: incomplete', { by: BOT });
    repo.removeLabel(1, 'async: incomplete', { by: BOT });
    expect(readHistory(github, reasons({ turns: 2 }), CALM)).toMatchObject({ flips: 2, excesses: [] });
    expect(readHistory(github, reasons({ turns: 1 }), CALM).excesses).toEqual([
      { about: ABOUT, what: '2 label flips where 1 had a reason', why: null },
    ]);
  });

  test('counts edits against touches, and holds every mention against the app', async () => {
    await using github = await startGitHub();
    await openWith(github, 1);
    const repo = github.repository('octo/hello');
    const id = repo.issue(1).comments[0]?.id ?? 0;
    repo.editComment(id, { by: BOT, body: 'another' });
    expect(readHistory(github, reasons(), CALM)).toMatchObject({ edited: 1, excesses: [] });
    repo.editComment(id, { by: BOT, body: 'another for @ben' });
    expect(readHistory(github, reasons(), CALM).excesses.map(({ what }) => what)).toEqual([
      'its comment was edited 2 times though it was touched 1 times',
      'mentioned 1 people',
    ]);
  });
});
