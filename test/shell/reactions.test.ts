import { expect, onTestFinished, test } from 'vitest';
import type { OwnReaction } from '../../src/core/snapshot.js';
import { formatSubjectKey } from '../../src/core/subject.js';
import { askVia } from '../../src/shell/github/client/ask.js';
import { connectAsApp } from '../../src/shell/github/client/client.js';
import { lookUpVia } from '../../src/shell/github/client/look-up.js';
import { Pacing } from '../../src/shell/github/client/pacing.js';
import { createReader } from '../../src/shell/github/reading/reader.js';
import { WriteMemory } from '../../src/shell/github/writing/memory.js';
import { createWriter } from '../../src/shell/github/writing/writer.js';
import { silentMeter } from '../../src/shell/meter.js';
import { startGitHub } from '../github/index.js';
import { silentLog } from './silent-log.js';
import { SimulatedClock } from './simulated-clock.js';

/** An issue with one comment, and the app's hands and eyes on it. */
async function start() {
  const clock = new SimulatedClock(Date.now());
  const github = await startGitHub({ now: () => clock.now() });
  onTestFinished(() => github.stop());
  const repo = github.repository('octo/hello');
  const number = repo.openIssue({ by: 'ana', title: 'Decision: x', body: '' });
  const command = repo.comment(number, { by: 'ben', body: '/approve' });
  const { app } = github;
  const connect = connectAsApp({ appId: app.id, privateKey: app.privateKey, baseUrl: github.apiUrl }, { clock });
  const pacing = new Pacing({ clock, writes: 'on' });
  const me = { login: app.slug, type: 'bot', appId: app.id } as const;
  const memory = new WriteMemory(clock);
  const changed: string[] = [];
  const meter = { ...silentMeter, changed: (type: string) => void changed.push(type) };
  const writer = createWriter({ connect, pacing, memory, meter, me, clock });
  const reader = createReader({
    ask: askVia({ connect, pacing, clock }),
    lookUp: lookUpVia({ connect, pacing }),
    me,
    clock,
    log: silentLog,
  });
  const subject = { ...repo.ref(), kind: 'item', number } as const;
  const key = formatSubjectKey(subject);
  const react = (content: OwnReaction) => writer.write(subject, [{ type: 'react', comment: command, content }]);
  const read = async () => (await reader.readItem(subject)).thread[0]?.reactions;
  const seen = async () => memory.overlayItem(key, 'repository', await reader.readItem(subject)).thread[0]?.reactions;
  return { github, clock, repo, number, command, changed, react, read, seen };
}

test('a reaction is left once, however often it is written, and nobody is told', async () => {
  const { github, repo, number, changed, react, read } = await start();
  const [deliveries, notifications] = [github.deliveries.length, repo.notifications().length];
  const mark = github.requests.mark();
  for (let times = 0; times < 2; times += 1)
    expect(await react('+1')).toEqual({ again: null, refusals: [], notes: [] });
  expect(await react('confused')).toEqual({ again: null, refusals: [], notes: [] });
  const by = 'async-conventions[bot]';
  const comment = repo.issue(number).comments[0];
  expect(comment?.reactions).toEqual([
    { content: '+1', by },
    { content: 'confused', by },
  ]);
  expect(comment?.edits).toBe(0);
  expect([github.deliveries.length, repo.notifications().length]).toEqual([deliveries, notifications]);
  expect(github.requests.writes(mark).map(({ operation }) => operation)).toEqual(
    Array(3).fill('reactions/create-for-issue-comment'),
  );
  expect(changed).toEqual(['react', 'react', 'react']);
  expect(await read()).toEqual(['+1', 'confused']);
});

test('a reaction is known to stand while reads do not show it yet', async () => {
  const { github, clock, react, read, seen } = await start();
  github.setReadLag(10_000);
  await clock.advance(20_000);
  await react('eyes');
  expect([await read(), await seen()]).toEqual([[], ['eyes']]);
  await clock.advance(10_000);
  expect([await read(), await seen()]).toEqual([['eyes'], ['eyes']]);
});

test('a reaction on a comment that was deleted meanwhile is left out', async () => {
  const { repo, command, react } = await start();
  repo.deleteComment(command, { by: 'ben' });
  expect(await react('+1')).toEqual({ again: null, refusals: [], notes: [] });
});

test('a reaction that the app may not leave is refused by the name of the permission', async () => {
  const { github, react } = await start();
  github.revokePermission('octo', 'issues');
  expect(await react('+1')).toMatchObject({ refusals: ['missing-permission issues=write'] });
});
