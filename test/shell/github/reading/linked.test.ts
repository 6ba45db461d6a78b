import { expect, test } from 'vitest';
import type * as z from 'zod';
import type { Ask } from '../../../../src/shell/github/client/ask.js';
import type { LinkedAnswer } from '../../../../src/shell/github/reading/answers/index.js';
import { readLinked } from '../../../../src/shell/github/reading/linked.js';
import type { ItemSubject } from '../../../../src/core/subject.js';
import { configOf, pull } from '../../../core/plan/world.js';

const SUBJECT: ItemSubject = { kind: 'item', installation: 1, owner: 'octo', repo: 'hello', number: 7 };

const CONFIG = configOf(
  'version: 1\ntemplates:\n  decision: {}\n  change:\n    sections: [{ heading: Why, level: info }]\n    linked_issue: { decision: accepted, level: require }\n',
);

function answerOf(number: number, nameWithOwner: string): LinkedAnswer {
  return {
    number,
    repository: { nameWithOwner },
    title: 'Decision: where sessions live',
    body: '',
    createdAt: 0,
    authorAssociation: null,
    author: null,
    labels: { nodes: [] },
    issueState: 'OPEN',
    stateReason: null,
  };
}

test('an issue that is named is known where another repository has one of its number, which is closed', async () => {
  const asked: Record<string, unknown>[] = [];
  const ask: Ask = <S extends z.ZodType>(_ref: unknown, _query: string, variables: Record<string, unknown>) => {
    asked.push(variables);
    return Promise.resolve({ repository: { n0: answerOf(12, 'octo/hello') } } as z.infer<S>);
  };
  const { item } = pull({ title: 'Sign in', body: 'Implements #12, fixes octo/other#12' });
  const came = { closing: { nodes: [answerOf(12, 'octo/other'), null] }, numbers: [], named: {} };
  const options = { ask, issueTypes: false, spell: (label: string) => label };
  const { linked, numbers } = await readLinked(options, SUBJECT, CONFIG, item, came);
  expect(asked).toEqual([{ n0: 12 }]);
  expect(numbers).toEqual([12]);
  expect(linked?.map(({ number, isImplemented, isClosing }) => ({ number, isImplemented, isClosing }))).toEqual([
    { number: 12, isImplemented: true, isClosing: false },
  ]);
});
