import { expect, test } from 'vitest';
import type { Ask } from '../../../../src/shell/github/client/ask.js';
import { Configurations } from '../../../../src/shell/github/configuration/configurations.js';
import { SimulatedClock } from '../../simulated-clock.js';

const REF = { installation: 1, owner: 'octo', repo: 'hello' };
const NONE = { repository: null, organisation: null, templates: [], isPrivate: false };
const TEXT = 'version: 1\ntemplates: { change: {} }\n';

/** Answers any blob with the same text. */
const ask: Ask = (_ref, _query, variables, schema) => {
  const blob = { oid: variables['b0'], isBinary: false, isTruncated: false, text: TEXT };
  return Promise.resolve(schema.parse({ repository: { defaultBranchRef: null, b0: blob } }));
};

test('proposed configurations are kept while they are few: a fork can push one after the other', async () => {
  const configurations = new Configurations(ask, new SimulatedClock());
  const propose = async (oid: string) => {
    const state = await configurations.loadProposed(REF, NONE, { path: '.github/async.yml', oid, bytes: 40 }, 'en');
    return state.status === 'valid' ? state.config : null;
  };
  const first = await propose('first');
  expect(first).not.toBeNull();
  expect(await propose('first')).toBe(first);
  for (let count = 0; count < 32; count += 1) await propose(`other-${count}`);
  expect(await propose('first')).not.toBe(first);
});
