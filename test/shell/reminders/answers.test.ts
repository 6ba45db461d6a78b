import { describe, expect, test } from 'vitest';
import { calls, startScene, until } from './stage.js';

const RESPONSE = 'response: { review: 1wd, question: 2wd, remind: true }\n';

describe('a review that was asked for on Tuesday and can be expected within a day', () => {
  async function askReview(config = RESPONSE) {
    const scene = await startScene({ config });
    await until(scene.stage, '2026-03-17T10:00Z');
    const pull = scene.repo.openPullRequest({ by: 'ana', title: 'Show the pressure', body: 'On the door.' });
    scene.repo.requestReview(pull, ['ben']);
    return { ...scene, pull };
  }

  test('is asked for once, in the first morning after that', async () => {
    const scene = await askReview();
    await until(scene.stage, '2026-03-27T00:00Z');
    expect(calls(scene)).toEqual([`2026-03-19T09:00 ben #${scene.pull}`]);
  });

  test.each([
    ['it was given', ({ repo, pull }) => repo.review(pull, { by: 'ben', state: 'COMMENTED' })],
    ['the pull request is a draft again', ({ repo, pull }) => repo.setDraft(pull, true)],
    ['it was merged', ({ repo, pull }) => repo.mergePull(pull)],
  ] as const satisfies readonly (readonly [string, (scene: Awaited<ReturnType<typeof askReview>>) => void])[])(
    'is not asked for once %s',
    async (_, then) => {
      const scene = await askReview();
      await until(scene.stage, '2026-03-18T12:00Z');
      then(scene);
      await until(scene.stage, '2026-03-27T00:00Z');
      expect(calls(scene)).toEqual([]);
    },
  );

  test.each([
    ['nobody asked for windows', ''],
    ['nobody asked for reminders', 'response: { review: 1wd, remind: false }\n'],
  ])('is not asked for where %s', async (_, config) => {
    const scene = await askReview(config);
    await until(scene.stage, '2026-03-27T00:00Z');
    expect(calls(scene)).toEqual([]);
  });
});

describe('a question', () => {
  test('to somebody by name is asked for once in their morning, whoever they are in the thread', async () => {
    const scene = await startScene({ config: RESPONSE });
    await until(scene.stage, '2026-03-17T10:00Z');
    const number = scene.repo.openIssue({ by: 'ana', title: 'The valve', body: '@chidi, which valve is it?' });
    await until(scene.stage, '2026-03-27T00:00Z');
    // Two days of work from 15:45 on Tuesday there.
    expect(calls(scene)).toEqual([`2026-03-20T04:15 chidi #${number}`]);
  });

  test('to a stranger calls nobody', async () => {
    const scene = await startScene({ config: RESPONSE });
    await until(scene.stage, '2026-03-17T10:00Z');
    scene.repo.openIssue({ by: 'ana', title: 'The valve', body: '@torvalds, which valve is it?' });
    await until(scene.stage, '2026-03-27T00:00Z');
    expect(calls(scene)).toEqual([]);
  });
});
