import { expect, test } from 'vitest';
import { loadConfig } from '../../../../src/core/loading/load-config.js';
import type { Ask } from '../../../../src/shell/github/client/ask.js';
import { Previews } from '../../../../src/shell/github/reading/previews.js';

function stateOf(text: string) {
  const repository = { path: '.github/async.yml', text };
  const loaded = loadConfig({ repositoryName: 'octo/hello', repository, organisation: null, templates: [] });
  if (loaded.status !== 'valid') throw new Error(JSON.stringify(loaded));
  return { ...loaded, since: null, changedAt: null };
}

test('pages full of long bodies are held for few previews at once, however many forks propose something', async () => {
  let open = 0;
  let most = 0;
  const ask: Ask = async (_ref, _query, _variables, schema) => {
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    const items = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
    return schema.parse({ repository: { items } });
  };
  const previews = new Previews(ask);
  const before = stateOf('version: 1\ntemplates: { change: {} }\n');
  const after = stateOf('version: 1\ntemplates: { change: {}, brief: {} }\n');
  const read = (number: number) => {
    const ref = { installation: number, owner: 'octo', repo: 'hello' };
    const subject = { ref, number, key: String(number), before, after };
    return previews.read(subject, { isAnew: false, issueTypes: true });
  };
  const found = await Promise.all(Array.from({ length: 12 }, (_, number) => read(number)));
  expect(found.every((preview) => preview !== null && preview !== 'unavailable')).toBe(true);
  expect(most).toBe(2);
});
