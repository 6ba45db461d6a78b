import { describe, expect, test } from 'vitest';
import { persevere } from '../../../../src/entry/cli/remove/persevere.js';
import { FailureError, type Failure } from '../../../../src/shell/github/client/errors.js';
import { Pacing } from '../../../../src/shell/github/client/pacing.js';
import { SimulatedClock } from '../../../shell/simulated-clock.js';

function retry(afterMs: number | null, reason = 'status-502'): Failure {
  return { kind: 'retry', afterMs, scope: reason === 'rate-limit' ? 'installation' : 'item', reason };
}

/** Makes a request that fails in these ways, then answers; returns what came of it, and after how long. */
async function meet(failures: readonly Failure[]) {
  const clock = new SimulatedClock();
  const said: string[] = [];
  const left = [...failures];
  const asking = {
    pacing: new Pacing({ clock, writes: 'on' }),
    installation: 1,
    clock,
    warn: (text: string) => void said.push(text),
  };
  let tries = 0;
  const request = persevere(asking, 'write', () => {
    tries += 1;
    const failure = left.shift();
    return failure === undefined ? Promise.resolve('done') : Promise.reject(new FailureError(failure));
  }).catch((error: unknown) => (error instanceof FailureError ? error.failure.reason : 'unknown'));
  await clock.finish();
  return { answer: await request, after: clock.now(), said, tries };
}

describe('a request', () => {
  test('that is not answered is made again, each time after twice as long', async () => {
    expect(await meet([retry(null), retry(null), retry(null)])).toMatchObject({ answer: 'done', after: 7_000 });
  });

  test('that GitHub puts off waits as long as it asks, and says so', async () => {
    const { answer, after, said } = await meet([retry(60_000, 'rate-limit')]);
    expect([answer, after]).toEqual(['done', 60_000]);
    expect(said).toEqual(['GitHub asks to wait 60 seconds.\n']);
  });

  test('that GitHub puts off for longer than five minutes is left to another run', async () => {
    expect(await meet([retry(300_001, 'rate-limit')])).toMatchObject({ answer: 'rate-limit', after: 0, said: [] });
  });

  test('that is never answered is made six times', async () => {
    const { answer, tries } = await meet(Array.from({ length: 9 }, () => retry(null)));
    expect([answer, tries]).toEqual(['status-502', 6]);
  });

  test.each<Failure>([{ kind: 'give-up', reason: 'missing-permission' }, retry(null, 'status-401')])(
    'that is refused ($reason) is not made again',
    async (failure) => {
      expect(await meet([failure, failure])).toMatchObject({ answer: failure.reason, after: 0 });
    },
  );
});
