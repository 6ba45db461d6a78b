import { Octokit } from '@octokit/rest';
import { describe, expect, test } from 'vitest';
import { describeError } from '../../src/shell/describe-error.js';
import { FailureError } from '../../src/shell/github/client/errors.js';

const CANARY = 'canary-4711';

/** As Octokit makes it of an answer: with the request, its text, and GitHub's words. */
const requestError = await refusedByGitHub();

async function refusedByGitHub(): Promise<unknown> {
  const answer = Response.json({ message: `Validation Failed: "${CANARY}"` }, { status: 422 });
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const octokit = new Octokit({ log, auth: `ghs_${CANARY}`, request: { fetch: () => Promise.resolve(answer) } });
  const item = { owner: CANARY, repo: CANARY, issue_number: 1 };
  return octokit.rest.issues.createComment({ ...item, body: CANARY }).catch((error: unknown) => error);
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('what is told of an error', () => {
  test('is needed: all that it has would tell everything', () => {
    expect(JSON.stringify(requestError)).toContain(CANARY);
  });

  test.each<[string, () => unknown]>([
    ['a request that failed', () => requestError],
    [
      'a failure that has one as its cause',
      () => new FailureError({ kind: 'give-up', reason: 'status-422' }, { cause: requestError }),
    ],
    ['what JSON.parse could not read', () => thrownBy(() => JSON.parse(`{${CANARY}`))],
    [
      'a value with something of its own',
      () => Object.assign(new Error('x'), { body: CANARY, code: CANARY, name: `${CANARY} ` }),
    ],
    ['several in one', () => new AggregateError([new Error(CANARY)], CANARY)],
    [
      'a message in the form of a stack',
      () => new Error(`x\n    at ${CANARY} (/app/x.js:1:1)\n    at ${CANARY} (/app/x.js:1:1)`),
    ],
    [
      'a message that was changed later',
      () => Object.assign(new Error(`x\n    at ${CANARY} (/app/x.js:1:1)`), { message: 'y' }),
    ],
    [
      'a message that is a part of its type',
      () => Object.assign(new Error(`E\n    at ${CANARY} (/a.js:1:1)`), { message: 'E' }),
    ],
    [
      'a stack that somebody wrote',
      () => Object.assign(new Error('x'), { stack: `Error: x${CANARY}\n    at ${CANARY}` }),
    ],
    ['text that was thrown', () => CANARY],
    ['something like an error', () => ({ message: CANARY, stack: CANARY })],
  ])('holds no content: %s', (_, make) => {
    expect(JSON.stringify(describeError(make()))).not.toContain('canary');
  });

  test('is what it is, its codes, and where it arose', () => {
    expect(describeError(requestError)).toMatchObject({
      type: 'RequestError',
      status: 422,
      at: expect.arrayContaining([expect.stringMatching(/^fetchWrapper \(.*request.*:\d+:\d+\)$/)]) as unknown,
    });
    const failed = new FailureError({ kind: 'give-up', reason: 'forbidden' }, { cause: new TypeError('x') });
    expect(describeError(failed)).toMatchObject({ reason: 'forbidden', cause: { type: 'TypeError' } });
    expect(describeError(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))).toMatchObject({
      code: 'ECONNREFUSED',
    });
    const ofNode = thrownBy(() => new URL('no address'));
    expect(describeError(ofNode)).toMatchObject({ code: 'ERR_INVALID_URL' });
    expect(describeError(ofNode).at.length).toBeGreaterThan(0);
  });

  test('ends, however long the chain of causes', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000);
  });

  test('has no message, by which a log would take it for the error', () => {
    expect(describeError(new Error('x'))).not.toHaveProperty('message');
  });
});
