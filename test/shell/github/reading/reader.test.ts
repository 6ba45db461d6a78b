import { DEFAULT_LABELS } from '../../../../src/core/config/resolve/defaults.js';
import { expect, test } from 'vitest';
import { parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import type { RepositoryRef } from '../../../../src/core/subject.js';
import { UnknownFieldError } from '../../../../src/shell/github/client/ask.js';
import type { Ask } from '../../../../src/shell/github/client/ask.js';
import { FailureError } from '../../../../src/shell/github/client/errors.js';
import { createReader } from '../../../../src/shell/github/reading/reader.js';
import { silentLog } from '../../silent-log.js';
import { SimulatedClock } from '../../simulated-clock.js';

const ref: RepositoryRef = { installation: 1, owner: 'octo', repo: 'hello' };
const me = { login: 'async-conventions', type: 'bot', appId: 1 } as const;
const NOW = '2026-03-02T10:00:00Z';

const LABELS = Object.fromEntries(Object.keys(DEFAULT_LABELS).map((key) => [key, null]));
const FACTS = {
  ...LABELS,
  name: 'hello',
  owner: { login: 'octo' },
  isArchived: false,
  isPrivate: false,
  visibility: 'PUBLIC',
  config: null,
  issueTemplates: null,
  pullTemplates: null,
};
const NO_PAGES = { hasNextPage: false, endCursor: null, hasPreviousPage: false, startCursor: null };

const ISSUE = {
  __typename: 'Issue',
  url: 'https://github.com/octo/hello/issues/7',
  title: '',
  body: '',
  createdAt: NOW,
  updatedAt: NOW,
  lastEditedAt: null,
  editor: null,
  userContentEdits: null,
  locked: false,
  authorAssociation: null,
  author: null,
  labels: { nodes: [] },
  assignees: { nodes: [] },
  comments: { pageInfo: NO_PAGES, nodes: [] },
  labelling: { pageInfo: NO_PAGES, nodes: [] },
  deletions: { nodes: [] },
  marks: { nodes: [] },
  issueState: 'OPEN',
  stateReason: null,
};

/** Asks a server of which each answer is given by the operation's name, and keeps what was asked. */
function answering(answers: Record<string, (query: string) => unknown>) {
  const asked: string[] = [];
  const ask: Ask = async (_, query, __, schema) => {
    const { name } = parse(query).definitions[0] as OperationDefinitionNode;
    asked.push(name?.value ?? '');
    // All that are asked together are answered together.
    await new Promise((resolve) => setImmediate(resolve));
    return schema.parse(answers[name?.value ?? '']?.(query));
  };
  const lookUp = () => Promise.reject(new Error('nothing is looked up here'));
  return { asked, reader: createReader({ ask, lookUp, me, clock: new SimulatedClock(0), log: silentLog }) };
}

test('several items at once learn together that a server knows no issue types', async () => {
  const { reader, asked } = answering({
    Item(query) {
      if (!query.includes('issueType')) return { repository: { ...FACTS, item: ISSUE }, organisation: null };
      const failure = { kind: 'retry', afterMs: null, scope: 'item', reason: 'no-answer' } as const;
      throw new FailureError(failure, { cause: new UnknownFieldError('issueType') });
    },
  });
  const numbers = [1, 2, 3, 4, 5];
  const items = await Promise.all(numbers.map((number) => reader.readItem({ ...ref, kind: 'item', number })));
  expect(items.map(({ item }) => item.number)).toEqual(numbers);
  expect(asked).toHaveLength(10);
  await reader.readItem({ ...ref, kind: 'item', number: 6 });
  expect(asked).toHaveLength(11);
});

test('an organisation file that goes between two reads is none, until it is there again', async () => {
  const blob = { oid: 'own', byteSize: 10 };
  const text = { oid: 'own', isBinary: false, isTruncated: false, text: 'version: 1\n' };
  let isHidden = true;
  const { reader, asked } = answering({
    Item: () => ({
      repository: { ...FACTS, item: ISSUE, config: blob },
      organisation: { config: { oid: 'shared', byteSize: 10 } },
    }),
    Texts: () => ({
      repository: { defaultBranchRef: null, b0: text },
      organisation: isHidden ? null : { defaultBranchRef: null, b0: { ...text, text: 'version: 1\nmode: enforce\n' } },
    }),
  });
  const read = async () => (await reader.readItem({ ...ref, kind: 'item', number: 1 })).config;
  expect(await read()).toMatchObject({ status: 'valid', config: { mode: 'advise' } });
  isHidden = false;
  expect(await read()).toMatchObject({ status: 'valid', config: { mode: 'enforce' } });
  await read();
  expect(asked).toEqual(['Item', 'Texts', 'Item', 'Texts', 'Item']);
});
