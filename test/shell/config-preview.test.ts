import { describe, expect, test } from 'vitest';
import type { CheckView, FakeRepository } from '../github/index.js';
import { CONFIG, found, startStage } from './harness.js';
import type { Stage } from './harness.js';

const PATH = '.github/async.yml';
const CHANGE = '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone.\n';
const STATUS = '## Context\nA.\n## Progress\n- B.\n## Blockers\nNone\n## Next steps\n- C.\n';

/** What stands, and what a pull request makes of it. */
const NOW = `${CONFIG}templates: { brief: {}, change: {} }\n`;
const WITH_STATUS = `${CONFIG}templates: { brief: {}, change: {}, status: {} }\n`;
const MISSPELT = WITH_STATUS.replace('templates', 'tempaltes');

/** Proposes it where nothing is delivered, and hands the app that one event: it has not heard of the items. */
async function proposeUnheard(stage: Stage, repo: FakeRepository): Promise<number> {
  const number = propose(repo, WITH_STATUS);
  await stage.github.settled();
  const opened = stage.github.deliveries.findLast(({ event }) => event === 'pull_request');
  await stage.engine.receive({ id: 'opened', name: 'pull_request', payload: opened?.payload });
  await stage.pass(60_000);
  return number;
}

function propose(repo: FakeRepository, text: string, more: { readonly body?: string; readonly draft?: boolean } = {}) {
  return repo.openPullRequest({
    by: 'ana',
    title: 'Check our updates',
    body: CHANGE,
    files: { [PATH]: text },
    ...more,
  });
}

function checkOf(repo: FakeRepository, number: number): CheckView {
  const [check, ...others] = repo.issue(number).checks;
  if (check === undefined || others.length > 0) throw new Error(`${others.length} checks too many, or none`);
  return check;
}

function reads(stage: Stage, mark: number): readonly string[] {
  return stage.github.requests.reads(mark).map(({ operation }) => operation);
}

function linesOf({ annotations }: CheckView): readonly unknown[] {
  return annotations.map(({ path, startLine, endLine, level }) => [path, startLine, endLine, level]);
}

/** Three issues of which a configuration with `status` would fail the first, pass the second, and leave the third. */
async function withIssues(config = NOW): Promise<{ stage: Stage; repo: FakeRepository; numbers: readonly number[] }> {
  const stage = await startStage();
  const repo = await found(stage, 'octo/hello', config);
  const numbers = [
    repo.openIssue({ by: 'ben', title: 'Status: week 45', body: 'All well.' }),
    repo.openIssue({ by: 'ben', title: 'Status: week 46', body: STATUS }),
    repo.openIssue({ by: 'ben', title: 'A thought', body: 'What if?' }),
  ];
  await stage.pass(60_000);
  return { stage, repo, numbers };
}

describe('a repository that reads German', () => {
  const GERMAN = `${NOW}comment: { locale: de }\n`;

  test('is told in German what is wrong with a proposal, and what a sound one would change', async () => {
    const { stage, repo } = await withIssues(GERMAN);
    const number = propose(repo, GERMAN.replace('templates', 'tempaltes'));
    await stage.pass(60_000);
    const broken = checkOf(repo, number);
    expect(broken.title).toBe('Die Konfiguration hat ein Problem');
    expect(broken.annotations[0]?.message).toContain('Ist `templates` gemeint?');
    expect(repo.issue(number).comments[0]?.body).toContain('hat die Konfigurationsdatei ein Problem.');
    expect(repo.issue(number).comments[0]?.body).toContain('Unbekannter Schlüssel `tempaltes`.');
    repo.pushToPull(number, { [PATH]: `${WITH_STATUS}comment: { locale: de }\n` }, { by: 'ana' });
    await stage.pass(60_000);
    expect(checkOf(repo, number).title).toBe(
      'Vorschau der Konfiguration: ein Eintrag würde neu als unvollständig gelten',
    );
  });

  test('is told in English while it has another language only in a proposal', async () => {
    const { stage, repo } = await withIssues();
    const number = propose(repo, GERMAN.replace('templates', 'tempaltes'));
    await stage.pass(60_000);
    expect(checkOf(repo, number).annotations[0]?.message).toContain('Did you mean `templates`?');
  });

  test('gets the comments that stand in its own language once it says so, and nobody is told again', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', NOW);
    const number = repo.openIssue({ by: 'ben', title: 'Task: passkeys', body: '' });
    await stage.pass(60_000);
    const [before] = repo.issue(number).comments;
    expect(before?.body).toContain('Thank you for opening this.');
    repo.commitFile(PATH, GERMAN);
    await stage.pass(60_000);
    const { comments } = repo.issue(number);
    expect(comments.map(({ id }) => id)).toEqual([before?.id]);
    expect(comments[0]?.body).toContain('Danke, dass du das eröffnet hast.');
  });
});

describe('a pull request that misspells the configuration', () => {
  test('has the fault on its line, and the corrected push a preview instead', async () => {
    const { stage, repo, numbers } = await withIssues();
    const number = propose(repo, MISSPELT);
    await stage.pass(60_000);
    const broken = checkOf(repo, number);
    expect(linesOf(broken)).toEqual([[PATH, 3, 3, 'warning']]);
    expect(broken.annotations[0]?.message).toContain('Did you mean `templates`?');
    expect(broken.summary).toContain('Did you mean `templates`?');
    repo.pushToPull(number, { [PATH]: WITH_STATUS }, { by: 'ana' });
    await stage.pass(60_000);
    const mended = checkOf(repo, number);
    expect(mended.annotations).toEqual([]);
    expect(mended).toMatchObject({
      conclusion: 'success',
      title: 'Configuration preview: one item would newly fail',
    });
    const url = `${stage.github.url}/octo/hello/issues/${numbers[0]}`;
    expect(mended.summary).toContain(`- [#${numbers[0]}](${url}) "Status: week 45": **Context**, **Progress**`);
    expect(mended.summary).toContain('One item that is passed over now would be checked, and pass.');
    expect(mended.summary).not.toContain(`[#${number}]`);
    expect(
      repo
        .issue(number)
        .comments.map(({ body }) => body)
        .join(),
    ).not.toContain('issues/');
  });

  test('is failed on its lines where the configuration in force enforces, and edits of its text leave them as they are', async () => {
    const { stage, repo } = await withIssues(`${NOW}mode: enforce\n`);
    const number = propose(repo, MISSPELT);
    await stage.pass(60_000);
    const before = checkOf(repo, number);
    expect(linesOf(before)).toEqual([[PATH, 3, 3, 'failure']]);
    const mark = stage.github.requests.mark();
    repo.editIssue(number, { by: 'ana', body: '## Why\nA.\n' });
    await stage.pass(60_000);
    expect(stage.written(mark).filter((operation) => operation.startsWith('checks/'))).toEqual(['checks/update']);
    expect(checkOf(repo, number)).toMatchObject({ id: before.id, annotations: before.annotations });
    repo.setDraft(number, true, { by: 'ana' });
    await stage.pass(60_000);
    const draft = checkOf(repo, number);
    expect(draft.id).not.toBe(before.id);
    expect(linesOf(draft)).toEqual([[PATH, 3, 3, 'warning']]);
  });
});

test('a push that breaks the configuration has the faults on their lines, once', async () => {
  const { stage, repo } = await withIssues();
  const sha = repo.commitFile(PATH, MISSPELT);
  await stage.pass(60_000);
  expect(repo.checks(sha).map(linesOf)).toEqual([[[PATH, 3, 3, 'warning']]]);
  const [first] = repo.checks(sha);
  repo.rerequestCheckRun(first?.id ?? 0, { by: 'olga' });
  await stage.pass(60_000);
  expect(repo.checks(sha)[0]?.id).not.toBe(first?.id);
  expect(repo.checks(sha).map(linesOf)).toEqual([[[PATH, 3, 3, 'warning']]]);
});

describe('a preview', () => {
  test('leaves all else to the configuration of the default branch', async () => {
    const { stage, repo, numbers } = await withIssues(`${NOW}mode: enforce\n`);
    const number = propose(repo, `${WITH_STATUS}mode: advise\n`, { body: '## Why\nA.\n' });
    await stage.pass(60_000);
    expect(checkOf(repo, number)).toMatchObject({ conclusion: 'failure', title: 'Two things missing' });
    expect(checkOf(repo, number).summary).toContain('One item would newly fail:');
    expect(checkOf(repo, number).summary).toContain('from `enforce` to `advise`');
    expect(numbers.map((each) => [repo.issue(each).comments, repo.issue(each).labels])).toEqual(
      numbers.map(() => [[], []]),
    );
  });

  test('is read once a head: an edit of the description costs one read and no write', async () => {
    const { stage, repo } = await withIssues();
    const first = stage.github.requests.mark();
    const number = propose(repo, WITH_STATUS);
    await stage.pass(60_000);
    expect(reads(stage, first)).toEqual(['Item', 'Texts', 'OpenIssues', 'OpenPulls']);
    const mark = stage.github.requests.mark();
    repo.editIssue(number, { by: 'ana', body: `${CHANGE}\nThanks.` });
    await stage.pass(60_000);
    expect(reads(stage, mark)).toEqual(['Item']);
    expect(stage.calls(mark).writes).toBe(0);
    const push = stage.github.requests.mark();
    repo.pushToPull(number, { 'a.txt': 'a' }, { by: 'ana' });
    await stage.pass(60_000);
    expect(reads(stage, push)).toEqual(['Item', 'OpenIssues', 'OpenPulls']);
  });

  test('is worked out anew where a person asks for the check again', async () => {
    const { stage, repo, numbers } = await withIssues();
    const number = propose(repo, WITH_STATUS);
    await stage.pass(60_000);
    repo.editIssue(numbers[0] ?? 0, { by: 'ben', body: STATUS });
    await stage.pass(60_000);
    repo.rerequestCheckRun(checkOf(repo, number).id, { by: 'ana' });
    await stage.pass(60_000);
    expect(checkOf(repo, number).title).toBe('Configuration preview: nothing would newly fail or pass');
    expect(checkOf(repo, number).summary).toContain('Two items that are passed over now would be checked, and pass.');
  });

  test('follows the default branch, when that changes meanwhile', async () => {
    const { stage, repo, numbers } = await withIssues();
    const number = propose(repo, `${WITH_STATUS}comment: { footer: Hello }\n`);
    await stage.pass(60_000);
    repo.commitFile(PATH, WITH_STATUS);
    await stage.pass(60_000);
    repo.editIssue(number, { by: 'ana', body: `${CHANGE}\nThanks.` });
    await stage.pass(60_000);
    expect(checkOf(repo, number).title).toBe('Configuration preview: no item would change');
    expect(numbers).toHaveLength(3);
  });

  test('is not made of a file that asks the same, nor of a closed pull request', async () => {
    const { stage, repo } = await withIssues();
    const mark = stage.github.requests.mark();
    const same = propose(repo, `# Reviewed by Olga.\n${NOW}`);
    await stage.pass(60_000);
    expect(checkOf(repo, same).title).toBe('Nothing is missing');
    const closed = propose(repo, WITH_STATUS);
    repo.close(closed, { by: 'ana' });
    await stage.pass(60_000);
    expect(reads(stage, mark).filter((operation) => operation.startsWith('Open'))).toEqual([]);
  });

  test('of a first configuration says what it would ask', async () => {
    const stage = await startStage();
    const repo = stage.github.repository('octo/new', { files: {} });
    const issue = repo.openIssue({ by: 'ben', title: 'Status: week 45', body: 'All well.' });
    await stage.pass(60_000);
    const number = propose(repo, WITH_STATUS, { draft: true });
    await stage.pass(60_000);
    expect(checkOf(repo, number)).toMatchObject({
      conclusion: 'success',
      title: 'Configuration preview: one item would newly fail',
    });
    expect(checkOf(repo, number).summary).toContain(`[#${issue}]`);
    expect(repo.issue(number).comments).toEqual([]);
  });

  test('of the organisation’s file is made for the repository it lives in', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/.github', `${NOW}repositories: ["*"]\n`);
    const issue = repo.openIssue({ by: 'ben', title: 'Status: week 45', body: 'All well.' });
    await stage.pass(60_000);
    const number = propose(repo, `${MISSPELT}repositories: ["*"]\n`);
    await stage.pass(60_000);
    expect(linesOf(checkOf(repo, number))).toEqual([[PATH, 3, 3, 'warning']]);
    repo.pushToPull(number, { [PATH]: `${WITH_STATUS}repositories: ["*"]\n` }, { by: 'ana' });
    await stage.pass(60_000);
    expect(checkOf(repo, number).summary).toContain(`[#${issue}]`);
  });

  test('looks at more of one kind where there are few of the other', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', NOW);
    stage.github.deliverTo(null);
    for (let index = 0; index < 230; index += 1) {
      repo.openIssue({ by: 'ben', title: `Status: week ${index}`, body: 'All well.' });
    }
    await stage.github.settled();
    const mark = stage.github.requests.mark();
    const number = await proposeUnheard(stage, repo);
    const issues = ['OpenIssues', 'OpenIssues', 'OpenIssues'];
    expect(reads(stage, mark)).toEqual(['Item', 'Texts', 'OpenIssues', 'OpenPulls', ...issues]);
    expect(checkOf(repo, number).summary).toContain(
      'the 200 open items that changed last. 30 more were not looked at.',
    );
  });

  test('looks at the 200 items that changed last', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', NOW);
    stage.github.deliverTo(null);
    const issues = Array.from({ length: 130 }, (_, index) =>
      repo.openIssue({ by: 'ben', title: `Status: week ${index}`, body: 'All well.' }),
    );
    for (let index = 0; index < 120; index += 1) {
      repo.openPullRequest({ by: 'ben', title: `Change ${index}`, body: CHANGE, files: { [`${index}.txt`]: 'x' } });
    }
    await stage.github.settled();
    const mark = stage.github.requests.mark();
    const number = await proposeUnheard(stage, repo);
    expect(reads(stage, mark)).toEqual(['Item', 'Texts', 'OpenIssues', 'OpenPulls', 'OpenIssues', 'OpenPulls']);
    const { title, summary } = checkOf(repo, number);
    expect(title).toBe('Configuration preview: 100 items would newly fail');
    // The pull request itself is one of the hundred last changed, and is left out.
    expect(summary).toContain('the 199 open items that changed last. 51 more were not looked at.');
    expect(summary?.match(/^- \[#/gm)).toHaveLength(40);
    expect(summary).toContain('And 60 more.');
    expect(summary).not.toContain(`[#${issues[0]}]`);
  });

  test('stops at a million characters of bodies, and says how far it came', async () => {
    const stage = await startStage();
    const repo = await found(stage, 'octo/hello', NOW);
    stage.github.deliverTo(null);
    for (let index = 0; index < 30; index += 1) {
      repo.openIssue({ by: 'ben', title: `Status: ${index}`, body: 'word '.repeat(13_000) });
    }
    const number = await proposeUnheard(stage, repo);
    expect(checkOf(repo, number).summary).toContain('the 16 open items that changed last. 14 more were not looked at.');
  });
});

describe('where open items cannot be read', () => {
  test('a refusal for good costs the preview and not the check, and a rerun tries again', async () => {
    const { stage, repo } = await withIssues();
    const match = { operation: 'OpenIssues' };
    stage.github.faults.add({
      match,
      fault: { type: 'graphql-error', message: 'Resource not accessible by integration', errorType: 'FORBIDDEN' },
    });
    const number = propose(repo, WITH_STATUS, { body: '' });
    await stage.pass(60_000);
    expect(checkOf(repo, number)).toMatchObject({ conclusion: 'neutral', title: 'Three things missing' });
    expect(checkOf(repo, number).summary).toContain('the open items could not be read');
    repo.rerequestCheckRun(checkOf(repo, number).id, { by: 'ana' });
    await stage.pass(60_000);
    expect(checkOf(repo, number).summary).toContain('One item would newly fail:');
  });

  test('a fault that passes is waited out', async () => {
    const { stage, repo } = await withIssues();
    const match = { operation: 'OpenPulls' };
    stage.github.faults.add({ match, times: 2, fault: { type: 'status', status: 502, when: 'before' } });
    const number = propose(repo, WITH_STATUS);
    await stage.pass(10 * 60_000);
    expect(checkOf(repo, number).title).toBe('Configuration preview: one item would newly fail');
  });

  test('a fault that stays is waited for three times', async () => {
    const { stage, repo } = await withIssues();
    const match = { operation: 'OpenPulls' };
    stage.github.faults.add({ match, times: Infinity, fault: { type: 'status', status: 502, when: 'before' } });
    const mark = stage.github.requests.mark();
    const number = propose(repo, WITH_STATUS);
    await stage.pass(10 * 60_000);
    expect(checkOf(repo, number).title).toBe('The configuration can be read');
    expect(reads(stage, mark).filter((operation) => operation === 'OpenPulls')).toHaveLength(3);
  });
});
