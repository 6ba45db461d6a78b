import { expect, onTestFinished, test } from 'vitest';
import { readWeek } from '../../../src/shell/rollup/read-week.js';
import { CADENCE_LABELS } from '../../../src/core/status/tracked.js';
import { startGitHub } from '../../github/index.js';
import { configOf } from '../../core/plan/world.js';
import { frameOf } from '../../core/rollup/weeks.js';
import { readerOf } from './reader.js';

const MONDAY = Date.parse('2026-11-23T09:00Z');

/** The one project of a week: an issue that was opened days before, two weeks unless it is said. */
async function projectBy(
  config: string,
  then: (repo: ReturnType<Awaited<ReturnType<typeof startGitHub>>['repository']>, issue: number) => void = () =>
    undefined,
  body = '',
  label = 'update: weekly',
  days = 14,
) {
  const clock = { now: MONDAY - days * 86_400_000 };
  const github = await startGitHub({ now: () => clock.now });
  onTestFinished(() => github.stop());
  const repo = github.repository('octo/hello', { labels: [label, 'no-nag'] });
  const issue = repo.openIssue({ by: 'ben', title: 'The door', body, labels: [label] });
  clock.now = Date.parse('2026-11-20T10:00Z');
  then(repo, issue);
  clock.now = MONDAY;
  const reader = readerOf(github, () => clock.now);
  const ref = { installation: 0, owner: 'octo', repo: 'hello' };
  const facts = await readWeek(
    reader,
    ref,
    frameOf('2026-W47', '2026-11-23T09:00Z'),
    configOf(`version: 1\n${config}`),
  );
  const [project, ...others] = facts.projects;
  if (project === undefined || others.length > 0) throw new Error('not one project');
  return project;
}

/** Who owes an update of it, and since when. */
async function owedBy(...given: Parameters<typeof projectBy>): Promise<string | null> {
  const { owes } = await projectBy(...given);
  return owes && `${owes.who} ${new Date(owes.sinceAt).toISOString().slice(0, 16)}`;
}

test('an update that did not come is owed since its day, by the clocks of its owner', async () => {
  expect(await owedBy('people: { members: { ben: { timezone: Asia/Tokyo } } }\n')).toBe('ben 2026-11-13T07:00');
});

test('of an issue that nobody writes of, two updates that did not come are told', async () => {
  const { signs, health } = await projectBy('');
  expect(signs.periodsSilent).toBe(2);
  expect(health).toBe('unknown');
});

test.each(CADENCE_LABELS)(
  'an issue with the label "%s" is on the page though nobody touched it for weeks',
  async (label) => {
    expect((await projectBy('', () => undefined, '', label, 28)).matter.title).toBe('The door');
  },
);

test('a day that the template asks for, and the age of blockers, are those of the repository', async () => {
  const config = `status: { ask: none, old_after: 3wd }
templates:
  status:
    match: { labels: ['update: weekly'] }
    sections: [{ heading: Done by, needs: date }]
`;
  const { signs } = await projectBy(config, undefined, '## Done by\n\n2026-11-20\n');
  expect(signs).toEqual({ day: '2026-11-20', periodsSilent: 0, oldAfter: { amount: 3, unit: 'wd' } });
});

test.each([
  ['it came', '', (repo, issue) => void repo.comment(issue, { by: 'ben', body: 'No change' })],
  ['nobody is to be asked', 'status: { ask: none }\n', () => undefined],
  ['somebody took it off', '', (repo, issue) => repo.addLabel(issue, 'no-nag')],
] as const satisfies readonly (readonly [string, string, Parameters<typeof projectBy>[1]])[])(
  'nothing is owed where %s',
  async (_, config, then) => {
    expect(await owedBy(config, then)).toBeNull();
  },
);
