import { expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/snapshot.js';
import { passOverOwn, skipReason } from '../../../src/core/templates/scope.js';
import { configOf, issue, pull } from './candidate.js';

const bot = (login: string) => ({ login, type: 'bot' as const });
const user = (login: string) => ({ login, type: 'user' as const });

const cases: readonly (readonly [what: string, scope: string, item: Candidate, reason: string | null])[] = [
  ['a person', '', issue(), null],
  ['a deleted account', '', issue({ author: null }), null],
  ['a bot', '', issue({ author: bot('dependabot') }), 'bot'],
  ['a login that ends in [bot]', '', issue({ author: user('renovate[bot]') }), 'bot'],
  ['bots wanted', 'bots: true', issue({ author: bot('dependabot') }), null],
  ['Copilot’s agent', '', pull({ author: bot('copilot-swe-agent') }), null],
  ['Copilot as REST has it', '', pull({ author: bot('Copilot') }), null],
  ['another agent', '', pull({ author: bot('my-agent') }), 'bot'],
  ['an agent that is named', 'agents: ["My-Agent[bot]"]', pull({ author: bot('my-agent') }), null],
  ['Copilot where another agent is named', 'agents: [my-agent]', pull({ author: bot('copilot-swe-agent') }), null],
  ['an ignored agent', 'ignore_authors: [Copilot]', pull({ author: bot('Copilot') }), 'ignored-author'],
  ['an ignored author', 'ignore_authors: [ANA]', issue(), 'ignored-author'],
  ['an ignored author, written with @', 'ignore_authors: ["@ana"]', issue(), 'ignored-author'],
  ['an ignored bot', 'ignore_authors: ["renovate[bot]"]', issue({ author: bot('renovate') }), 'ignored-author'],
  ['an author whose name begins like one ignored', 'ignore_authors: [an]', issue(), null],
  ['an ignored label', 'ignore_labels: [wip]', issue({ labels: ['WIP'] }), 'ignored-label'],
  ['another label', 'ignore_labels: [wip]', issue({ labels: ['wip-2'] }), null],
  ['an ignored title', 'ignore_titles: "^chore"', issue({ title: 'Chore: x' }), 'ignored-title'],
  ['another title', 'ignore_titles: "^chore"', issue({ title: 'A chore' }), null],
  ['a revert', '', pull({ title: 'Revert "Add x"' }), 'revert'],
  ['a title that only speaks of reverting', '', pull({ title: 'Revert to the old way' }), null],
  ['a draft', '', pull({}, { isDraft: true }), 'draft'],
  ['drafts wanted', 'drafts: true', pull({}, { isDraft: true }), null],
  ['the label that waives', '', issue({ labels: ['async: skip'] }), 'skip-label'],
  ['a draft by a bot', '', pull({ author: bot('x') }, { isDraft: true }), 'bot'],
  [
    'the label that waives, on a revert by a bot',
    '',
    pull({ labels: ['async: skip'], title: 'Revert "x"', author: bot('x') }),
    'skip-label',
  ],
  ['a label before an author', 'ignore_labels: [a], ignore_authors: [ana]', issue({ labels: ['a'] }), 'ignored-label'],
  ['an author before a title', 'ignore_authors: [ana], ignore_titles: "."', issue(), 'ignored-author'],
  ['a title before a revert', 'ignore_titles: "."', pull({ title: 'Revert "x"' }), 'ignored-title'],
];

it.each(cases)('%s', (_, scope, item, reason) => {
  expect(skipReason(configOf(`scope: { ${scope} }`), item)).toBe(reason);
});

it('knows the label that waives by the name it has here', () => {
  const config = configOf('labels: { skip: "no template" }');
  expect(skipReason(config, issue({ labels: ['No Template'] }))).toBe('skip-label');
  expect(skipReason(config, issue({ labels: ['async: skip'] }))).toBeNull();
});

it.each([
  ['bots: true', bot('async-conventions'), 'bot'],
  ['agents: ["async-conventions[bot]"]', bot('async-conventions'), 'bot'],
  ['bots: true', bot('Async-Conventions'), 'bot'],
  ['bots: true', bot('dependabot'), null],
  ['agents: [my-agent]', bot('my-agent'), null],
  ['', user('ana'), null],
])('what the app itself opened is passed over (%s)', (scope, author, reason) => {
  const config = configOf(`scope: { ${scope} }\n`);
  const item = pull({ author });
  const me = { login: 'async-conventions', type: 'bot' as const };
  expect(skipReason(passOverOwn(config, item, me), item)).toBe(reason);
});

it('under the account of a person nothing tells what the app opened from what the person did', () => {
  const config = configOf('');
  const item = pull({ author: user('ana') });
  expect(passOverOwn(config, item, { login: 'ana', type: 'user' })).toBe(config);
});
