import { describe, expect, it } from 'vitest';
import type { Ask } from '../../../../src/shell/github/client/ask.js';
import { FailureError } from '../../../../src/shell/github/client/errors.js';
import { ExtendedFiles } from '../../../../src/shell/github/configuration/extended.js';
import { SimulatedClock } from '../../simulated-clock.js';

const REF = { installation: 1, owner: 'octo', repo: 'hello' };

function filesOf(fault: ConstructorParameters<typeof FailureError>[0]): ExtendedFiles {
  const ask: Ask = () => Promise.reject(new FailureError(fault));
  return new ExtendedFiles(ask, new SimulatedClock());
}

describe('the files that a configuration builds on', () => {
  it('are parsed once, however often one asks whether they are still the same', async () => {
    let times = 0;
    const own = {
      path: '.github/async.yml',
      get text() {
        times += 1;
        return 'version: 1\nextends: octo/standards\n';
      },
    };
    const files = filesOf({ kind: 'give-up', reason: 'not-found' });
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await files.follow(REF, own, false)).key).toBe('octo/standards:missing');
    }
    expect(times).toBe(1);
  });

  it.each(['unknown-field Repository.isPrivate', 'status-422'])(
    'are not taken for missing where GitHub answers %s',
    async (reason) => {
      const own = { path: '.github/async.yml', text: 'version: 1\nextends: octo/standards\n' };
      await expect(filesOf({ kind: 'give-up', reason }).follow(REF, own, false)).rejects.toThrow(reason);
    },
  );
});
