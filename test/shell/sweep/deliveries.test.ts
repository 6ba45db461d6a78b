import { Octokit } from '@octokit/rest';
import { describe, expect, it } from 'vitest';
import { readAttempts } from '../../../src/shell/sweep/deliveries.js';

const AT = '2026-03-02T09:00:00Z';

/** An app whose list of deliveries is one page. */
function appWith(page: unknown): Octokit['rest'] {
  const headers = { 'content-type': 'application/json' };
  const fetch = () => Promise.resolve(new Response(JSON.stringify(page), { headers }));
  return new Octokit({ request: { fetch } }).rest;
}

const row = (id: number, fields: object = {}) => ({
  id,
  guid: `guid-${id}`,
  delivered_at: AT,
  status: 'failed to connect to host',
  status_code: 502,
  event: 'merge_group',
  action: 'checks_requested',
  ...fields,
});

const asked = { status: 'failure', since: null, cursor: null, maxPages: 1 } as const;

describe('a list of deliveries', () => {
  it('loses none to one that cannot be read', async () => {
    const page = [row(3), row(2, { delivered_at: null }), row(1)];
    const { list } = await readAttempts(appWith(page), asked);
    expect(list.map(({ id }) => id)).toEqual(['3', '1']);
  });

  it.each([
    ['no entry that can be read', [{}, {}]],
    ['another shape', { message: 'ok' }],
  ])('with %s is read again rather than taken for an empty one', async (_, page) => {
    await expect(readAttempts(appWith(page), asked)).rejects.toThrow('partial answer');
  });
});
