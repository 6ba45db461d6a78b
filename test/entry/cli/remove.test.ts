import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { startGitHub, type FakeGitHub, type FakeRepository } from '../../github/index.js';
import { run, type Run } from './terminal.js';

const US = 'async-conventions[bot]';
const MARKER = '<!-- async-conventions:sticky:v1 -->';
const REMINDER = '<!-- async-conventions:reminder:v1 {"to":"ben","on":"2026-03-02","for":[]} -->';
const CONFIG = 'version: 1\nmode: advise\n';
const INCOMPLETE = {
  color: 'fbca04',
  description: 'A reader will miss something in the description; a comment says what',
};
const SKIP = { color: 'ededed', description: 'Not held to the writing conventions' };

let now = Date.parse('2026-03-02T10:00:00Z');
let github: FakeGitHub;
beforeEach(async () => {
  now = Date.parse('2026-03-02T10:00:00Z');
  github = await startGitHub({ now: () => now });
});
afterEach(() => github.stop());

/** Runs `remove`, as the app unless other surroundings are given; no `.env` lies where it runs. */
function remove(args: readonly string[], environment: Record<string, string> = github.env()): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'async-conventions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'old.yml'), "version: 1\nlabels: { incomplete: 'needs: words' }\n");
  return run(['remove', 'octo/hello', ...args], '', environment, folder, () => now);
}

function byToken(login: string): Record<string, string> {
  return { GITHUB_TOKEN: github.userToken(login), GITHUB_API_URL: github.apiUrl };
}

/** A repository in which the app was at work for a while, and people, too. */
function worked(config: string | null = CONFIG): FakeRepository {
  const repo = github.repository('octo/hello', config === null ? {} : { files: { '.github/async.yml': config } });
  repo.createLabel('async: incomplete', { by: US, ...INCOMPLETE });
  repo.createLabel('async: skip', { by: US, ...SKIP });
  repo.createLabel('decision: accepted', { color: '112233', description: 'Signed by the board' });
  repo.createLabel('bug');
  const first = repo.openIssue({ by: 'ana', title: 'Task: a', labels: ['async: incomplete', 'bug'] });
  const second = repo.openIssue({ by: 'ben', title: 'Task: b', labels: ['async: skip'] });
  const third = repo.openIssue({ by: 'ben', title: 'Decision', labels: ['async: incomplete', 'decision: accepted'] });
  const pull = repo.openPullRequest({ by: 'ana', title: 'c', labels: ['async: incomplete'], files: { a: 'b' } });
  repo.close(third, { by: 'ben' });
  repo.comment(first, { by: US, body: `${MARKER}\n\nOurs.` });
  repo.comment(first, { by: 'ana', body: `${MARKER}\n\nPasted by a person.` });
  repo.comment(second, { by: US, body: 'Of the app, without its marker.' });
  repo.comment(second, { by: 'other-app[bot]', body: `${MARKER}\n\nAnother app's.` });
  repo.comment(third, { by: US, body: '<!-- async-conventions:sticky:v2 -->\n\nOf another version.' });
  repo.comment(pull, { by: US, body: `${MARKER}\n\nOurs, too.` });
  repo.minimizeComment(repo.comment(second, { by: US, body: `${MARKER}\n\nCollapsed.` }), 'resolved');
  return repo;
}

/** All comments, with why each is collapsed. */
function comments(repo: FakeRepository) {
  return repo
    .issues()
    .flatMap((item) => item.comments.map(({ author, body, edits, minimized }) => ({ author, body, edits, minimized })));
}

function labels(repo: FakeRepository): readonly string[] {
  return repo.labels().map(({ name }) => name);
}

function expectGolden(name: string, { out }: Run): void {
  const file = new URL(`./golden/${name}`, import.meta.url);
  const text = out.replaceAll(github.url, 'https://github.com').replace(/issuecomment-\d+/g, 'issuecomment-1');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe('the plan', () => {
  test('says what would go, what stays, and what to do first, and changes nothing', async () => {
    const repo = worked();
    repo.requireCheck('async-conventions');
    const before = [comments(repo), labels(repo)];
    const result = await remove([]);
    expect([result.code, result.err]).toEqual([0, '']);
    expectGolden('remove-plan.txt', result);
    expect(github.requests.writes()).toEqual([]);
    expect([comments(repo), labels(repo)]).toEqual(before);
  });

  test.each([
    ['version: 1\nmode: observe\n', 'The mode is observe, so that the app writes nothing here.'],
    ['version: 1\nmode: enforce\n', 'Set `mode: observe` in .github/async.yml on main: the mode is enforce,'],
    ['version: 2\n', '.github/async.yml has problems, so that the app changes no label and no comment.'],
    [null, 'No configuration is in force, so that the app writes nothing here.'],
  ])('of a repository with %j says what the app still does there', async (config, says) => {
    worked(config);
    expect((await remove([])).out).toContain(`\n- ${says}`);
  });

  test("of a repository that the organisation's file speaks for says so", async () => {
    worked(null);
    github.repository('octo/.github', { files: { '.github/async.yml': `${CONFIG}repositories: [hello]\n` } });
    expect((await remove([])).out).toContain("\n- The organisation's .github/async.yml speaks for this repository.");
  });

  test('takes the names of labels from the configuration, else the defaults, or a file from before', async () => {
    const repo = worked("version: 1\nlabels: { incomplete: 'needs: words' }\n");
    repo.createLabel('needs: words', { color: INCOMPLETE.color });
    expect((await remove([])).out).toContain('\n- `needs: words`, on 0 open and 0 closed\n');
    expect((await remove([])).out).not.toContain('async: incomplete');
    repo.commitFile('.github/async.yml', null);
    const { out } = await remove([]);
    expect(out).toContain(
      'the defaults, since there is no configuration; --config FILE takes them from an earlier one',
    );
    expect(out).toContain('\n- `async: incomplete`, on 2 open and 1 closed\n');
    expect((await remove(['--config', 'old.yml'])).out).toContain('\n- `needs: words`, on 0 open and 0 closed\n');
  });

  test('where nothing is left says so', async () => {
    github.repository('octo/hello');
    const { code, out } = await remove([]);
    expect(out).toContain('\nThere is nothing to remove.\n');
    expect(code).toBe(0);
  });
});

describe('--yes', () => {
  test('deletes our labels and collapses our comments, and a second run finds nothing to do', async () => {
    const repo = worked();
    const result = await remove(['--yes']);
    expect([result.code, result.err]).toEqual([0, '']);
    expectGolden('remove-run.txt', result);
    expect(labels(repo)).toEqual(['decision: accepted', 'bug']);
    expect(repo.issue(1).labels).toEqual(['bug']);
    const mark = github.requests.mark();
    const again = await remove(['--yes']);
    expect(again.out).toContain('\nThere is nothing to remove.\n');
    expect([again.code, github.requests.writes(mark)]).toEqual([0, []]);
  });

  test('takes away what weekly pages and reminders bring along, and leaves the pages', async () => {
    const repo = github.repository('octo/hello', { files: { '.github/async.yml': CONFIG } });
    repo.createLabel('async: roll-up', { by: US, color: 'c5d5ea' });
    const marker = '<!-- async-conventions:rollup:v1 2026-W09 -->';
    const page = repo.openIssue({ by: US, title: 'Week 9', labels: ['async: roll-up'], body: `${marker}\nQuiet.` });
    repo.comment(page, { by: US, body: `${REMINDER}\n\n@ben, a review waits.` });
    repo.comment(page, { by: 'ana', body: `${REMINDER}\n\nPasted by a person.` });
    repo.comment(page, { by: US, body: `> ${REMINDER}\n\nQuoted.` });
    const { out } = await remove(['--yes']);
    expect(out).toContain('\n- `async: roll-up`, on 1 open and 0 closed\n');
    expect(out).toContain('weekly pages (the last one is open)');
    expect(labels(repo)).toEqual([]);
    expect(comments(repo).map(({ minimized }) => minimized)).toEqual(['outdated', null, null]);
    expect(repo.issue(page)).toMatchObject({ state: 'open', body: `${marker}\nQuiet.` });
  });

  test('touches nothing of other authors, edits no text and notifies nobody', async () => {
    const repo = worked();
    const before = comments(repo);
    const told = repo.notifications().length;
    await remove(['--yes']);
    const isOurs = ({ author, body }: { author: string | null; body: string }) =>
      author === US && body.includes('async-conventions:sticky:v');
    expect(comments(repo)).toEqual(
      before.map((comment) =>
        isOurs(comment) && comment.minimized === null ? { ...comment, minimized: 'outdated' } : comment,
      ),
    );
    expect(repo.notifications()).toHaveLength(told);
  });

  test('leaves labels that are to be kept, or all labels, or all comments', async () => {
    const repo = worked();
    const kept = await remove(['--yes', '--labels-only', '--keep', 'Async: Skip']);
    expect(kept.out).toContain('\n- `async: skip`, on 1 open and 0 closed, kept as asked\n');
    expect(labels(repo)).toEqual(['async: skip', 'decision: accepted', 'bug']);
    expect(comments(repo).filter(({ minimized }) => minimized === 'outdated')).toEqual([]);
    await remove(['--yes', '--comments-only']);
    expect(labels(repo)).toEqual(['async: skip', 'decision: accepted', 'bug']);
    expect(comments(repo).filter(({ minimized }) => minimized === 'outdated')).toHaveLength(3);
  });

  test('does what is left after a run that broke off, and nothing twice', async () => {
    worked();
    github.faults.add({
      match: { operation: 'CollapseComment' },
      nth: 2,
      fault: { type: 'rate-limit', status: 403, retryAfter: 3000 },
    });
    const first = await remove(['--yes']);
    expect(first.code).toBe(1);
    expect(first.out).toMatch(
      /Done so far: 2 labels deleted, 1 comment collapsed\.\nGitHub's limit of requests is used up until about \d\d:\d\d UTC\. Run it again then: what is done is not done twice\.\n$/,
    );
    const mark = github.requests.mark();
    const second = await remove(['--yes']);
    expect(second.out).toContain('\nDone: 0 labels deleted, 2 comments collapsed.\n');
    expect(github.requests.writes(mark)).toHaveLength(2);
  });

  test('asks again where an answer was lost', async () => {
    const repo = worked();
    github.faults.add({
      match: { operation: 'issues/delete-label' },
      fault: { type: 'status', status: 502, when: 'after' },
    });
    github.faults.add({ match: { operation: 'CollapseComment' }, fault: { type: 'reset', when: 'after' } });
    const { code, out } = await remove(['--yes']);
    expect(out).toContain('\nDone: 2 labels deleted, 3 comments collapsed.\n');
    expect(code).toBe(0);
    expect(labels(repo)).toEqual(['decision: accepted', 'bug']);
  });

  test('says what GitHub refuses, and does the rest', async () => {
    const repo = worked();
    github.faults.add({
      match: { operation: 'issues/delete-label' },
      fault: { type: 'status', status: 422, when: 'before' },
    });
    const { code, out } = await remove(['--yes']);
    expect(out).toContain(
      '\nDone so far: 0 labels deleted, 3 comments collapsed.\nGitHub did not let us delete labels (',
    );
    expect(code).toBe(1);
    expect(labels(repo)).toContain('async: incomplete');
  });

  test('does nothing in an archived repository', async () => {
    worked().archive(true);
    const { code, out } = await remove(['--yes']);
    expect(out).toContain('\nThe repository is archived and takes no change. Unarchive it first.\n');
    expect([code, github.requests.writes()]).toEqual([1, []]);
  });
});

describe('with a token', () => {
  test('clears up after an app that is no longer installed', async () => {
    const repo = worked();
    repo.setPermission('wim', 'write');
    const { code, out } = await remove(['--yes', '--app', 'async-conventions'], byToken('wim'));
    expect(out).toMatch(/^octo\/hello, as the holder of GITHUB_TOKEN, for the app async-conventions\n/);
    expect(out).toContain('\nDone: 2 labels deleted, 3 comments collapsed.\n');
    expect(code).toBe(0);
  });

  test('without --app finds the comments of its own user alone, where they begin with the marker', async () => {
    const repo = worked();
    repo.setPermission('ana', 'write');
    repo.comment(1, { by: 'ana', body: `> ${MARKER}\n\nQuoted.` });
    await remove(['--yes', '--comments-only'], byToken('ana'));
    expect(comments(repo).filter(({ minimized }) => minimized === 'outdated')).toMatchObject([
      { author: 'ana', edits: 0 },
    ]);
  });

  test('that may only read, changes nothing and says what is missing', async () => {
    const repo = worked();
    repo.setPermission('carl', 'read');
    const before = [comments(repo), labels(repo)];
    const { code, out } = await remove(['--yes', '--app', 'async-conventions'], byToken('carl'));
    expect(out).toContain('GitHub did not let us delete labels');
    expect(out).toContain('GitHub did not let us collapse comments');
    expect(code).toBe(1);
    expect([comments(repo), labels(repo)]).toEqual(before);
  });
});

describe('many comments', () => {
  test('are all looked through, also where they are of one second, and some change meanwhile', async () => {
    const repo = github.repository('octo/hello', { files: { '.github/async.yml': CONFIG } });
    const number = repo.openIssue({ by: 'ana', title: 'Long' });
    const ids = Array.from({ length: 450 }, (_, index) => {
      if (index > 330) now += 1000;
      const isOurs = index % 150 === 0;
      return repo.comment(number, { by: isOurs ? US : 'ana', body: isOurs ? `${MARKER}\n${index}` : `Word ${index}.` });
    });
    const [first] = ids;
    now += 1000;
    repo.editComment(first ?? 0, { by: 'ana', body: `${MARKER}\nEdited.` });
    const { code, out, err } = await remove(['--yes']);
    expect(out).toContain('Looked through: 450 comments, in ');
    expect(out).toContain('\nDone: 0 labels deleted, 3 comments collapsed.\n');
    expect([code, err]).toEqual([0, '']);
  });

  test('older than --since are left', async () => {
    const repo = worked();
    now += 86_400_000;
    repo.comment(1, { by: US, body: `${MARKER}\nLater.` });
    const { out } = await remove(['--since', '2026-03-03']);
    expect(out).toContain('Comments of the app to collapse as outdated: 1.');
    expect(out).toContain('Looked through: 1 comment, in 2 requests.');
  });
});

test.each([
  [[], {}, 'remove needs APP_ID and PRIVATE_KEY'],
  [['--labels-only', '--comments-only'], {}, '--labels-only and --comments-only exclude each other'],
  [['--since', 'soon'], {}, '--since is a day (2026-12-01) or a moment'],
  [['--config', 'none.yml'], {}, 'none.yml is not there'],
  [['--keep', 'bug'], null, '--keep "bug" is none of the labels here: async: incomplete, async: skip,'],
  [['--app', 'other'], null, 'APP_ID is that of the app async-conventions; for the comments of another,'],
  [['--force'], {}, "Unknown option '--force'"],
])('remove octo/hello %j is refused with a word on what would be right', async (args, environment, message) => {
  worked();
  const { code, out, err } = await remove(args, environment ?? github.env());
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('of a repository without the app says how to go on', async () => {
  github.repository('octo/hello', { installed: false });
  const { code, err } = await remove([]);
  expect(code).toBe(2);
  expect(err).toBe(
    'The app async-conventions is not installed on octo/hello; with GITHUB_TOKEN alone and --app async-conventions, somebody with write access can still clear up\n',
  );
});
