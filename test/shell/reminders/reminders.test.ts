import { describe, expect, test, vi } from 'vitest';
import { PATIENCE, startSecond } from '../second-process.js';
import { calls, DAY, HOUR, remindNow, startScene, track, until } from './stage.js';

const WEEK_LATER = '2026-03-26T00:00Z';

describe('an update that is due on Friday', () => {
  test('is asked of each in their own morning, twice, then never again', async () => {
    const scene = await startScene();
    const { stage, repo } = scene;
    const [pump, door] = [track(repo, 'ana'), track(repo, 'ben', 'The door')];
    await until(stage, WEEK_LATER);
    expect(calls(scene)).toEqual([
      `2026-03-19T20:00 ana #${pump}`,
      `2026-03-20T09:00 ben #${door}`,
      `2026-03-22T20:00 ana #${pump}`,
      `2026-03-23T09:00 ben #${door}`,
    ]);
  });

  test.each([
    ['an update', '/status on-track "The pump is in"'],
    ['no change', 'No change.'],
  ])('is asked no second time after %s', async (_, answer) => {
    const scene = await startScene();
    const door = track(scene.repo, 'ben', 'The door');
    await until(scene.stage, '2026-03-20T12:00Z');
    scene.repo.comment(door, { by: 'ben', body: answer });
    await until(scene.stage, WEEK_LATER);
    expect(calls(scene)).toEqual([`2026-03-20T09:00 ben #${door}`]);
  });

  test('is asked once for all that is due, on the one that is due the longest', async () => {
    const scene = await startScene();
    const [pump, door] = [track(scene.repo, 'ben'), track(scene.repo, 'ben', 'The door of @ana')];
    await until(scene.stage, '2026-03-20T12:00Z');
    expect(calls(scene)).toEqual([`2026-03-20T09:00 ben #${pump}`]);
    const [comment] = scene.repo.issue(pump).comments;
    expect(comment?.body).toContain(`issues/${door}) The door of @\u200Bana: an update, due Fri 2026-03-20`);
    expect(
      scene.repo.notifications().flatMap(({ reason, mentions }) => (reason === 'comment' ? mentions : [])),
    ).toEqual(['ben']);
  });

  test('comes with a draft of what was merged and closed since', async () => {
    const scene = await startScene();
    const { stage, repo } = scene;
    const pump = track(repo, 'ben');
    const valve = repo.openIssue({ by: 'ana', title: 'Fit the valve' });
    repo.addSubIssue(pump, valve);
    const body = `Context: the cellar.\n\n## Progress\n\n- Ordered\n\n## Blockers\n\n- Waits for #${valve}\n\n## Next steps\n\n- [ ] Fit it, #${valve}\n- [ ] Paint it`;
    repo.comment(pump, { by: 'ben', body });
    await until(stage, '2026-03-18T12:00Z');
    const pull = repo.openPullRequest({ by: 'ana', title: 'Read the pressure', body: `Part of #${pump}` });
    repo.mergePull(pull, { by: 'ana' });
    repo.close(valve, { by: 'ana' });
    await until(stage, '2026-03-30T00:00Z');
    const [comment] = repo.issue(pump).comments.filter(({ body: text }) => text.includes('reminder:v1'));
    expect(comment?.body).toContain(`- Merged: Read the pressure (#${pull})\n- Closed: Fit the valve (#${valve})`);
    expect(comment?.body).toContain(`- [x] Fit it, #${valve}\n- [ ] Paint it`);
    expect(comment?.body).not.toContain('Waits for');
  });
});

describe('nobody is called', () => {
  test.each([
    ['where the mode is observe', { config: 'mode: observe\n' }, () => undefined],
    ['where nobody is to be asked', { config: 'status: { ask: none }\n' }, () => undefined],
    ['where the label no-nag stands', {}, (scene, door) => scene.repo.addLabel(door, 'no-nag')],
    ['where the app is to stay away', {}, (scene, door) => scene.repo.addLabel(door, 'async: skip')],
    ['where the issue is locked', {}, (scene, door) => scene.repo.lock(door)],
    ['where it is closed', {}, (scene, door) => scene.repo.close(door)],
  ] as const satisfies readonly (readonly [
    string,
    { readonly config?: string },
    (scene: Awaited<ReturnType<typeof startScene>>, door: number) => void,
  ])[])('%s', async (_, options, then) => {
    const scene = await startScene(options);
    const door = track(scene.repo, 'ben', 'The door');
    then(scene, door);
    await until(scene.stage, WEEK_LATER);
    expect(calls(scene)).toEqual([]);
  });

  test('while it is put off, and then in the morning', async () => {
    const scene = await startScene();
    const door = track(scene.repo, 'ben', 'The door');
    await until(scene.stage, '2026-03-20T12:00Z');
    const [said, meant] = ['/snooze 4d', '/snooze soon'].map((body) => scene.repo.comment(door, { by: 'ben', body }));
    await until(scene.stage, WEEK_LATER);
    expect(calls(scene)).toEqual([`2026-03-20T09:00 ben #${door}`, `2026-03-24T09:00 ben #${door}`]);
    const answers = scene.repo
      .issue(door)
      .comments.flatMap(({ id, reactions }) => reactions.map(({ content }) => [id, content]));
    expect(answers).toEqual([
      [said, '+1'],
      [meant, 'confused'],
    ]);
  });

  test('by a stranger, who puts nothing off for others; whoever has write access does', async () => {
    const scene = await startScene();
    const [door, pump] = [track(scene.repo, 'ben', 'The door'), track(scene.repo, 'chidi')];
    scene.repo.setPermission('dora', 'write');
    scene.repo.comment(door, { by: 'eve', body: '/snooze 30d' });
    scene.repo.comment(pump, { by: 'dora', body: '/snooze 30d' });
    await until(scene.stage, '2026-03-21T00:00Z');
    expect(calls(scene)).toEqual([`2026-03-20T09:00 ben #${door}`]);
  });

  test('while they are away; whoever covers is, in their own hours', async () => {
    const away = `people:
  timezone: Europe/Lisbon
  members:
    ben: { away: [{ dates: 2026-03-19..22, cover: chidi }] }
    ana: { away: [2026-03-19..22] }
    chidi: { timezone: Asia/Kathmandu, hours: 10:00-18:00 }
`;
    const scene = await startScene({ people: away });
    const [door, pump] = [track(scene.repo, 'ben', 'The door'), track(scene.repo, 'ana')];
    await until(scene.stage, '2026-03-23T12:00Z');
    // 10:00 in Kathmandu is 4:15 elsewhere.
    expect(calls(scene)).toEqual([
      `2026-03-20T04:15 chidi #${door}`,
      `2026-03-23T09:00 ana #${pump}`,
      `2026-03-23T09:00 ben #${door}`,
    ]);
  });
});

test('an update by whoever covers, once asked, counts like one by the owner', async () => {
  const people =
    'people: { timezone: Europe/Lisbon, members: { ben: { away: [{ dates: 2026-03-19..22, cover: chidi }] }, chidi: {} } }\n';
  const scene = await startScene({ people });
  const door = track(scene.repo, 'ben', 'The door');
  await until(scene.stage, '2026-03-20T12:00Z');
  scene.repo.comment(door, { by: 'chidi', body: '/status at-risk "The hinge is late"' });
  await until(scene.stage, WEEK_LATER);
  expect(calls(scene)).toEqual([`2026-03-20T09:00 chidi #${door}`]);
});

test('nobody covers who is no member and has no part in the repository', async () => {
  const people = 'people: { timezone: Europe/Lisbon, issue: 1 }\n';
  const scene = await startScene({ people });
  const issue = scene.repo.openIssue({ by: 'ana', title: 'When we work', body: 'Days off.' });
  const door = track(scene.repo, 'ben', 'The door');
  for (const login of ['ben', 'dora']) scene.repo.setPermission(login, 'triage');
  scene.repo.comment(issue, { by: 'ben', body: '/away 2026-03-19..22 cover @torvalds' });
  await until(scene.stage, '2026-03-21T00:00Z');
  expect(calls(scene)).toEqual([]);
  scene.repo.comment(issue, { by: 'ben', body: '/away 2026-03-26..29 cover @dora' });
  await until(scene.stage, '2026-03-28T00:00Z');
  expect(calls(scene)).toEqual([
    `2026-03-23T09:00 ben #${door}`,
    `2026-03-24T09:00 ben #${door}`,
    `2026-03-27T09:00 dora #${door}`,
  ]);
});

test('nobody is called by a stranger who names them as their cover, and no agent covers', async () => {
  const people = 'people: { timezone: Europe/Lisbon, issue: 1, members: { robo: {}, ben: {} } }\n';
  const scene = await startScene({ people, config: 'status: { ask: all }\n', scope: '{ grace: 0m, agents: [robo] }' });
  const issue = scene.repo.openIssue({ by: 'ana', title: 'When we work', body: 'Days off.' });
  const door = track(scene.repo, 'ben', 'The door');
  const mine = scene.repo.openIssue({ by: 'eve', title: 'Status: mine', body: 'Mine.' });
  scene.repo.setPermission('dora', 'triage');
  scene.repo.setPermission('robo', 'write');
  scene.repo.comment(issue, { by: 'eve', body: '/away 2026-03-19..22 cover @dora' });
  scene.repo.comment(issue, { by: 'ben', body: '/away 2026-03-19..22 cover @robo' });
  await until(scene.stage, '2026-03-24T00:00Z');
  expect(calls(scene)).toEqual([`2026-03-23T09:00 ben #${door}`, `2026-03-23T09:00 eve #${mine}`]);
});

describe('a server that was down', () => {
  test('in the morning calls later on that day', async () => {
    const scene = await startScene();
    const door = track(scene.repo, 'ben', 'The door');
    await until(scene.stage, '2026-03-20T08:00Z');
    scene.stage.kill();
    await until(scene.stage, '2026-03-20T14:30Z');
    await scene.stage.boot();
    await remindNow(scene);
    await until(scene.stage, '2026-03-21T00:00Z');
    expect(calls(scene)).toEqual([`2026-03-20T14:30 ben #${door}`]);
  });

  test('all day and in the night calls on the next day of work, and twice all the same', async () => {
    const scene = await startScene();
    const door = track(scene.repo, 'ben', 'The door');
    await until(scene.stage, '2026-03-20T08:00Z');
    scene.stage.kill();
    await until(scene.stage, '2026-03-20T20:00Z');
    await scene.stage.boot();
    await remindNow(scene);
    await until(scene.stage, WEEK_LATER);
    expect(calls(scene)).toEqual([`2026-03-23T09:00 ben #${door}`, `2026-03-24T09:00 ben #${door}`]);
  });

  test('and comes back after it called calls nobody twice, though what it had claimed is lost', async () => {
    const scene = await startScene();
    const [door] = [track(scene.repo, 'ben', 'The door'), track(scene.repo, 'ben')];
    await until(scene.stage, '2026-03-20T10:00Z');
    // What is left in its place is asked of the same person on the same day.
    scene.repo.close(door);
    scene.stage.kill();
    await scene.stage.store.delete('reminded:' + `${scene.repo.ref().installation}:ben:2026-03-20`);
    await forget(scene);
    await scene.stage.boot();
    await remindNow(scene);
    await until(scene.stage, '2026-03-21T00:00Z');
    expect(calls(scene)).toEqual([`2026-03-20T09:00 ben #${door}`]);
  });

  test('and was killed between the claim and the comment calls on another day, never twice', async () => {
    const scene = await startScene();
    const door = track(scene.repo, 'ben', 'The door');
    await until(scene.stage, '2026-03-20T08:00Z');
    await scene.stage.store.set(`reminded:${scene.repo.ref().installation}:ben:2026-03-20`, 'claimed', DAY);
    await until(scene.stage, WEEK_LATER);
    expect(calls(scene)).toEqual([`2026-03-23T09:00 ben #${door}`, `2026-03-24T09:00 ben #${door}`]);
  });
});

describe('requests', () => {
  test('are none before something may be due, and few on a day on which it is', async () => {
    const scene = await startScene();
    track(scene.repo, 'ben', 'The door');
    await until(scene.stage, '2026-03-17T10:00Z');
    let mark = scene.stage.github.requests.mark();
    for (let hours = 0; hours < 12; hours += 1) {
      await remindNow(scene);
      await scene.stage.pass(HOUR);
    }
    expect(scene.stage.calls(mark)).toEqual({ reads: 0, writes: 0 });
    await until(scene.stage, '2026-03-20T08:59Z');
    mark = scene.stage.github.requests.mark();
    await until(scene.stage, '2026-03-20T09:00Z');
    expect(scene.stage.github.requests.reads(mark).map(({ operation }) => operation)).toEqual([
      'Facts',
      'ReminderCandidates',
      'ReminderThreads',
      'issues/list-comments-for-repo',
      'ReminderFinished',
    ]);
    expect(scene.stage.written(mark)).toEqual(['issues/create-comment']);
  });
});

/** Takes away what is written down of the next look. */
async function forget(scene: Awaited<ReturnType<typeof startScene>>): Promise<void> {
  const { installation, owner, repo } = scene.repo.ref();
  await scene.stage.store.delete(`next:reminders:${installation}/${owner}/${repo}`);
}

describe('several processes', () => {
  test('that look at the same moment call once', async () => {
    const scene = await startScene({ isShared: true });
    const door = track(scene.repo, 'ben', 'The door');
    await until(scene.stage, '2026-03-20T08:59Z');
    const second = startSecond(scene.stage, true);
    await second.queue.add({ ...scene.repo.ref(), kind: 'reminders' }, { at: Date.parse('2026-03-20T09:00Z') });
    await until(scene.stage, '2026-03-20T09:00Z');
    await vi.waitFor(async () => {
      await scene.stage.rest();
      expect(await second.queue.counts()).toMatchObject({ running: 0, ready: 0 });
    }, PATIENCE);
    expect(calls(scene)).toEqual([`2026-03-20T09:00 ben #${door}`]);
  });

  test('of which one runs are armed by the hourly visit, also after what they held is lost', async () => {
    const scene = await startScene({ upkeep: true, startsAt: Date.parse('2026-03-20T06:00Z') });
    const door = scene.repo.openIssue({ by: 'ben', title: 'The door', labels: ['update: weekly'] });
    scene.stage.kill();
    await forget(scene);
    // Opened on Friday, it owes nothing before the next one.
    await until(scene.stage, '2026-03-27T06:00Z');
    await scene.stage.boot();
    await until(scene.stage, '2026-03-27T09:30Z');
    expect(calls(scene)).toEqual([`2026-03-27T09:00 ben #${door}`]);
  });
});

test('a server that knows no sub-issues has a draft without them', async () => {
  const scene = await startScene();
  const door = track(scene.repo, 'ben', 'The door');
  const message = "Field 'subIssues' doesn't exist on type 'Issue'";
  scene.stage.github.faults.add({
    match: { operation: 'ReminderFinished' },
    times: 1,
    fault: { type: 'graphql-error', message },
  });
  await until(scene.stage, '2026-03-21T00:00Z');
  expect(calls(scene)).toEqual([`2026-03-20T09:00 ben #${door}`]);
});

test('a comment that GitHub does not take keeps nobody else from theirs, and is tried no second time on that day', async () => {
  const scene = await startScene({ people: 'people: { timezone: Europe/Lisbon }\n' });
  const [door, pump] = [track(scene.repo, 'ben', 'The door'), track(scene.repo, 'ana')];
  const fault = { type: 'status', status: 403, when: 'before' } as const;
  scene.stage.github.faults.add({
    match: { operation: 'issues/create-comment', path: `/repos/octo/hello/issues/${door}/comments` },
    times: 1,
    fault,
  });
  await until(scene.stage, '2026-03-20T20:00Z');
  expect(calls(scene)).toEqual([`2026-03-20T09:00 ana #${pump}`]);
});
