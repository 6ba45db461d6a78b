import { EXPORT_DECISION } from '../core/decisions/export-decision.js';
import { expect, test } from 'vitest';
import { found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const HOUR = 3_600_000;

/** Monday morning in Lisbon. */
const MONDAY = Date.UTC(2026, 0, 26, 9, 0, 0);

const CONFIG = `version: 1
scope: { grace: 0m }
people:
  timezone: Europe/Lisbon
  members: { olga: {}, ira: {} }
decisions: { window: 1wd }
`;

const us = 'async-conventions[bot]';

async function begin(stage: Stage, config = CONFIG) {
  const repo = await found(stage, 'octo/hello', config);
  repo.setPermission('olga', 'write');
  for (const login of ['ira', 'ana']) repo.setPermission(login, 'triage');
  const open = async (title: string): Promise<number> => {
    const number = repo.openIssue({ by: 'ana', title, body: EXPORT_DECISION });
    await stage.rest();
    return number;
  };
  const say = async (number: number, by: string, body: string): Promise<void> => {
    repo.comment(number, { by, body });
    await stage.rest();
  };
  const decide = async (number: number): Promise<void> => {
    await say(number, 'ana', '/propose');
    await say(number, 'ira', '/approve');
    await say(number, 'olga', '/approve');
    await say(number, 'olga', '/accept because a larger machine would be needed by summer');
  };
  const ours = (number: number): string => repo.issue(number).comments.find(({ author }) => author === us)?.body ?? '';
  return { repo, open, say, decide, ours };
}

/** The address behind a file's name in a comment. */
function pageOf(comment: string, path: string): URL {
  const address = comment.split(`[\`${path}\`](`)[1]?.split(')')[0];
  return new URL(address ?? 'about:blank');
}

test('an accepted decision offers its record as a new file, and says where it is once it is there', async () => {
  const stage = await startStage({ startsAt: MONDAY });
  const { repo, open, say, decide, ours } = await begin(stage);
  const number = await open('Decision: where exports are kept');
  const path = `docs/decisions/000${number}-where-exports-are-kept.md`;
  await say(number, 'ana', '/propose');
  expect(ours(number)).not.toContain('Record:');
  await decide(number);
  const page = pageOf(ours(number), path);
  expect(page.pathname).toBe('/octo/hello/new/main');
  expect(page.searchParams.get('filename')).toBe(path);
  const text = page.searchParams.get('value') ?? '';
  expect(text).toContain('# Where exports are kept\n');
  expect(text).toContain('because a larger machine would be needed by summer.\n');
  expect(text).toContain(`[#${number}](${page.origin}/octo/hello/issues/${number})`);

  repo.commitFile(path, text, { by: 'olga' });
  await stage.rest();
  expect(pageOf(ours(number), path).pathname).toBe(`/octo/hello/blob/main/${path}`);
});

test('another folder is looked at where the configuration names one', async () => {
  const stage = await startStage({ startsAt: MONDAY });
  const { repo, open, decide, ours } = await begin(
    stage,
    CONFIG.replace('window: 1wd', 'window: 1wd, record: { folder: adr/log }'),
  );
  const number = await open('Decision: where exports are kept');
  await decide(number);
  expect(ours(number)).toContain(`adr/log/000${number}-where-exports-are-kept.md`);
  repo.commitFile(`adr/log/000${number}-where-exports-are-kept.md`, '# Exports', { by: 'olga' });
  await stage.rest();
  expect(ours(number)).toContain(`it is kept in [\`adr/log/000${number}-where-exports-are-kept.md\`]`);
});

test('with records off nothing is said of one', async () => {
  const stage = await startStage({ startsAt: MONDAY });
  const { open, decide, ours } = await begin(stage, CONFIG.replace('window: 1wd', 'window: 1wd, record: { via: off }'));
  const number = await open('Decision: where exports are kept');
  await decide(number);
  expect(ours(number)).toContain('**This decision is accepted**');
  expect(ours(number)).not.toContain('Record:');
});

test('a decision that takes the place of another says so, and no longer does once a third one takes it', async () => {
  const stage = await startStage({ startsAt: MONDAY });
  const { open, say, decide, ours } = await begin(stage);
  const [first, second, third] = [
    await open('Decision: where exports are kept'),
    await open('Decision: where exports are kept from now on'),
    await open('Decision: whether exports are kept'),
  ];
  await decide(first);
  await decide(second);
  await say(third, 'ana', `/propose\n\nIt is about #${first}, too.`);
  await say(first, 'olga', `/supersede #${second}`);
  await stage.pass(HOUR);
  const place = new RegExp(`It takes the place of \\[#${first}\\]\\(https?://[^)]*/octo/hello/issues/${first}\\)\\.`);
  expect(ours(first)).toContain(`#${second} takes its place.`);
  expect(ours(second)).toMatch(place);
  expect(decodeURIComponent(ours(second))).toContain(`- Supersedes [#${first}](`);
  expect(ours(third)).not.toContain('takes the place');

  await say(first, 'olga', `/supersede #${third}`);
  await stage.pass(HOUR);
  expect(ours(first)).toContain(`#${third} takes its place.`);
  expect(ours(second)).not.toContain('takes the place');
  expect(ours(third)).toMatch(place);
  await say(third, 'ana', '/withdraw');
  const quiet = stage.github.requests.mark();
  await stage.pass(24 * HOUR);
  expect(stage.written(quiet)).toEqual([]);
});

test('what stands in the place of a decision is read once, and anew when that decision changed', async () => {
  const stage = await startStage({ startsAt: MONDAY });
  const { repo, open, say, decide, ours } = await begin(stage);
  const [first, second] = [await open('Decision: one'), await open('Decision: two')];
  await decide(first);
  await decide(second);
  await say(first, 'olga', `/supersede #${second}`);
  await stage.pass(HOUR);
  const reads = (mark: number): readonly string[] =>
    stage.github.requests
      .reads(mark)
      .map(({ operation }) => operation)
      .filter((operation) => ['Item', 'Record', 'Superseded'].includes(operation))
      .sort();
  const mark = stage.github.requests.mark();
  repo.addLabel(second, 'storage', { by: 'olga' });
  await stage.pass(HOUR);
  expect(reads(mark)).toEqual(['Item']);
  const again = stage.github.requests.mark();
  repo.addLabel(first, 'storage', { by: 'olga' });
  repo.addLabel(second, 'exports', { by: 'olga' });
  await stage.rest();
  expect(reads(again)).toEqual(['Item', 'Item', 'Superseded']);
  expect(ours(second)).toContain('takes the place of');
});

test('a comment of somebody else, with our marks in it, is not believed', async () => {
  const stage = await startStage({ startsAt: MONDAY });
  const { repo, open, say, decide, ours } = await begin(stage);
  const [first, second, third] = [
    await open('Decision: one'),
    await open('Decision: two'),
    await open('Decision: three'),
  ];
  for (const number of [first, second, third]) await decide(number);
  await say(first, 'olga', `/supersede #${third}`);
  await stage.pass(HOUR);
  const forged = ours(first).replaceAll(`"supersededBy":${third}`, `"supersededBy":${second}`);
  expect(forged).not.toBe(ours(first));
  await say(first, 'eve', `${forged}\n\nSee #${second}.`);
  repo.addLabel(second, 'storage', { by: 'olga' });
  await stage.rest();
  expect(ours(second)).not.toContain('takes the place');
  expect(ours(third)).toContain('takes the place');
});
