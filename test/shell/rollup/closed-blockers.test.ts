import { expect, onTestFinished, test } from 'vitest';
import { readWeek } from '../../../src/shell/rollup/read-week.js';
import { startGitHub } from '../../github/index.js';
import { configOf } from '../../core/plan/world.js';
import { frameOf } from '../../core/rollup/weeks.js';
import { readerOf } from './reader.js';

const MONDAY = Date.parse('2026-11-23T09:00Z');

/** A project whose update names blockers by the numbers of an open, a closed and a merged item, and what a week tells of it. */
async function blockersOf(textOf: (numbers: { open: number; closed: number; merged: number }) => string) {
  const clock = { now: MONDAY - 4 * 86_400_000 };
  const github = await startGitHub({ now: () => clock.now });
  onTestFinished(() => github.stop());
  const repo = github.repository('octo/hello', { labels: ['update: weekly'] });
  const [open, closed] = ['Papers', 'Valve'].map((title) => repo.openIssue({ by: 'ana', title }));
  const merged = repo.openPullRequest({ by: 'ana', title: 'The pipe', body: 'It is painted.' });
  if (open === undefined || closed === undefined) throw new Error('no issues');
  const door = repo.openIssue({ by: 'ben', title: 'The door', labels: ['update: weekly'] });
  const blockers = textOf({ open, closed, merged });
  const body = `## Context\n\nA door.\n\n## Progress\n\n- A hinge\n\n## Blockers\n\n${blockers}\n\n## Next steps\n\n- Paint\n`;
  repo.comment(door, { by: 'ben', body });
  clock.now += 3_600_000;
  repo.close(closed, { by: 'ana' });
  repo.mergePull(merged, { by: 'ana' });
  clock.now = MONDAY;
  const mark = github.requests.mark();
  const ref = { installation: 0, owner: 'octo', repo: 'hello' };
  const frame = frameOf('2026-W47', '2026-11-23T09:00Z');
  const facts = await readWeek(
    readerOf(github, () => clock.now),
    ref,
    frame,
    configOf('version: 1\n'),
  );
  const asked = github.requests.reads(mark).filter(({ operation }) => operation === 'WeekBlockers').length;
  return { texts: facts.projects.flatMap((project) => project.blockers.map(({ text }) => text)), asked };
}

test('a blocker is gone from the page once all that it names is closed or merged', async () => {
  const { texts, asked } = await blockersOf(
    ({ open, closed, merged }) =>
      `- Papers, #${open}\n- The valve, #${closed}\n- The pipe, #${merged}\n- Both, #${open} and #${closed}\n- The weather`,
  );
  expect(texts.map((text) => text.split(',')[0])).toEqual(['Papers', 'Both', 'The weather']);
  expect(asked).toBe(1);
});

test('a blocker stands that names what is not there, or is in another repository, which is not asked about', async () => {
  const { texts, asked } = await blockersOf(() => '- The lock, #4711\n- The key, octo/other#2');
  expect(texts).toHaveLength(2);
  expect(asked).toBe(1);
});

test('of more than ten that are not there the page comes all the same', async () => {
  const lines = Array.from({ length: 12 }, (_, index) => `- Part ${index} of the door waits, #${4000 + index}`);
  expect((await blockersOf(() => lines.join('\n'))).texts).toHaveLength(12);
});

test('where no blocker names an issue, nothing is asked', async () => {
  expect(await blockersOf(() => '- The weather')).toEqual({ texts: ['The weather'], asked: 0 });
});
