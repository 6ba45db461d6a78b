import { describe, expect, it } from 'vitest';
import type { Candidate, LinkedIssue } from '../../../src/core/snapshot.js';
import { de } from '../../../src/core/text/de.js';
import { en, type Words } from '../../../src/core/text/en.js';
import { linkedNeed } from '../../../src/core/templates/linked.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { configOf } from '../templates/candidate.js';
import { candidateOf } from './item-findings.js';

const CHANGE = 'templates: { brief: {}, decision: {}, change: { sections: [{ heading: Why, level: "off" }]';

function decision(...labels: readonly string[]): Partial<Candidate> {
  return { labels: ['decision', ...labels] };
}

const DECIDED: Partial<Candidate> = {
  ...decision(),
  body: '## Problem\nA.\n## Options\n- B\n- C\n## Tradeoffs\nD.\n## Decision\nB.\n## Owner\n@ana',
  state: 'closed',
  closedAs: 'completed',
};

function link(item: Partial<Candidate>, number = 12, isImplemented = true): LinkedIssue {
  return { number, isClosing: false, isImplemented, item: candidateOf(item) };
}

function judge(linked: readonly LinkedIssue[] | null, keys = '', words: Words = en) {
  const config = configOf(`${CHANGE}${keys} } }`);
  const pull = { isDraft: false, base: 'main', paths: [], linked };
  return evaluate(config, candidateOf({ kind: 'pull_request', body: 'Implements #12', pull }), words);
}

describe('a decision that a pull request says it implements', () => {
  it.each([
    ['is accepted', [link(decision('decision: accepted'))], 'pass'],
    ['is open', [link(decision('decision: proposed'))], 'fail'],
    ['is held up', [link(decision('decision: blocked'))], 'fail'],
    ['was turned down', [link(decision('decision: rejected'))], 'fail'],
    ['was replaced', [link(decision('decision: superseded'))], 'fail'],
    ['has no label yet', [link(decision())], 'fail'],
    ['was closed as completed before there were labels', [link(DECIDED)], 'pass'],
    ['is one of two, the other still open', [link(decision('decision: accepted')), link(decision(), 13)], 'fail'],
    ['is only named', [link(decision(), 12, false)], 'pass'],
    ['is no decision', [link({ labels: ['bug'] })], 'pass'],
    ['is set aside', [link(decision('async: skip'))], 'pass'],
    ['is not there', [], 'pass'],
    ['is not known', null, 'pass'],
  ] as const)('%s', (_, linked, outcome) => {
    expect(judge(linked).outcome).toBe(outcome);
  });

  it('is said by its number, all at once, in both languages', () => {
    const open = [link(decision()), link(decision(), 13)];
    const [first] = judge(open.slice(0, 1)).findings;
    expect(first).toMatchObject({
      rule: 'implements',
      level: 'require',
      message: 'The description says that it implements #12, and that decision is not accepted.',
    });
    expect(judge(open).findings.map(({ message }) => message)).toEqual([
      'The description says that it implements #12 and #13, and those decisions are not accepted.',
    ]);
    expect(judge(open, '', de).findings.map(({ message }) => message)).toEqual([
      'Laut Beschreibung werden hier #12 und #13 umgesetzt, und diese Entscheidungen sind nicht angenommen.',
    ]);
  });

  it.each([
    [', implements: { level: warn }', ['warn']],
    [', implements: { level: "off" }', []],
    [', implements: false', []],
  ])('weighs what the template says:%s', (keys, levels) => {
    expect(judge([link(decision())], keys).findings.map(({ level }) => level)).toEqual(levels);
  });
});

describe('what has to be known of linked issues', () => {
  const pull = candidateOf({ kind: 'pull_request', pull: { isDraft: false, base: 'main', paths: [], linked: null } });
  it.each([
    ['', { closing: false, named: 'implemented' }],
    [', implements: false', { closing: false, named: 'none' }],
    [', linked_issue: { closes: true }', { closing: true, named: 'implemented' }],
    [', linked_issue: { decision: accepted }', { closing: true, named: 'all' }],
    [', linked_issue: { decision: accepted, level: "off" }, implements: false', { closing: false, named: 'none' }],
  ])('%s', (keys, need) => {
    expect(linkedNeed(configOf(`${CHANGE}${keys} } }`), pull)).toEqual(need);
  });

  it('is nothing where there are no decisions, and of issues', () => {
    const nothing = { closing: false, named: 'none' };
    expect(linkedNeed(configOf('templates: { change: {} }'), pull)).toEqual(nothing);
    expect(linkedNeed(configOf(''), candidateOf(decision()))).toEqual(nothing);
  });
});
