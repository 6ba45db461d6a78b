import { describe, expect, test } from 'vitest';
import { CONFIG, found, OUR_LABELS, startStage } from './harness.js';
import type { Stage } from './harness.js';

const PATH = '.github/async.yml';
const BASE = 'version: 1\nmode: enforce\nscope: { grace: 0m }\ntemplates: { change: { sections: [Why] } }\n';
const PULL = { by: 'ana', title: 'Stream the export', body: '', files: { 'a.txt': 'a' } };

function standards(stage: Stage, text: string | null = BASE, options: { readonly private?: boolean } = {}) {
  return stage.github.repository('octo/standards', { files: text === null ? {} : { [PATH]: text }, ...options });
}

async function checkOf(stage: Stage, config: string, name = 'octo/hello') {
  const repo = await found(stage, name, config);
  const number = repo.openPullRequest(PULL);
  await stage.rest();
  return { repo, number, check: () => repo.issue(number).checks[0] };
}

describe('a configuration that builds on another', () => {
  test('holds what the other says, and asks for it once in ten minutes', async () => {
    const stage = await startStage();
    standards(stage);
    const { repo, number, check } = await checkOf(stage, 'version: 1\nextends: octo/standards\n');
    expect(check()).toMatchObject({ conclusion: 'failure', title: 'One thing missing' });
    const mark = stage.github.requests.mark();
    repo.editIssue(number, { by: 'ana', body: '## Why\n\nThe list took ten seconds to load.' });
    await stage.rest();
    expect(check()).toMatchObject({ conclusion: 'success' });
    expect(stage.calls(mark).reads).toBe(1);
  });

  test('follows a change of the other within ten minutes, and at once where the app hears of it', async () => {
    const stage = await startStage();
    const base = standards(stage);
    const { repo, number, check } = await checkOf(stage, 'version: 1\nextends: octo/standards\n');
    base.commitFile(PATH, BASE.replace('enforce', 'advise'));
    await stage.rest();
    repo.editIssue(number, { by: 'ana', body: 'more' });
    await stage.rest();
    expect(check()).toMatchObject({ conclusion: 'neutral' });
  });

  test.each([
    ['a repository that is not there', null, 'extends: octo/nowhere', '`octo/nowhere` has no'],
    ['a repository without the file', 'none', 'extends: octo/standards', '`octo/standards` has no'],
    ['a repository of another owner', null, 'extends: acme/standards', 'has another owner'],
    ['itself', null, 'extends: octo/hello', 'goes round in a circle'],
    ['a circle', 'version: 1\nextends: octo/hello\n', 'extends: octo/standards', 'goes round in a circle'],
    ['a file that is broken', 'version: 1\nmode: strict\n', 'extends: octo/standards', 'expected one of'],
  ])('is a problem where it builds on %s', async (_, base, line, message) => {
    const stage = await startStage();
    if (base !== null) standards(stage, base === 'none' ? null : base);
    const repo = await found(stage, 'octo/hello', CONFIG);
    const number = repo.openPullRequest({ ...PULL, files: { [PATH]: `${CONFIG}${line}\n` } });
    await stage.rest();
    expect(repo.issue(number).checks[0]?.summary).toContain(message);
  });

  test('shows nothing of a private repository in a public one', async () => {
    const stage = await startStage();
    standards(stage, 'version: 1\ntemplates: { change: { sections: [Codename] } }\n', { private: true });
    const repo = await found(stage, 'octo/hello', CONFIG);
    const number = repo.openPullRequest({ ...PULL, files: { [PATH]: `${CONFIG}extends: octo/standards\n` } });
    await stage.rest();
    const said = JSON.stringify([repo.issue(number).checks, repo.issue(number).comments]);
    expect(said).toContain('that this repository may build on');
    expect(said).not.toContain('Codename');
  });

  test('says of a private repository what it says of none, so that a fork cannot ask which there are', async () => {
    const large = `version: 1\n${'# a comment of no use\n'.repeat(13_000)}`;
    const said = [];
    for (const text of [undefined, null, BASE, 'version: 1\nmode: strict\n', large]) {
      const stage = await startStage();
      if (text !== undefined) standards(stage, text, { private: true });
      const repo = await found(stage, 'octo/hello', CONFIG);
      const number = repo.openPullRequest({ ...PULL, files: { [PATH]: `${CONFIG}extends: octo/standards\n` } });
      await stage.rest();
      const [check] = repo.issue(number).checks;
      said.push({ title: check?.title, summary: check?.summary, annotations: check?.annotations });
    }
    for (const each of said) expect(each).toEqual(said[0]);
  });

  test('may build on a private one in a private one', async () => {
    const stage = await startStage();
    standards(stage, BASE, { private: true });
    const repo = stage.github.repository('octo/secret', {
      files: { [PATH]: 'version: 1\nextends: octo/standards\n' },
      labels: OUR_LABELS,
      private: true,
    });
    await stage.pass(60_000);
    const number = repo.openPullRequest(PULL);
    await stage.rest();
    expect(repo.issue(number).checks[0]).toMatchObject({ conclusion: 'failure', title: 'One thing missing' });
  });
});
