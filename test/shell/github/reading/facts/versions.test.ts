import { expect, test } from 'vitest';
import { NO_FACTS } from '../../../../../src/core/decisions/facts.js';
import { look, readerOf } from './look.js';

test('versions are the body as it was, oldest first, and as it is', async () => {
  const stage = await look();
  const { clock } = stage;
  const repo = stage.github.repository('octo/hello');
  repo.openIssue({ by: 'ana', title: 'x', body: 'first' });
  const read = readerOf(stage, repo);
  const versions = async () => (await read({ versions: true })).versions?.map(({ at, body }) => [at - start, body]);
  const start = Math.floor(clock.now() / 1_000) * 1_000;
  expect(await versions()).toEqual([[0, 'first']]);
  await clock.advance(60_000);
  repo.editIssue(1, { by: 'ben', body: 'second' });
  await clock.advance(60_000);
  repo.editIssue(1, { by: 'ana', body: 'third\n\nand last' });
  repo.editIssue(1, { by: 'ana', title: 'y' });
  expect(await versions()).toEqual([
    [0, 'first'],
    [60_000, 'second'],
    [120_000, 'third\n\nand last'],
  ]);
  expect(stage.asked()).toEqual(['Versions', 'Versions']);
});

test('versions of one second are in their order, the present one alone for its second', async () => {
  const stage = await look();
  const repo = stage.github.repository('octo/hello');
  repo.openIssue({ by: 'ana', title: 'x', body: '1' });
  await stage.clock.advance(60_000);
  for (const body of ['2', '3', '4']) repo.editIssue(1, { by: 'ana', body });
  await stage.clock.advance(60_000);
  for (const body of ['5', '6']) repo.editIssue(1, { by: 'ana', body });
  const { versions } = await readerOf(stage, repo)({ versions: true });
  expect(versions?.map(({ body }) => body)).toEqual(['1', '2', '3', '4', '6']);
});

test('the last twenty edits are read, in one request', async () => {
  const stage = await look();
  const repo = stage.github.repository('octo/hello');
  repo.openIssue({ by: 'ana', title: 'x', body: '0' });
  for (let edit = 1; edit <= 30; edit += 1) {
    await stage.clock.advance(1_000);
    repo.editIssue(1, { by: 'ana', body: String(edit) });
  }
  const { versions } = await readerOf(stage, repo)({ versions: true });
  expect(versions?.map(({ body }) => Number(body))).toEqual(Array.from({ length: 20 }, (_, index) => index + 11));
  expect(stage.asked()).toEqual(['Versions']);
});

test('versions are not asked for where nobody needs them', async () => {
  const stage = await look();
  const repo = stage.github.repository('octo/hello');
  repo.openIssue({ by: 'ana', title: 'x', body: 'first' });
  expect(await readerOf(stage, repo)({})).toEqual(NO_FACTS);
  expect(stage.asked()).toEqual([]);
});
