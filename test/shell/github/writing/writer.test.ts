import { describe, expect, test } from 'vitest';
import type { OwnedCheck } from '../../../../src/core/desired/owned.js';
import type { Change } from '../../../../src/core/plan/change.js';
import type { ItemSubject } from '../../../../src/core/subject.js';
import type { Client } from '../../../../src/shell/github/client/client.js';
import { silentMeter } from '../../../../src/shell/meter.js';
import { WriteMemory } from '../../../../src/shell/github/writing/memory.js';
import { Pacing } from '../../../../src/shell/github/client/pacing.js';
import { shortenMarkdown } from '../../../../src/shell/github/writing/shorten.js';
import { createWriter } from '../../../../src/shell/github/writing/writer.js';
import { SimulatedClock } from '../../simulated-clock.js';

const item: ItemSubject = { kind: 'item', installation: 1, owner: 'octo', repo: 'hello', number: 7 };

/** A writer whose every request is answered by `answer`, and what it asked. */
function start(answer: (name: string, parameters: Record<string, unknown>) => unknown) {
  const asked: [string, Record<string, unknown>][] = [];
  const group = (prefix: string) =>
    new Proxy(
      {},
      {
        get: (_, name) => (parameters: Record<string, unknown>) => {
          asked.push([`${prefix}.${String(name)}`, parameters]);
          return Promise.resolve().then(() => answer(`${prefix}.${String(name)}`, parameters));
        },
      },
    );
  const rest = { issues: group('issues'), checks: group('checks'), reactions: group('reactions') };
  const client = { rest } as unknown as Client;
  const clock = new SimulatedClock(1_000_000);
  const writer = createWriter({
    connect: () => client,
    pacing: new Pacing({ clock, writes: 'on' }),
    memory: new WriteMemory(clock),
    meter: silentMeter,
    me: { login: 'async-conventions', type: 'bot' },
    clock,
  });
  return { asked, write: (...changes: Change[]) => writer.write(item, changes) };
}

function refusal(status: number, message = 'no'): Error {
  return Object.assign(new Error(message), { status, response: { headers: {} } });
}

function invalid(code: string): Error {
  const errors = [{ resource: 'Label', field: 'name', code }];
  return Object.assign(new Error('Validation Failed'), { status: 422, response: { headers: {}, data: { errors } } });
}

const comment = {
  id: 1,
  body: '',
  html_url: '',
  created_at: '2026-01-05T12:00:00Z',
  updated_at: '2026-01-05T12:00:00Z',
};

const CHECK: OwnedCheck = {
  sha: 'a'.repeat(40),
  conclusion: 'success',
  title: 'Complete',
  summary: '',
  externalId: 'pr:7',
  annotations: [],
};

describe('the writer', () => {
  test('makes one request a change, in their order', async () => {
    const { asked, write } = start(() => ({ data: comment, headers: {} }));
    await write(
      { type: 'create-label', name: 'a/b', color: 'ededed', description: '' },
      { type: 'create-comment', body: 'Hello' },
      { type: 'add-labels', names: ['a/b'] },
      { type: 'update-comment', id: 3, body: 'Hello' },
      { type: 'delete-comment', id: 4 },
      { type: 'react', comment: 5, content: '+1' },
      { type: 'react', comment: 6, content: 'confused' },
      { type: 'remove-label', name: 'c' },
    );
    expect(asked.map(([name]) => name)).toEqual([
      'issues.createLabel',
      'issues.createComment',
      'issues.addLabels',
      'issues.updateComment',
      'issues.deleteComment',
      'reactions.createForIssueComment',
      'reactions.createForIssueComment',
      'issues.removeLabel',
    ]);
    expect(asked.flatMap(([name, asks]) => (name.startsWith('reactions') ? [asks] : []))).toEqual([
      { owner: 'octo', repo: 'hello', comment_id: 5, content: '+1' },
      { owner: 'octo', repo: 'hello', comment_id: 6, content: 'confused' },
    ]);
  });

  test('takes it well that a comment it meant to react to is gone', async () => {
    const { asked, write } = start(() => {
      throw refusal(404);
    });
    const gone = { type: 'react', comment: 5, content: '+1' } as const;
    expect(await write(gone, { ...gone, comment: 6 })).toEqual({ again: null, refusals: [], notes: [] });
    expect(asked).toHaveLength(2);
  });

  test('asks for no further reaction where one was refused, and writes the rest', async () => {
    const { asked, write } = start((name) => {
      if (name.startsWith('reactions')) throw refusal(403);
      return { data: comment, headers: {} };
    });
    const [first, second] = [5, 6].map((id) => ({ type: 'react', comment: id, content: 'eyes' }) as const);
    if (first === undefined || second === undefined) throw new Error('two reactions');
    const writing = await write(first, second, { type: 'add-labels', names: ['a'] });
    expect(writing).toMatchObject({ refusals: ['forbidden'] });
    expect(asked.map(([name]) => name)).toEqual(['reactions.createForIssueComment', 'issues.addLabels']);
  });

  test.each<[Change, unknown]>([
    [
      { type: 'create-comment', body: 'Hello' },
      { ...comment, id: undefined },
    ],
    [{ type: 'update-comment', id: 3, body: 'Hello' }, '<html></html>'],
    [{ type: 'create-check', check: CHECK }, { id: '7' }],
  ])('takes what is no answer of GitHub for a failure: $type', async (change, data) => {
    const { write } = start(() => ({ data, headers: {} }));
    await expect(write(change)).rejects.toMatchObject({
      failure: { kind: 'retry', scope: 'item', reason: 'not an answer of GitHub' },
    });
  });

  test('shortens a text that the server finds too long, and tries once', async () => {
    const body = 'line\n'.repeat(10_000);
    const { asked, write } = start((_, { body: text }) => {
      if (String(text).length > 30_000)
        throw refusal(422, 'Validation Failed: Body is too long (maximum is 30000 characters)');
      return { data: comment, headers: {} };
    });
    await write({ type: 'create-comment', body });
    expect(asked.map(([, { body: text }]) => String(text).length)).toEqual([50_000, expect.any(Number)]);
    const stubborn = start(() => {
      throw refusal(422, 'body is too long');
    });
    expect(await stubborn.write({ type: 'create-comment', body })).toMatchObject({ refusals: ['status-422'] });
    expect(stubborn.asked).toHaveLength(2);
  });

  test('takes it well that a label exists already, or is gone already', async () => {
    const { write } = start((name) => {
      throw name === 'issues.createLabel' ? invalid('already_exists') : refusal(404);
    });
    await write({ type: 'create-label', name: 'a', color: '', description: '' }, { type: 'remove-label', name: 'a' });
    await expect(write({ type: 'add-labels', names: ['a'] })).rejects.toMatchObject({ failure: { kind: 'give-up' } });
  });

  test('takes no other 422 for a label that exists', async () => {
    for (const error of [invalid('invalid'), refusal(422)]) {
      const { asked, write } = start(() => {
        throw error;
      });
      const changes: Change[] = [
        { type: 'create-label', name: 'a', color: '', description: '' },
        { type: 'add-labels', names: ['a'] },
      ];
      expect(await write(...changes)).toMatchObject({ refusals: ['status-422'] });
      expect(asked).toHaveLength(1);
    }
  });

  test('looks again where the comment it meant to change is gone', async () => {
    const { write } = start(() => {
      throw refusal(404);
    });
    await expect(write({ type: 'update-comment', id: 3, body: '' })).rejects.toMatchObject({
      failure: { kind: 'retry', reason: 'comment-gone' },
    });
  });

  test('gives reads time to show a comment whose answer was lost', async () => {
    const { write } = start(() => {
      throw refusal(502);
    });
    await expect(write({ type: 'create-comment', body: '' })).rejects.toMatchObject({
      failure: { kind: 'retry', afterMs: 3_000 },
    });
  });
});

test('a shortened text is cut at a line and leaves nothing open', () => {
  const text = [
    'Top',
    '<details>',
    '',
    '```md',
    ...Array.from({ length: 40 }, (_, line) => `row ${line}`),
    '```',
    '</details>',
  ];
  const short = shortenMarkdown(text.join('\n'));
  expect(short.split('\n').slice(-5)).toEqual(['```', '', '</details>', '', '…']);
  expect(short.length).toBeLessThan(text.join('\n').length);
});
