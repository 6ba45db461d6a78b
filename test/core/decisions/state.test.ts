import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/snapshot.js';
import { decisionState, isDecision, isOutcomeSection } from '../../../src/core/decisions/state.js';
import type { SectionState } from '../../../src/core/verdict/verdict.js';
import { configOf, parseBodyFixture } from '../verdict/fixtures.js';

const { candidate } = parseBodyFixture(
  'any',
  '---\nabout: any item at all\nsections: [Any]\nexpect: { Any: missing }\n---\n',
);
const template = configOf({ template: 'decision' }).templates[0];
if (template === undefined) throw new Error('no decision template');
const decision = template;

const HEADINGS = ['Problem', 'Options', 'Tradeoffs', 'Decision', 'Owner'];
const closed: Partial<Candidate> = { state: 'closed', closedAs: 'completed' };

function stateOf(states: Partial<Record<string, SectionState>>, item: Partial<Candidate> = {}) {
  const sections = HEADINGS.map((heading) => ({ heading, state: states[heading] ?? 'present', line: 1 }));
  return decisionState(decision, sections, { ...candidate, ...item });
}

describe('how far a decision is', () => {
  it.each([
    ['everything is filled', {}, {}, 'proposed'],
    ['only the outcome is empty', { Decision: 'empty' }, {}, 'proposed'],
    ['the outcome is missing', { Decision: 'missing' }, {}, 'proposed'],
    ['the problem is missing', { Problem: 'missing' }, {}, 'draft'],
    ['the options are a placeholder', { Options: 'placeholder' }, {}, 'draft'],
    ['the owner is the template’s text', { Owner: 'template-residue' }, {}, 'draft'],
    ['the problem is too short, but written', { Problem: 'too-short' }, {}, 'proposed'],
    ['closed as completed with outcome and owner', {}, closed, 'accepted'],
    ['closed as completed, with trade-offs never written', { Tradeoffs: 'empty' }, closed, 'accepted'],
    ['closed as completed without an outcome', { Decision: 'empty' }, closed, 'proposed'],
    ['closed as completed without an owner', { Owner: 'placeholder' }, closed, 'draft'],
    ['closed as not planned', {}, { state: 'closed', closedAs: 'not_planned' }, 'proposed'],
    ['closed as a duplicate', {}, { state: 'closed', closedAs: 'duplicate' }, 'proposed'],
    ['open again', {}, { state: 'open', closedAs: null }, 'proposed'],
  ] satisfies [string, Partial<Record<string, SectionState>>, Partial<Candidate>, string][])(
    '%s',
    (_, states, item, state) => {
      expect(stateOf(states, item)).toBe(state);
    },
  );

  it('accepts without an owner where the team’s template asks for none', () => {
    const sections = [{ heading: 'Decision', state: 'present', line: 1 } as const];
    expect(decisionState({ ...decision, sections: [] }, sections, { ...candidate, ...closed })).toBe('accepted');
  });
});

describe('what is a decision', () => {
  it('is an issue read by the template of that name', () => {
    expect(isDecision(decision, candidate)).toBe(true);
    expect(isDecision(decision, { ...candidate, kind: 'pull_request' })).toBe(false);
    expect(isDecision({ ...decision, name: 'brief' }, candidate)).toBe(false);
  });

  it('knows the section of its outcome however it is spelt', () => {
    expect(isOutcomeSection('Decision')).toBe(true);
    expect(isOutcomeSection('🏁 DECISION:')).toBe(true);
    expect(isOutcomeSection('Decisions')).toBe(false);
  });
});
