import { describe, expect, test, vi } from 'vitest';
import { startRecords, us } from './record-stage.js';
import type { RecordStage } from './record-stage.js';
import { PATIENCE, startSecond } from './second-process.js';

const HOUR = 3_600_000;

/** All that it takes, in order; between any two of them a process may end, and the answer to each may be lost. */
const CALLS = [
  'issues/update-comment',
  'issues/add-labels',
  'git/create-tree',
  'git/create-commit',
  'git/create-ref',
  'pulls/list',
  'pulls/create',
];

/** A decision that everybody approves of, and on which one word is missing. */
async function beforeAcceptance(records: RecordStage): Promise<number> {
  const { open, say } = records;
  const number = await open();
  await say(number, 'ana', '/propose');
  await say(number, 'ira', '/approve');
  await say(number, 'olga', '/approve');
  return number;
}

/** There is one of each, and each leads to the next. */
function expectOne({ repo, pulls, line, record }: RecordStage, number: number): void {
  expect(pulls()).toHaveLength(1);
  const [pull = 0] = pulls();
  expect(repo.issue(pull)).toMatchObject({ author: us, state: 'open' });
  expect(repo.notifications().filter((told) => told.number === pull)).toHaveLength(1);
  expect(record(number)).toContain('status: accepted\n');
  expect(line(number)).toContain(`it is in the pull request [#${pull}](`);
  expect(repo.issue(number).comments.filter(({ author }) => author === us)).toHaveLength(1);
}

describe('the record of a decision is put forward once', () => {
  test.each(CALLS)('although the process ends at %s', async (operation) => {
    const records = await startRecords({ upkeep: true });
    const { stage, repo } = records;
    const number = await beforeAcceptance(records);
    let isOver = false;
    stage.github.faults.setSource((request) => {
      if (request.operation === operation && !isOver) {
        isOver = true;
        stage.kill();
      }
      return null;
    });
    repo.comment(number, { by: 'olga', body: '/accept because a larger machine would be needed by summer' });
    await stage.rest();
    expect(isOver).toBe(true);
    stage.github.faults.clear();
    await stage.boot();
    await stage.pass(HOUR);
    expectOne(records, number);
    expect(stage.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test.each(
    CALLS.flatMap((operation) =>
      (['before', 'after'] as const).map((when): [string, 'before' | 'after'] => [operation, when]),
    ),
  )('although the answer to %s is lost %s it took effect', async (operation, when) => {
    const records = await startRecords();
    const { stage, say } = records;
    const number = await beforeAcceptance(records);
    stage.github.faults.add({ match: { operation }, fault: { type: 'status', status: 503, when } });
    await say(number, 'olga', '/accept because a larger machine would be needed by summer');
    await stage.pass(60_000);
    expectOne(records, number);
  });

  test.each([0, 4_000, 20_000])('although reads trail by %i milliseconds', async (lag) => {
    const records = await startRecords();
    const { stage, say } = records;
    const number = await beforeAcceptance(records);
    await stage.pass(60_000);
    stage.github.setReadLag(lag);
    const mark = stage.github.requests.mark();
    await say(number, 'olga', '/accept because a larger machine would be needed by summer');
    await stage.pass(2 * 60_000);
    stage.github.setReadLag(0);
    await stage.pass(60_000);
    expectOne(records, number);
    expect(stage.written(mark).filter((operation) => operation.startsWith('git/'))).toHaveLength(3);
  });

  test('where somebody closes it before reads show that it was opened', async () => {
    const records = await startRecords();
    const { stage, repo, say, touch, pulls, line } = records;
    const number = await beforeAcceptance(records);
    await stage.pass(60_000);
    stage.github.faults.setSource(({ operation }) => {
      if (operation === 'pulls/create') stage.github.setReadLag(25_000);
      return null;
    });
    await say(number, 'olga', '/accept because a larger machine would be needed by summer');
    const [pull = 0] = pulls();
    repo.close(pull, { by: 'olga' });
    await stage.stop();
    await stage.boot();
    const mark = stage.github.requests.mark();
    await touch(number);
    await stage.pass(2 * 60_000);
    expect(pulls()).toEqual([pull]);
    expect(line(number)).toContain('was closed without merging');
    expect(stage.github.requests.reads(mark).map(({ operation }) => operation)).toContain('pulls/list');
  });

  test.each([true, false])(
    'by two processes at once (with a store that both share: %s)',
    async (isShared) => {
      const records = await startRecords({ isShared });
      const { stage, repo, touch } = records;
      const number = await beforeAcceptance(records);
      await stage.pass(60_000);
      stage.github.deliverTo(null);
      repo.comment(number, { by: 'olga', body: '/accept because a larger machine would be needed by summer' });
      await stage.github.settled();
      const payload = stage.github.deliveries.findLast(({ event }) => event === 'issue_comment')?.payload;
      const second = startSecond(stage, isShared);
      await Promise.all([
        stage.engine.receive({ id: 'first', name: 'issue_comment', payload }),
        second.receive({ id: 'second', name: 'issue_comment', payload }),
      ]);
      await vi.waitFor(async () => {
        await stage.clock.advance(200);
        expect(await second.queue.counts()).toMatchObject({ running: 0, ready: 0, waiting: 0 });
        expect(await stage.engine.queue.counts()).toMatchObject({ running: 0, ready: 0, waiting: 0 });
      }, PATIENCE);
      await touch(number);
      expectOne(records, number);
    },
    60_000,
  );
});
