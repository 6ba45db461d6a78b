import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import type { Body, ReplyHeaders } from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { ItemSubject } from '../../../../src/core/subject.js';
import { en } from '../../../../src/core/text/en.js';
import { askVia } from '../../../../src/shell/github/client/ask.js';
import { connectAsApp, connectWithToken, fetchApp, restOfApp } from '../../../../src/shell/github/client/client.js';
import { WriteMemory } from '../../../../src/shell/github/writing/memory.js';
import { lookUpVia } from '../../../../src/shell/github/client/look-up.js';
import { Pacing } from '../../../../src/shell/github/client/pacing.js';
import { createReader } from '../../../../src/shell/github/reading/reader.js';
import { createWriter } from '../../../../src/shell/github/writing/writer.js';
import { silentMeter } from '../../../../src/shell/meter.js';
import { createReconcile } from '../../../../src/shell/reconcile.js';
import { silentLog } from '../../silent-log.js';
import { SimulatedClock } from '../../simulated-clock.js';

const API = 'https://api.github.com';
const COMMENTS = '/repos/octo/hello/issues/7/comments';
const NOW = Date.UTC(2026, 2, 2, 10);

const subject: ItemSubject = { kind: 'item', installation: 1, owner: 'octo', repo: 'hello', number: 7 };

const comment = {
  id: 1,
  body: 'Hello',
  html_url: 'https://github.com/octo/hello/issues/7#issuecomment-1',
  created_at: '2026-03-02T10:00:00Z',
  updated_at: '2026-03-02T10:00:00Z',
};

beforeAll(() => nock.disableNetConnect());

afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  nock.abortPendingRequests();
  expect(left).toEqual([]);
});

afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

/** The real client with what stands before it, and what it says of a failure. */
function start() {
  const clock = new SimulatedClock(NOW);
  const connect = connectWithToken('secret', API);
  const pacing = new Pacing({ clock, writes: 'off' });
  const memory = new WriteMemory(clock);
  const me = { login: 'async-conventions', type: 'bot' } as const;
  const ask = askVia({ connect, pacing, clock });
  const writer = createWriter({ connect, pacing, memory, meter: silentMeter, me, clock });
  const lines: object[] = [];
  const log = (fields: object) => void lines.push(fields);
  const reconcile = createReconcile(
    {
      reader: createReader({ ask, lookUp: lookUpVia({ connect, pacing }), me, clock, log: silentLog }),
      writer,
      memory,
      words: en,
      clock,
      log: { debug: log, info: log, warn: log, error: log },
      meter: silentMeter,
      touch: () => Promise.resolve(),
    },
    () => Promise.resolve({ kind: 'done' }),
  );
  return {
    lines,
    run: () => reconcile({ subject, causes: ['d1'], attempt: 1, fresh: null, staleReads: 0, isBackground: false }),
    write: (body: string) => writer.write(subject, [{ type: 'create-comment', body }]),
    /** One comment, without what the writer makes of a failure. */
    comment: () =>
      pacing.write(1, () =>
        connect(1).rest.issues.createComment({ owner: 'octo', repo: 'hello', issue_number: 7, body: 'Hello' }),
      ),
    askName: () =>
      ask(
        subject,
        'query Name($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { name } organisation: repository(owner: $owner, name: ".github") { name } }',
        {},
        z.object({ repository: z.object({ name: z.string() }), organisation: z.object({}).nullable() }),
      ),
  };
}

const retry = (reason: string, scope: 'item' | 'installation' = 'item', afterMs: number | null = null) => ({
  failure: { kind: 'retry', reason, scope, afterMs },
});

const giveUp = (reason: string) => ({ failure: { kind: 'give-up', reason } });

function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return privateKey;
}

describe('a request', () => {
  const head = {
    reqheaders: {
      authorization: /secret$/,
      'x-github-api-version': '2022-11-28',
      'user-agent': /^async-conventions /,
      accept: /json/,
    },
  };

  test('over REST says who asks, by which version, and what', async () => {
    nock(API, head).post(COMMENTS, { body: 'Hello' }).reply(201, comment);
    expect((await start().comment()).data.id).toBe(1);
  });

  test('over GraphQL likewise', async () => {
    const variables = { owner: 'octo', name: 'hello' };
    const data = { repository: { name: 'hello' }, organisation: null };
    nock(API, head)
      .post('/graphql', (body: Record<string, unknown>) => {
        expect(body['variables']).toEqual(variables);
        return true;
      })
      .reply(200, { data });
    expect(await start().askName()).toEqual(data);
  });

  test('of the app itself is heard of, answered or not, by its operation', async () => {
    const app = { appId: 5, privateKey: newKey(), baseUrl: API };
    const heard: unknown[] = [];
    const options = { clock: new SimulatedClock(NOW), heard: (answer: object) => void heard.push(answer) };
    nock(API).get('/app').reply(200, { id: 5, slug: 'async-conventions' }, { 'x-ratelimit-remaining': '4999' });
    nock(API).post('/app/hook/deliveries/8/attempts').reply(503);
    await fetchApp(app, options);
    await expect(restOfApp(app, options).apps.redeliverWebhookDelivery({ delivery_id: 8 })).rejects.toThrow();
    expect(heard).toMatchObject([
      { operation: 'GET /app', status: 200, headers: { 'x-ratelimit-remaining': '4999' }, ms: 0 },
      { operation: 'POST /app/hook/deliveries/{delivery_id}/attempts', status: 503, ms: 0 },
    ]);
  });

  test('as the app is made with a token of the installation, asked for once by the key', async () => {
    const app = { appId: 5, privateKey: newKey(), baseUrl: API };
    const byKey = { reqheaders: { authorization: /^bearer [\w-]+\.[\w-]+\.[\w-]+$/i } };
    nock(API, byKey).get('/app').reply(200, { id: 5, slug: 'async-conventions' });
    const token = { token: 'ghs_x', expires_at: '2100-01-01T00:00:00Z', permissions: {}, repository_selection: 'all' };
    nock(API, byKey).post('/app/installations/1/access_tokens').reply(201, token);
    const byToken = { reqheaders: { authorization: 'token ghs_x' } };
    nock(API, byToken).delete('/repos/octo/hello/issues/comments/3').times(2).reply(204);
    expect(await fetchApp(app)).toEqual({ id: 5, slug: 'async-conventions' });
    const connect = connectAsApp(app);
    for (let nth = 0; nth < 2; nth += 1)
      await connect(1).rest.issues.deleteComment({ owner: 'octo', repo: 'hello', comment_id: 3 });
  });
});

describe('a refusal over REST', () => {
  const secondary = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' };
  const primary = { message: 'API rate limit exceeded for installation ID 1.' };
  test.each<[string, number, Body, ReplyHeaders, object]>([
    [
      '403 names the permission that is missing',
      403,
      { message: 'Resource not accessible by integration' },
      { 'X-Accepted-GitHub-Permissions': 'issues=write; pull_requests=write' },
      giveUp('missing-permission issues=write; pull_requests=write'),
    ],
    ['403 without a word', 403, '', {}, giveUp('forbidden')],
    ['404', 404, { message: 'Not Found' }, {}, giveUp('not-found')],
    ['410', 410, { message: 'Issues are disabled for this repo' }, {}, giveUp('not-found')],
    ['409', 409, { message: 'Conflict' }, {}, retry('status-409')],
    ['422 for any other reason', 422, { message: 'Validation Failed' }, {}, giveUp('status-422')],
    ['429 with a time', 429, secondary, { 'retry-after': '17' }, retry('rate-limit', 'installation', 17_000)],
    [
      'a secondary limit with a time',
      403,
      secondary,
      { 'retry-after': '30' },
      retry('rate-limit', 'installation', 30_000),
    ],
    ['a secondary limit without one', 403, secondary, {}, retry('rate-limit', 'installation', 60_000)],
    [
      'the primary limit, until its reset and a second',
      403,
      primary,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1_000 + 120) },
      retry('rate-limit', 'installation', 121_000),
    ],
    ['502 with a page for people', 502, '<html>Unicorn!</html>', { 'content-type': 'text/html' }, retry('status-502')],
  ])('%s', async (_, status, body, headers, failure) => {
    nock(API).post(COMMENTS).reply(status, body, headers);
    await expect(start().comment()).rejects.toMatchObject(failure);
  });

  test('of a text as too long is answered by a shorter one', async () => {
    const lengths: number[] = [];
    const refusal = {
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', field: 'data', message: 'Body is too long (maximum is 65536 characters)' }],
    };
    const note = ({ body }: { body: string }) => lengths.push(body.length) > 0;
    nock(API).post(COMMENTS, note).reply(422, refusal).post(COMMENTS, note).reply(201, comment);
    await start().write('line\n'.repeat(100));
    expect(lengths).toEqual([500, expect.any(Number)]);
    expect(lengths[1]).toBeLessThan(260);
    nock(API).post(COMMENTS).times(2).reply(422, refusal);
    const { refusals } = await start().write('line\n'.repeat(100));
    expect(refusals).toEqual([expect.stringContaining('status-422')]);
  });

  test('that never comes, because nobody answers, is a failure of the connection', async () => {
    nock(API).post(COMMENTS).replyWithError('connect ECONNREFUSED');
    await expect(start().comment()).rejects.toMatchObject(retry('no-connection'));
  });

  test('with a limit keeps the next request of that installation at home', async () => {
    nock(API).post(COMMENTS).reply(429, secondary, { 'retry-after': '17' });
    const { comment: send } = start();
    await expect(send()).rejects.toMatchObject(retry('rate-limit', 'installation', 17_000));
    await expect(send()).rejects.toMatchObject(retry('installation-paused', 'installation', 17_000));
  });
});

describe('a redirect', () => {
  test.each([301, 302, 307, 308])('%i of a renamed repository is followed, the request as it was', async (status) => {
    nock(API)
      .post(COMMENTS)
      .reply(status, {}, { location: `${API}/repositories/9/issues/7/comments` });
    nock(API, { reqheaders: { authorization: /secret$/ } })
      .post('/repositories/9/issues/7/comments', { body: 'Hello' })
      .reply(201, comment);
    expect((await start().comment()).data.id).toBe(1);
  });

  test.each(['https://elsewhere.example/x', 'http://api.github.com/x', 'https://api.github.com:444/x', 'https://['])(
    'to %s is not followed, and is no answer',
    async (location) => {
      nock(API).post(COMMENTS).reply(307, {}, { location });
      await expect(start().comment()).rejects.toMatchObject(retry('redirected to another host'));
    },
  );

  test('that leads in a circle ends', async () => {
    nock(API)
      .post(COMMENTS)
      .times(4)
      .reply(307, {}, { location: `${API}${COMMENTS}` });
    await expect(start().comment()).rejects.toMatchObject(retry('too many redirects'));
  });
});

describe('what is no answer of GitHub', () => {
  const page = { 'content-type': 'text/html; charset=utf-8' };
  test.each<[string, number, Body, ReplyHeaders, string]>([
    ['a redirect to another kind of request', 303, {}, { location: `${API}${COMMENTS}` }, 'status-303'],
    ['a redirect to nowhere', 302, {}, {}, 'status-302'],
    ['a choice', 300, [], {}, 'status-300'],
    ['a page for people', 200, '<html>Sign in</html>', page, 'not an answer of GitHub'],
    ['a text without a kind', 200, 'ok', {}, 'not an answer of GitHub'],
  ])('%s fails, over REST', async (_, status, body, headers, reason) => {
    nock(API).post(COMMENTS).reply(status, body, headers);
    await expect(start().comment()).rejects.toMatchObject(retry(reason));
  });

  test('a redirect to another kind of request fails, over GraphQL', async () => {
    nock(API)
      .post('/graphql')
      .reply(303, {}, { location: `${API}/graphql` });
    await expect(start().askName()).rejects.toMatchObject(retry('status-303'));
  });

  test.each<[string, Body]>([
    ['that is no JSON', '{'],
    ['without an id', { ...comment, id: undefined }],
    ['without its times', { ...comment, created_at: undefined }],
  ])('a comment %s is not taken for one that was made, and is looked for three seconds later', async (_, body) => {
    nock(API).post(COMMENTS).reply(200, body, { 'content-type': 'application/json' });
    await expect(start().write('Hello')).rejects.toMatchObject(retry('not an answer of GitHub', 'item', 3_000));
  });
});

describe('a GraphQL answer', () => {
  const data = { repository: { name: 'hello' }, organisation: null };
  test.each<[string, number, Body, ReplyHeaders, object]>([
    [
      'out of points, under HTTP 200',
      200,
      { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation ID 1.' }] },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1_000 + 60) },
      retry('graphql-limit', 'installation', 61_000),
    ],
    [
      'over the secondary limit, under HTTP 200',
      200,
      { errors: [{ message: 'You have exceeded a secondary rate limit.' }] },
      { 'retry-after': '60' },
      retry('graphql-limit', 'installation', 60_000),
    ],
    [
      'over the secondary limit, under 403',
      403,
      { message: 'You have exceeded a secondary rate limit.' },
      {},
      retry('rate-limit', 'installation', 60_000),
    ],
    [
      'without the repository',
      200,
      {
        data: { repository: null },
        errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve' }],
      },
      {},
      giveUp('not-found'),
    ],
    [
      'partial for another reason',
      200,
      { data, errors: [{ path: ['organisation'], message: 'Something went wrong' }] },
      {},
      retry('graphql-error'),
    ],
    ['that took too long', 502, '<html></html>', { 'content-type': 'text/html' }, retry('status-502')],
  ])('%s', async (_, status, body, headers, failure) => {
    nock(API).post('/graphql').reply(status, body, headers);
    await expect(start().askName()).rejects.toMatchObject(failure);
  });

  test('partial because the organisation has no file is whole', async () => {
    const errors = [{ type: 'NOT_FOUND', path: ['organisation'], message: 'Could not resolve to a Repository' }];
    nock(API).post('/graphql').reply(200, { data, errors });
    expect(await start().askName()).toEqual(data);
  });
});

test('a missing permission ends the run and stands in the log by name, with nothing of the answer’s text', async () => {
  nock(API)
    .post('/graphql')
    .reply(403, { message: 'Resource not accessible' }, { 'X-Accepted-GitHub-Permissions': 'issues=read' });
  const { run, lines } = start();
  expect(await run()).toEqual({ kind: 'give-up', reason: 'missing-permission issues=read' });
  expect(lines).toMatchObject([{ outcome: 'give-up', reason: 'missing-permission issues=read' }]);
  expect(JSON.stringify(lines)).not.toContain('not accessible');
});
