import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { systemClock } from '../../../../src/shell/clock.js';
import { askVia, MissingScopeError, UnknownFieldError } from '../../../../src/shell/github/client/ask.js';
import type { Answer, Client } from '../../../../src/shell/github/client/client.js';
import { Pacing } from '../../../../src/shell/github/client/pacing.js';

const ref = { installation: 1, owner: 'octo', repo: 'hello' };
const schema = z.object({ repository: z.object({ name: z.string() }), organisation: z.object({}).nullable() });
const data = { repository: { name: 'hello' }, organisation: null };

function ask(answer: Partial<Answer>) {
  const client = { graphql: () => Promise.resolve({ data: null, errors: [], headers: {}, ...answer }) };
  const pacing = new Pacing({ clock: systemClock, writes: 'on' });
  return askVia({ connect: () => client as unknown as Client, pacing, clock: systemClock })(ref, '{}', {}, schema);
}

describe('an answer', () => {
  test.each(['NOT_FOUND', 'FORBIDDEN'])('without an organisation file is whole (%s)', async (type) => {
    const errors = [{ type, path: ['organisation'], message: 'Could not resolve to a Repository' }];
    expect(await ask({ data, errors })).toEqual(data);
  });

  test.each(['NOT_FOUND', 'FORBIDDEN'])('without the name of a team is whole (%s)', async (type) => {
    const path = ['repository', 'item', 'reviewRequests', 'nodes', 0, 'requestedReviewer'];
    expect(await ask({ data, errors: [{ type, path, message: '' }] })).toEqual(data);
  });

  test('that a token may not have for its scopes says so', async () => {
    const errors = [{ type: 'INSUFFICIENT_SCOPES', message: 'Your token has not been granted the required scopes' }];
    await expect(ask({ errors })).rejects.toMatchObject({
      cause: expect.any(MissingScopeError) as unknown,
      failure: { reason: 'graphql-error' },
    });
  });

  test.each([
    [
      'an organisation that could not be read',
      [{ path: ['organisation'], message: 'Something went wrong' }],
      'graphql-error',
    ],
    [
      'an organisation’s part that could not be',
      [{ type: 'FORBIDDEN', path: ['organisation', 'config'], message: '' }],
      'forbidden at organisation.config',
    ],
    ['an item that is not there', [{ type: 'NOT_FOUND', path: ['repository', 'item'], message: '' }], 'not-found'],
    ['a timeout', [{ message: 'timeout' }], 'graphql-error'],
  ])('with %s is no answer', async (_, errors, reason) => {
    await expect(ask({ data, errors })).rejects.toMatchObject({ failure: { reason } });
  });

  test('with something null that never is, is asked for again and never read as empty', async () => {
    await expect(ask({ data: { repository: { name: null }, organisation: null } })).rejects.toMatchObject({
      failure: { kind: 'retry', scope: 'item', reason: 'partial answer at repository.name' },
    });
  });

  test('of a server without issue types says so', async () => {
    const errors = [{ message: "Field 'issueType' doesn't exist on type 'Issue'" }];
    await expect(ask({ errors })).rejects.toMatchObject({ cause: expect.any(UnknownFieldError) as unknown });
  });
});
