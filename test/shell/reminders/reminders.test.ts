import { describe, expect, test } from 'vitest';
import { calls, startScene, track, until } from './stage.js';

describe('an update that is due on Friday', () => {
  test('is asked of each in their own morning, twice, then never again', async () => {
    const scene = await startScene();
    const { stage, repo } = scene;
    const [pump, door] = [track(repo, 'ana'), track(repo, 'ben', 'The door')];
    await until(stage, '2026-03-26T00:00Z');
    expect(calls(scene)).toEqual([
      `2026-03-19T20:00 ana #${pump}`,
      `2026-03-20T09:00 ben #${door}`,
      `2026-03-22T20:00 ana #${pump}`,
      `2026-03-23T09:00 ben #${door}`,
    ]);
  });
});
