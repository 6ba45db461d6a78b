import { describe, expect, test } from 'vitest';
import { FailureError, failureOfFaults, readFailure } from '../../../../src/shell/github/client/errors.js';
import type { Failure } from '../../../../src/shell/github/client/errors.js';

const NOW = Date.UTC(2026, 0, 5, 12);

function http(status: number, headers: Record<string, string> = {}, message = 'no'): Error {
  return Object.assign(new Error(message), { name: 'HttpError', status, response: { status, headers, data: {} } });
}

const retry = (scope: 'item' | 'installation', reason: string, afterMs: number | null = null): Failure => ({
  kind: 'retry',
  afterMs,
  scope,
  reason,
});

describe('a failed request', () => {
  const reset = String(NOW / 1000 + 90);
  test.each<[string, Error, Failure]>([
    ['404: what was asked for is gone', http(404), { kind: 'give-up', reason: 'not-found' }],
    ['410: gone for good', http(410), { kind: 'give-up', reason: 'not-found' }],
    ['422: it will not be taken the next time either', http(422), { kind: 'give-up', reason: 'status-422' }],
    ['451: not for us', http(451), { kind: 'give-up', reason: 'status-451' }],
    ['403: not allowed', http(403), { kind: 'give-up', reason: 'forbidden' }],
    [
      '403 that names the missing permission',
      http(403, { 'x-accepted-github-permissions': 'issues=write; pull_requests=write' }),
      { kind: 'give-up', reason: 'missing-permission issues=write; pull_requests=write' },
    ],
    [
      '403 with a header that is no permission',
      http(403, { 'x-accepted-github-permissions': '<b>' }),
      { kind: 'give-up', reason: 'forbidden' },
    ],
    [
      '403 with retry-after: a secondary limit',
      http(403, { 'retry-after': '30' }),
      retry('installation', 'rate-limit', 30_000),
    ],
    [
      '403 in GitHub’s words for a secondary limit, without a time',
      http(403, {}, 'You have exceeded a secondary rate limit.'),
      retry('installation', 'rate-limit', 60_000),
    ],
    [
      '403 with nothing left: until the reset and a second',
      http(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }),
      retry('installation', 'rate-limit', 91_000),
    ],
    [
      'a reset that passed already',
      http(429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }),
      retry('installation', 'rate-limit', 1_000),
    ],
    ['429 without a word', http(429), retry('installation', 'rate-limit', 60_000)],
    ['429 with an absurd time', http(429, { 'retry-after': '1e9' }), retry('installation', 'rate-limit', 7_200_000)],
    ['429 with a time that is none', http(429, { 'retry-after': 'soon' }), retry('installation', 'rate-limit', 60_000)],
    ['500', http(500), retry('item', 'status-500')],
    ['502', http(502), retry('item', 'status-502')],
    ['503 that says when', http(503, { 'retry-after': '5' }), retry('item', 'status-503', 5_000)],
    ['401: a token that just ran out', http(401), retry('item', 'status-401')],
    ['409', http(409), retry('item', 'status-409')],
    ['no answer at all', new TypeError('fetch failed'), retry('item', 'no-answer')],
    [
      'no connection, which Octokit gives a status of its own',
      Object.assign(new Error('read ECONNRESET'), { name: 'HttpError', status: 500, request: {} }),
      retry('item', 'no-connection'),
    ],
    [
      'what is known already, in Octokit’s wrapping',
      new Error('x', { cause: new FailureError(retry('item', 'x')) }),
      retry('item', 'x'),
    ],
    ['what is known already', new FailureError(retry('item', 'x')), retry('item', 'x')],
  ])('%s', (_, error, failure) => {
    expect(readFailure(error, NOW)).toEqual(failure);
  });
});

describe('a GraphQL answer with errors', () => {
  test.each<[string, { type?: string; message: string }[], Record<string, string>, Failure]>([
    ['an item that is not there', [{ type: 'NOT_FOUND', message: '' }], {}, { kind: 'give-up', reason: 'not-found' }],
    [
      'a permission that is missing',
      [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
      {},
      { kind: 'give-up', reason: 'forbidden' },
    ],
    [
      'the limit of points',
      [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }],
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 60) },
      retry('installation', 'graphql-limit', 61_000),
    ],
    [
      'a secondary limit',
      [{ message: 'You have exceeded a secondary rate limit' }],
      {},
      retry('installation', 'graphql-limit', 60_000),
    ],
    [
      'a timeout',
      [{ message: 'Something went wrong while executing your query.' }],
      {},
      retry('item', 'graphql-error'),
    ],
    [
      'a field the server does not know',
      [{ message: "Field 'issueType' doesn't exist on type 'Issue'" }],
      {},
      { kind: 'give-up', reason: 'unknown-field Issue.issueType' },
    ],
    [
      'an argument the server does not know',
      [{ message: "Field 'stateReason' doesn't accept argument 'enableDuplicate'" }],
      {},
      { kind: 'give-up', reason: 'unknown-argument stateReason(enableDuplicate)' },
    ],
    [
      'a value the server does not know',
      [{ message: "Argument 'itemTypes' on Field 'timelineItems' has an invalid value ([A, B]). Expected type 'C'." }],
      {},
      { kind: 'give-up', reason: 'unknown-value timelineItems(itemTypes)' },
    ],
    [
      'a type the server does not know',
      [{ message: "No such type CommentDeletedEvent, so it can't be a fragment condition" }],
      {},
      { kind: 'give-up', reason: 'unknown-type CommentDeletedEvent' },
    ],
    [
      'a field that is not named by a name',
      [{ message: "Field '<b>' doesn't exist on type '@all'" }],
      {},
      retry('item', 'graphql-error'),
    ],
    ['a limit of resources', [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'x' }], {}, retry('item', 'graphql-error')],
  ])('%s', (_, faults, headers, failure) => {
    expect(failureOfFaults(faults, headers, NOW)).toEqual(failure);
  });
});
