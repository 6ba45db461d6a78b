import { describe, expect, test } from 'vitest';
import { beginsAsPage } from '../../../src/core/rollup/publishing/page-body.js';
import { DAY, FRIDAY, HOUR, MONDAY_NINE, rollupConfig, startRollup, us } from './publishing-stage.js';
import type { RollupStage } from './publishing-stage.js';

const MINUTE = 60_000;

/** The page of the first Monday stands since an hour. */
async function startWithPage(
  ...given: Parameters<typeof startRollup>
): Promise<RollupStage & { readonly number: number }> {
  const rollup = await startRollup(...given);
  rollup.happen();
  await rollup.until(MONDAY_NINE + HOUR);
  return { ...rollup, number: rollup.pages()[0]?.number ?? 0 };
}

function notesOf({ stage }: RollupStage): readonly unknown[] {
  return stage.log.flatMap(({ notes }) => (Array.isArray(notes) ? (notes as unknown[]) : []));
}

describe('a server that was down', () => {
  test('over the weekend writes the page as soon as it is there, and says that it is late', async () => {
    const { stage, told, pages, happen } = await startRollup();
    happen();
    await stage.pass(MINUTE);
    await stage.stop();
    await stage.clock.advance(MONDAY_NINE + 26 * HOUR - stage.clock.now());
    await stage.boot({ upkeep: true });
    await stage.pass(5 * MINUTE);
    expect(told()).toEqual(['2026-W47 open']);
    expect(pages()[0]?.body).toContain(
      '\nWritten late, Tue 2026-11-24 11:00 instead of Mon 2026-11-23 09:00, about the week from Mon 2026-11-16 to Sun 2026-11-22.\n',
    );
  });

  test('for three weeks writes the last of them only', async () => {
    const { stage, told, happen, number } = await startWithPage();
    await stage.stop();
    for (let week = 1; week <= 3; week += 1) {
      happen();
      await stage.clock.advance(7 * DAY);
    }
    await stage.boot({ upkeep: true });
    await stage.pass(5 * MINUTE);
    expect(told()).toEqual([`2026-W47 completed, next ${number + 4}`, '2026-W50 open']);
  });

  test('for an hour does not speak of it', async () => {
    const { stage, told, pages, happen } = await startRollup();
    happen();
    await stage.pass(MINUTE);
    await stage.stop();
    await stage.clock.advance(MONDAY_NINE + HOUR - stage.clock.now());
    await stage.boot({ upkeep: true });
    await stage.pass(5 * MINUTE);
    expect(told()).toEqual(['2026-W47 open']);
    expect(pages()[0]?.body).not.toContain('Written late');
  });
});

describe('the first page', () => {
  test('comes at the next time it is due, where the app was installed in the middle of a week', async () => {
    const { stage, told, until, happen } = await startRollup({ startsAt: MONDAY_NINE + DAY, upkeep: true });
    happen();
    await stage.pass(20 * MINUTE);
    expect(told()).toEqual([]);
    await stage.stop();
    await stage.clock.advance(MONDAY_NINE + 7 * DAY - MINUTE - stage.clock.now());
    await stage.boot({ upkeep: true });
    await until(MONDAY_NINE + 7 * DAY + MINUTE);
    expect(told()).toEqual(['2026-W48 open']);
  });

  test('comes at the next time it is due, where a file that was there came to ask for it', async () => {
    const { stage, repo, told, until, happen } = await startRollup(
      {},
      { config: 'version: 1\nscope: { grace: 0m }\n' },
    );
    happen();
    await until(MONDAY_NINE + DAY);
    repo.commitFile('.github/async.yml', rollupConfig());
    await stage.pass(HOUR);
    expect(told()).toEqual([]);
    happen();
    await until(MONDAY_NINE + 7 * DAY + HOUR);
    expect(told()).toEqual(['2026-W48 open']);
  });
});

describe('what people did to a page', () => {
  test('closed, it stays closed, and no second one is written', async () => {
    const { stage, repo, told, number } = await startWithPage();
    repo.close(number, { by: 'ana' });
    await stage.engine.queue.add({ kind: 'week', ...repo.ref() });
    await stage.pass(HOUR);
    expect(told()).toEqual(['2026-W47 completed']);
  });

  test('without its label it is found all the same', async () => {
    const { stage, repo, told, number, until, happen } = await startWithPage();
    repo.removeLabel(number, 'async: roll-up', { by: 'ana' });
    happen();
    await until(MONDAY_NINE + 7 * DAY + HOUR);
    expect(told()).toEqual([`2026-W47 completed, next ${number + 2}`, '2026-W48 open']);
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test.each(['deleted', 'without its marker'])('%s, it is not written again in its week', async (how) => {
    const { stage, repo, pages, number, until, happen } = await startWithPage();
    if (how === 'deleted') repo.deleteIssue(number);
    else repo.editIssue(number, { by: 'ana', body: 'Nothing to see here.' });
    for (let look = 0; look < 3; look += 1) {
      await stage.engine.queue.add({ kind: 'week', ...repo.ref() });
      await stage.pass(HOUR);
    }
    expect(pages()).toEqual([]);
    happen();
    await until(MONDAY_NINE + 7 * DAY + HOUR);
    expect(pages()).toHaveLength(1);
  });

  test('somebody else with the marker has no page', async () => {
    const { stage, repo, pages, told, happen, until } = await startRollup();
    happen();
    await stage.pass(MINUTE);
    const body = '<!-- async-conventions:rollup:v1 2026-W47 -->\nMine.';
    repo.openIssue({ by: 'mallory', title: 'Week 47', body, labels: ['async: roll-up'] });
    await until(MONDAY_NINE + HOUR);
    expect(told()).toEqual(['2026-W47 open']);
    expect(pages()[0]?.author).toBe(us);
  });
});

describe('a page is nothing that the app judges', () => {
  test('whatever its label, its author and its words', async () => {
    const config = `${rollupConfig()}templates: { brief: { match: { labels: ["async: roll-up"] } } }\nscope: { grace: 0m, bots: true }\n`;
    const { stage, repo, number } = await startWithPage({}, { config: config.replace('scope: { grace: 0m }\n', '') });
    repo.addLabel(number, 'decision', { by: 'ana' });
    repo.editIssue(number, { by: 'ana', title: 'Decision: what this is' });
    repo.comment(number, { by: 'ana', body: '/propose this' });
    await stage.pass(HOUR);
    const { comments, labels } = repo.issue(number);
    expect(comments.map(({ author, reactions }) => [author, reactions])).toEqual([['ana', []]]);
    expect(labels).toEqual(['async: roll-up', 'decision']);
  });

  test('while any other issue with that label is', async () => {
    const config = `${rollupConfig()}templates: { brief: { match: { labels: ["async: roll-up"] } } }\n`;
    const { stage, repo } = await startRollup({}, { config });
    const number = repo.openIssue({ by: 'ana', title: 'Not a page', labels: ['async: roll-up'] });
    await stage.pass(MINUTE);
    expect(repo.issue(number).labels).toContain('async: incomplete');
  });
});

describe('/rollup refresh', () => {
  test('from somebody with write access has the page written anew, silently, and gets a thumb', async () => {
    const { stage, repo, number, happen, pages } = await startWithPage();
    const told = repo.notifications().length;
    happen('Forgotten');
    const mark = stage.github.requests.mark();
    repo.comment(number, { by: 'ana', body: 'One is missing.\n\n/rollup refresh' });
    await stage.pass(MINUTE);
    expect(pages()[0]?.body).toContain('written Mon 2026-11-23 10:00');
    expect(repo.issue(number).comments[0]?.reactions).toEqual([{ content: '+1', by: us }]);
    expect(stage.written(mark)).toEqual(
      expect.arrayContaining(['issues/update', 'reactions/create-for-issue-comment']),
    );
    // The new issue and the comment are people's own.
    expect(
      repo
        .notifications()
        .slice(told)
        .map(({ actor }) => actor),
    ).toEqual(['ana', 'ana']);
  });

  test.each([
    ['triage', '/rollup refresh'],
    ['none', '/rollup refresh'],
    ['write', '/rollup again'],
  ] as const)(
    'from somebody with the role %s who says %s gets a puzzled face, and nothing else',
    async (role, body) => {
      const { stage, repo, number, pages } = await startWithPage();
      const before = pages()[0]?.body;
      repo.setPermission('ben', role);
      const mark = stage.github.requests.mark();
      repo.comment(number, { by: 'ben', body });
      await stage.pass(MINUTE);
      expect(pages()[0]?.body).toBe(before);
      expect(repo.issue(number).comments[0]?.reactions).toEqual([{ content: 'confused', by: us }]);
      expect(stage.written(mark)).toEqual(['reactions/create-for-issue-comment']);
    },
  );

  test('is waited for where reads do not show it yet', async () => {
    const { stage, repo, number } = await startWithPage();
    stage.github.setReadLag(3_000);
    repo.comment(number, { by: 'ana', body: '/rollup refresh' });
    await stage.pass(MINUTE);
    expect(repo.issue(number).comments[0]?.reactions).toEqual([{ content: '+1', by: us }]);
  });

  test('said once is carried out once, also where the process ends before the thumb', async () => {
    const { stage, repo, number } = await startWithPage();
    const edits = () => stage.github.requests.all.filter(({ operation }) => operation === 'issues/update').length;
    stage.github.faults.setSource(({ operation }) => {
      if (operation === 'issues/update') stage.kill();
      return null;
    });
    repo.comment(number, { by: 'ana', body: '/rollup refresh' });
    await stage.pass(MINUTE);
    expect([edits(), repo.issue(number).comments[0]?.reactions]).toEqual([1, []]);
    stage.github.faults.clear();
    await stage.boot({});
    const told = stage.github.deliveries.findLast(({ event }) => event === 'issue_comment');
    stage.github.webhooks.redeliver(told?.id ?? 0);
    await stage.pass(MINUTE);
    expect([edits(), repo.issue(number).comments[0]?.reactions]).toEqual([2, [{ content: '+1', by: us }]]);
    await stage.engine.queue.add({ kind: 'week', ...repo.ref() });
    await stage.pass(MINUTE);
    expect(edits()).toBe(2);
  });

  test('keeps that a page was late', async () => {
    const { stage, repo, pages, happen } = await startRollup({ upkeep: true });
    happen();
    await stage.pass(MINUTE);
    await stage.stop();
    await stage.clock.advance(MONDAY_NINE + 26 * HOUR - stage.clock.now());
    await stage.boot();
    await stage.pass(10 * MINUTE);
    repo.comment(pages()[0]?.number ?? 0, { by: 'ana', body: '/rollup refresh' });
    await stage.pass(MINUTE);
    expect(pages()[0]?.body).toContain('\nWritten late, Tue 2026-11-24 11:00 instead of');
    expect(pages()[0]?.body).toContain('written Tue 2026-11-24 11:1');
  });
});

describe('nothing is written', () => {
  test('where the mode is to observe, and the log says what would be', async () => {
    const { stage, repo, until, happen, ...rest } = await startRollup(
      {},
      { config: rollupConfig('', 'mode: observe\n') },
    );
    happen();
    await until(MONDAY_NINE + 3 * HOUR);
    expect(stage.github.requests.writes()).toEqual([]);
    expect(notesOf({ stage, repo, until, happen, ...rest })).toContain(
      'observing: the page of 2026-W47 is not written',
    );
    repo.commitFile('.github/async.yml', rollupConfig());
    happen();
    await until(MONDAY_NINE + 7 * DAY + HOUR);
    expect(rest.told()).toEqual(['2026-W48 open']);
  });

  test('where there are no issues', async () => {
    const rollup = await startRollup({}, { issues: false });
    await rollup.until(MONDAY_NINE + HOUR);
    expect(rollup.stage.github.requests.writes()).toEqual([]);
    expect(notesOf(rollup)).toContain('issues are switched off');
  });

  test('where the repository is archived', async () => {
    const { stage, repo, until, happen } = await startRollup();
    happen();
    await stage.pass(MINUTE);
    repo.archive(true);
    const mark = stage.github.requests.mark();
    await until(MONDAY_NINE + HOUR);
    expect(stage.calls(mark)).toEqual({ reads: 1, writes: 0 });
  });

  test('where the app may not, which the log says', async () => {
    const { stage, told, until, happen } = await startRollup();
    happen();
    await stage.pass(MINUTE);
    stage.github.revokePermission('octo', 'issues');
    await until(MONDAY_NINE + HOUR);
    expect(told()).toEqual([]);
    expect(stage.log).toContainEqual(
      expect.objectContaining({ level: 'warn', outcome: 'give-up', reason: 'missing-permission issues=write' }),
    );
  });
});

describe('pins', () => {
  const pinning = { config: rollupConfig('pin: true') };

  test('of others stay, three of them', async () => {
    const rollup = await startRollup({}, pinning);
    const others = [1, 2, 3].map(() => rollup.happen());
    for (const other of others) rollup.repo.pin(other);
    await rollup.until(MONDAY_NINE + HOUR);
    expect(rollup.repo.pinned()).toEqual([...others].reverse());
    expect(notesOf(rollup)).toContain('not pinned: three other issues are');
  });

  test('that somebody took away stay away, until the next page', async () => {
    const { stage, repo, number, until, happen } = await startWithPage({}, pinning);
    expect(repo.pinned()).toEqual([number]);
    repo.unpin(number, { by: 'ana' });
    await stage.engine.queue.add({ kind: 'week', ...repo.ref() });
    await stage.pass(HOUR);
    expect(repo.pinned()).toEqual([]);
    happen();
    await until(MONDAY_NINE + 7 * DAY + HOUR);
    expect(repo.pinned()).toEqual([number + 2]);
  });

  test('that GitHub refuses are no failure', async () => {
    const rollup = await startRollup({}, pinning);
    const { stage } = rollup;
    stage.github.faults.add({
      match: { operation: 'PinPage' },
      times: Infinity,
      fault: { type: 'graphql-error', message: 'Resource not accessible by integration', errorType: 'FORBIDDEN' },
    });
    rollup.happen();
    await rollup.until(MONDAY_NINE + HOUR);
    expect(rollup.told()).toEqual(['2026-W47 open']);
    expect(notesOf(rollup)).toContain('pin-page: forbidden');
    expect(stage.log.filter(({ level }) => level === 'warn')).toEqual([]);
  });
});

describe('a page that is a discussion', () => {
  const config = rollupConfig('target: discussion, category: weekly-notes');
  const repository = { config, discussions: ['General', 'Weekly notes'] };
  const permissions = { discussions: 'write' } as const;

  test('is created in its category, hands over, and is read in one request', async () => {
    const { stage, repo, until, happen } = await startRollup({ permissions }, repository);
    happen();
    await until(MONDAY_NINE + HOUR);
    happen();
    await until(MONDAY_NINE + 7 * DAY - MINUTE);
    const mark = stage.github.requests.mark();
    await until(MONDAY_NINE + 7 * DAY + HOUR);
    const [first, second] = repo.discussions();
    expect(repo.discussions()).toHaveLength(2);
    expect(first).toMatchObject({ author: us, category: 'weekly-notes', isClosed: true, stateReason: 'RESOLVED' });
    expect(first?.body).toContain(`<!-- async-conventions:rollup-next ${second?.number} -->`);
    expect(second).toMatchObject({ author: us, category: 'weekly-notes', isClosed: false });
    expect(second?.title).toContain('Week 48');
    const reads = stage.github.requests.reads(mark).map(({ operation }) => operation);
    expect(reads).toEqual(['RollupPages', 'WeekChanges', 'WeekWaiting', 'RollupPages', 'RollupPages']);
    expect(stage.written(mark)).toEqual(['CreatePage', 'ClosePage']);
    expect(repo.issues().filter(({ body }) => beginsAsPage(body ?? ''))).toEqual([]);
  });

  test.each(['before', 'after'] as const)(
    'is one although the answer to its creation is lost %s it took effect',
    async (when) => {
      const { stage, repo, until, happen } = await startRollup({ permissions }, repository);
      happen();
      stage.github.faults.add({ match: { operation: 'CreatePage' }, fault: { type: 'status', status: 502, when } });
      await until(MONDAY_NINE + HOUR);
      expect(repo.discussions()).toHaveLength(1);
    },
  );

  test('follows pages that were issues', async () => {
    const { stage, repo, until, happen, number } = await startWithPage(
      { permissions },
      { ...repository, config: rollupConfig() },
    );
    repo.commitFile('.github/async.yml', config);
    await stage.pass(MINUTE);
    happen();
    await until(MONDAY_NINE + 7 * DAY + HOUR);
    const [page] = repo.discussions();
    expect(repo.issue(number)).toMatchObject({ state: 'closed' });
    expect(repo.issue(number).body).toContain(`/discussions/${page?.number})`);
  });

  test('is refused with the name of the permission', async () => {
    const { stage, repo, until, happen } = await startRollup({}, repository);
    happen();
    await until(MONDAY_NINE + HOUR);
    expect(repo.discussions()).toEqual([]);
    expect(stage.log).toContainEqual(
      expect.objectContaining({ level: 'warn', outcome: 'give-up', reason: 'missing-permission discussions=write' }),
    );
  });

  test('is refused where there is no such category, before the week is read', async () => {
    const { stage, repo, until, happen } = await startRollup(
      { permissions },
      { ...repository, discussions: ['General'] },
    );
    happen();
    await until(MONDAY_NINE - MINUTE);
    const mark = stage.github.requests.mark();
    await until(MONDAY_NINE + HOUR);
    expect(repo.discussions()).toEqual([]);
    expect(stage.github.requests.reads(mark).map(({ operation }) => operation)).toEqual(['RollupPages']);
    expect(stage.log).toContainEqual(expect.objectContaining({ reason: 'no such category of discussions' }));
  });
});

test('a configuration that asks for another day is heeded at once', async () => {
  const { stage, repo, told, until, happen } = await startRollup();
  happen();
  await until(FRIDAY + HOUR);
  repo.commitFile('.github/async.yml', rollupConfig().replace('mon', 'sun'));
  await stage.pass(MINUTE);
  await until(MONDAY_NINE - DAY + HOUR);
  expect(told()).toEqual(['2026-W47 open']);
});
