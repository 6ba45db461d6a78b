import { describe, expect, test } from 'vitest';
import { RECORD_CONFIG, startRecords, us } from './record-stage.js';
import type { RecordStage } from './record-stage.js';

const DAY = 24 * 3_600_000;

const PUT_FORWARD = ['git/create-tree', 'git/create-commit', 'git/create-ref', 'pulls/create'];

const AGAIN = ['git/create-tree', 'git/create-commit', 'git/update-ref'];

/** Keywords before a number close issues on a merge. */
const CLOSING = /(?:close|fix|resolve)[a-z]*:?\s+[\w./-]*#\d/i;

/** What was written of records since a mark. */
function recorded({ stage }: RecordStage, mark: number): readonly string[] {
  return stage.written(mark).filter((operation) => /^(?:git|pulls)\//.test(operation));
}

function pullLink({ stage }: RecordStage, number: number): string {
  return `[#${number}](${stage.github.url}/octo/hello/pull/${number})`;
}

describe('the record of an accepted decision', () => {
  test('is put forward once, in one pull request that touches nothing but its folder', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, touch, pulls, line, record } = records;
    const number = await open();
    const main = repo.headSha();
    const mark = stage.github.requests.mark();
    await decide(number);
    expect(recorded(records, mark)).toEqual(PUT_FORWARD);
    const [pull = 0] = pulls();
    expect(pulls()).toHaveLength(1);
    expect(repo.issue(pull)).toMatchObject({
      author: us,
      title: `Record decision ${number}: Where exports are kept`,
      draft: false,
    });
    expect(record(number)).toContain('status: accepted\n');
    expect(repo.file('docs/decisions/README.md', `async-conventions/decision-${number}`)).toContain('| accepted |');
    expect(repo.headSha()).toBe(main);
    expect(line(number)).toBe(`it is in the pull request ${pullLink(records, pull)}.`);

    const quiet = stage.github.requests.mark();
    await touch(number);
    expect(stage.github.requests.reads(quiet).map(({ operation }) => operation)).toEqual(['Item', 'RecordBranch']);
    expect(stage.written(quiet)).toEqual([]);
    await stage.pass(30 * DAY);
    expect(recorded(records, quiet)).toEqual([]);
  });

  test('tells people of itself once, calls nobody and closes nothing', async () => {
    const { repo, open, decide, pulls } = await startRecords();
    const number = await open(
      'Decision: @ira fixes #3 and octo/other#4, closes https://github.com/octo/hello/issues/5',
    );
    const before = repo.notifications().length;
    await decide(number);
    const [pull = 0] = pulls();
    const told = repo.notifications().slice(before);
    expect(told.filter((each) => each.number === pull)).toEqual([
      { repository: 'octo/hello', reason: 'issue', number: pull, actor: us, mentions: [] },
    ]);
    const { title, body } = repo.issue(pull);
    expect(`${title}\n${body ?? ''}`).not.toMatch(/@[a-z]|#[3-5]|https?:\/\//i);
    expect(`${title}\n${body ?? ''}`).not.toMatch(CLOSING);
    expect(body).toContain(`#${number}`);
  });

  test('carries its check, and is asked for nothing, also where bots are', async () => {
    const records = await startRecords({}, RECORD_CONFIG.replace('grace: 0m', 'grace: 0m, bots: true'));
    const { repo, open, decide, pulls, say } = records;
    const number = await open();
    await decide(number);
    const [pull = 0] = pulls();
    const check = () => repo.issue(pull).checks.map(({ name, conclusion }) => [name, conclusion]);
    expect(check()).toEqual([['async-conventions', 'neutral']]);
    const head = repo.issue(pull).headSha;
    await say(number, 'olga', '/supersede #31');
    expect(repo.issue(pull).headSha).not.toBe(head);
    expect(check()).toEqual([['async-conventions', 'neutral']]);
    expect(repo.issue(pull)).toMatchObject({ comments: [], labels: [] });
  });

  test('follows the decision in the same pull request while that is open', async () => {
    const records = await startRecords();
    const { stage, open, decide, say, pulls, record } = records;
    const number = await open();
    await decide(number);
    const mark = stage.github.requests.mark();
    await say(number, 'olga', '/supersede #31');
    await stage.pass(10_000);
    expect(recorded(records, mark)).toEqual(AGAIN);
    expect(pulls()).toHaveLength(1);
    expect(record(number)).toContain('status: superseded by ADR-0031\n');
  });

  test('is kept once it is merged, and put forward again when another decision takes its place', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, say, touch, pulls, line, record } = records;
    const number = await open();
    await decide(number);
    repo.mergePull(pulls()[0] ?? 0, { by: 'olga' });
    const mark = stage.github.requests.mark();
    await stage.pass(10_000);
    expect(line(number)).toMatch(/^it is kept in \[`docs\/decisions\/0001-where-exports-are-kept\.md`\]\([^)]+\)\.$/);
    expect(recorded(records, mark)).toEqual([]);

    await say(number, 'olga', '/supersede #31');
    await stage.pass(10_000);
    expect(recorded(records, mark)).toEqual([...AGAIN, 'pulls/create']);
    const [, second = 0] = pulls();
    expect(line(number)).toContain(`What it says by now is in the pull request ${pullLink(records, second)}.`);
    repo.mergePull(second, { by: 'olga' });
    await stage.pass(10_000);
    expect(record(number, 'main')).toContain('status: superseded by ADR-0031\n');
    expect(repo.file('docs/decisions/README.md')).toContain('| superseded by ADR-0031 |');
    const quiet = stage.github.requests.mark();
    await touch(number);
    expect(recorded(records, quiet)).toEqual([]);
    expect(line(number)).toMatch(/^it is kept in \S+\.$/);
    expect(pulls()).toHaveLength(2);
  });

  test('that was merged with its branch deleted is put forward again from a new one', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, say, pulls, record } = records;
    const number = await open();
    await decide(number);
    repo.mergePull(pulls()[0] ?? 0, { by: 'olga' });
    repo.deleteBranch(`async-conventions/decision-${number}`, { by: 'olga' });
    await stage.pass(10_000);
    const mark = stage.github.requests.mark();
    await say(number, 'olga', '/supersede #31');
    await stage.pass(10_000);
    expect(recorded(records, mark)).toEqual(PUT_FORWARD);
    expect(record(number)).toContain('status: superseded by ADR-0031\n');
  });

  test('says what it takes the place of, in its own pull request, once another decision says so', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, say, pulls, record } = records;
    const [first, second] = [await open(), await open('Decision: where exports are kept from now on')];
    await decide(first);
    await decide(second);
    repo.mergePull(pulls()[0] ?? 0, { by: 'olga' });
    await stage.pass(10_000);
    const mark = stage.github.requests.mark();
    await say(first, 'olga', `/supersede #${second}`);
    await stage.pass(60_000);
    const path = `docs/decisions/000${second}-where-exports-are-kept-from-now-on.md`;
    const later = repo.file(path, `async-conventions/decision-${second}`);
    expect(later).toContain(`- Supersedes [#${first}](`);
    expect(record(first)).toContain(`status: superseded by ADR-000${second}\n`);
    expect(pulls()).toHaveLength(3);
    expect([...recorded(records, mark)].sort()).toEqual([...AGAIN, ...AGAIN, 'pulls/create'].sort());
    const quiet = stage.github.requests.mark();
    await stage.pass(30 * DAY);
    expect(recorded(records, quiet)).toEqual([]);
  });

  test('keeps its name where the title changes later, at the cost of one read', async () => {
    const { stage, repo, open, decide, touch, pulls } = await startRecords();
    const number = await open();
    await decide(number);
    repo.editIssue(number, { by: 'ana', title: 'Decision: where all exports are kept' });
    await stage.pass(10_000);
    const branch = `async-conventions/decision-${number}`;
    expect(repo.file('docs/decisions/0001-where-exports-are-kept.md', branch)).toContain(
      '# Where all exports are kept',
    );
    expect(repo.file('docs/decisions/0001-where-all-exports-are-kept.md', branch)).toBeNull();
    expect(pulls()).toHaveLength(1);
    const mark = stage.github.requests.mark();
    await touch(number);
    expect(stage.github.requests.reads(mark).map(({ operation }) => operation)).toEqual(['Item', 'RecordBranch']);
  });

  test('is put forward beside a file of something else that has its number, which costs one read more once', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, touch, pulls, record, line } = records;
    const number = await open();
    const other = `docs/decisions/000${number}-use-markdown.md`;
    repo.commitFile(other, '# Use Markdown\n\nSee https://github.com/octo/hello/issues/12.\n', { by: 'olga' });
    await decide(number);
    const [pull = 0] = pulls();
    expect(record(number)).toContain('status: accepted\n');
    expect(repo.file(other, `async-conventions/decision-${number}`)).toContain('# Use Markdown');
    expect(line(number)).toBe(`it is in the pull request ${pullLink(records, pull)}.`);
    const mark = stage.github.requests.mark();
    await touch(number);
    expect(stage.github.requests.reads(mark).map(({ operation }) => operation)).toEqual(['Item', 'RecordBranch']);
    repo.mergePull(pull, { by: 'olga' });
    await stage.pass(10_000);
    expect(line(number)).toMatch(/^it is kept in \[`docs\/decisions\/0001-where-exports-are-kept\.md`\]/);
  });

  test('that somebody wrote under another name is taken for it where it leads to the issue', async () => {
    const { stage, repo, open, decide, pulls, line } = await startRecords();
    const number = await open();
    const text = `# Object storage\n\nDecided in ${stage.github.url}/octo/hello/issues/${number}\n`;
    repo.commitFile(`docs/decisions/000${number}-object-storage.md`, text, { by: 'olga' });
    await decide(number);
    expect(pulls()).toEqual([]);
    expect(line(number)).toMatch(/^it is kept in \[`docs\/decisions\/0001-object-storage\.md`\]/);
  });

  test('waits while the decision is talked over again', async () => {
    const { stage, open, decide, say, line, record } = await startRecords();
    const number = await open();
    await decide(number);
    await say(number, 'ira', '/object Nobody asked who pays for it');
    await stage.pass(10_000);
    expect(record(number)).toContain('status: accepted\n');
    expect(line(number)).toContain('It waits there until this is decided again.');
  });

  test('is not put forward while only looking on', async () => {
    const records = await startRecords({}, `${RECORD_CONFIG}mode: observe\n`);
    const { stage, open, decide, pulls } = records;
    const mark = stage.github.requests.mark();
    await decide(await open());
    expect([stage.written(mark), pulls()]).toEqual([[], []]);
  });
});

describe('a person’s hand wins', () => {
  test('where somebody closes the pull request: no other one is opened, and the comment says so at once', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, say, touch, pulls, line } = records;
    const number = await open();
    await decide(number);
    const [pull = 0] = pulls();
    const mark = stage.github.requests.mark();
    repo.close(pull, { by: 'olga' });
    await stage.pass(10_000);
    const said = `the pull request with it, ${pullLink(records, pull)}, was closed without merging, so no other one is opened.`;
    expect(line(number)).toBe(said);
    await say(number, 'olga', '/supersede #31');
    repo.deleteBranch(`async-conventions/decision-${number}`, { by: 'olga' });
    await touch(number);
    expect(recorded(records, mark)).toEqual([]);
    expect(pulls()).toEqual([pull]);
  });

  test('and where somebody opens it again, it goes on', async () => {
    const { stage, repo, open, decide, say, pulls, line, record } = await startRecords();
    const number = await open();
    await decide(number);
    const [pull = 0] = pulls();
    repo.close(pull, { by: 'olga' });
    await stage.pass(10_000);
    await say(number, 'olga', '/supersede #31');
    repo.reopen(pull, { by: 'olga' });
    await stage.pass(10_000);
    expect(line(number)).toContain('it is in the pull request');
    expect(record(number)).toContain('status: superseded by ADR-0031\n');
    expect(pulls()).toEqual([pull]);
  });

  test('where somebody changed the record in the branch: it is left as it is', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, say, pulls, line, record } = records;
    const number = await open();
    await decide(number);
    const theirs = `${record(number) ?? ''}\nSee also the cost sheet.\n`;
    repo.pushToPull(pulls()[0] ?? 0, { 'docs/decisions/0001-where-exports-are-kept.md': theirs }, { by: 'olga' });
    await stage.pass(10_000);
    const mark = stage.github.requests.mark();
    await say(number, 'olga', '/supersede #31');
    await stage.pass(10_000);
    expect(recorded(records, mark)).toEqual([]);
    expect(record(number)).toBe(theirs);
    expect(line(number)).toContain('Somebody else changed it there, so it is left as it is.');
  });

  test('but what somebody added beside it stays, below what the app commits', async () => {
    const { stage, repo, open, decide, say, pulls, record } = await startRecords();
    const number = await open();
    await decide(number);
    const branch = `async-conventions/decision-${number}`;
    repo.pushToPull(pulls()[0] ?? 0, { 'docs/costs.md': 'Costs' }, { by: 'olga' });
    await stage.pass(10_000);
    await say(number, 'olga', '/supersede #31');
    await stage.pass(10_000);
    expect(record(number)).toContain('status: superseded by ADR-0031\n');
    expect(repo.file('docs/costs.md', branch)).toBe('Costs');
  });

  test('where somebody changed the record after it was merged: no pull request undoes that', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, say, pulls, record, line } = records;
    const number = await open();
    await decide(number);
    repo.mergePull(pulls()[0] ?? 0, { by: 'olga' });
    const theirs = `${record(number) ?? ''}\nSee also the cost sheet.\n`;
    repo.commitFile('docs/decisions/0001-where-exports-are-kept.md', theirs, { by: 'olga' });
    await stage.pass(10_000);
    const mark = stage.github.requests.mark();
    await say(number, 'olga', '/supersede #31');
    await stage.pass(10_000);
    expect(recorded(records, mark)).toEqual([]);
    expect(line(number)).toContain('Unless it says so by now');
  });

  test('where a branch of that name is somebody else’s: the record is offered as a link', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, pulls, line } = records;
    const number = await open();
    repo.commitFile('notes.md', 'Mine', { by: 'ira', branch: `async-conventions/decision-${number}` });
    const mark = stage.github.requests.mark();
    await decide(number);
    await stage.pass(10_000);
    expect(recorded(records, mark)).toEqual([]);
    expect([pulls(), repo.file('notes.md', `async-conventions/decision-${number}`)]).toEqual([[], 'Mine']);
    expect(line(number)).toContain('it goes into [`docs/decisions/0001-where-exports-are-kept.md`](');
  });

  test('a fork with a branch of that name stands in nobody’s way', async () => {
    const records = await startRecords();
    const { stage, repo, open, decide, line, pulls } = records;
    const number = await open();
    const head = `async-conventions/decision-${number}`;
    const other = repo.openPullRequest({ by: 'eve', title: 'Mine', body: '', fork: true, head });
    repo.close(other, { by: 'eve' });
    await stage.pass(10_000);
    await decide(number);
    const [, pull = 0] = pulls();
    expect(line(number)).toBe(`it is in the pull request ${pullLink(records, pull)}.`);
  });
});

describe('decisions that were taken before', () => {
  test('get no pull request because the configuration changed, until somebody touches them', async () => {
    const records = await startRecords({}, RECORD_CONFIG.replace('via: pr', 'via: link'));
    const { stage, repo, open, decide, touch, pulls } = records;
    const number = await open();
    await decide(number);
    await stage.pass(60_000);
    repo.commitFile('.github/async.yml', RECORD_CONFIG, { by: 'olga' });
    await stage.pass(60_000);
    repo.comment(number, { by: 'ira', body: 'Thanks' });
    await stage.pass(60_000);
    expect(pulls()).toEqual([]);
    await touch(number);
    expect(pulls()).toHaveLength(1);
  });
});

describe('without the permission to write contents', () => {
  test('the record is offered as a link, with what is missing, and nothing is tried', async () => {
    const records = await startRecords({ permissions: {} });
    const { stage, open, decide, touch, pulls, line } = records;
    const number = await open();
    const mark = stage.github.requests.mark();
    await decide(number);
    expect(recorded(records, mark)).toEqual([]);
    expect(line(number)).toContain('it goes into [`docs/decisions/0001-where-exports-are-kept.md`](');
    expect(line(number)).toContain('lacks the permission `contents: write`');
    await touch(number);
    stage.github.grantPermission('octo', 'contents', 'write');
    stage.github.expireTokens();
    await touch(number);
    expect(recorded(records, mark)).toEqual(PUT_FORWARD);
    expect(line(number)).toBe(`it is in the pull request ${pullLink(records, pulls()[0] ?? 0)}.`);
  });

  test('that was taken back a moment ago, GitHub refuses once, the log says why, and the record is offered as a link', async () => {
    const records = await startRecords();
    const { stage, open, decide, touch, pulls, line } = records;
    const number = await open();
    const mark = stage.github.requests.mark();
    stage.github.revokePermission('octo', 'contents');
    stage.github.grantPermission('octo', 'contents', 'read');
    await decide(number);
    await touch(number);
    expect(recorded(records, mark)).toEqual(['git/create-tree']);
    expect(pulls()).toEqual([]);
    expect(line(number)).toContain('it goes into [`docs/decisions/0001-where-exports-are-kept.md`](');
    expect(stage.log.filter(({ level }) => level === 'warn').map(({ reason }) => reason)).toEqual([
      'missing-permission contents=write',
    ]);
  });
});
