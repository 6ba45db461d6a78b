import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/core/snapshot.js';
import { en } from '../../../src/core/text/en.js';
import { evaluate, evaluateBody } from '../../../src/core/verdict/evaluate.js';
import type { Verdict } from '../../../src/core/verdict/verdict.js';
import { loadBodyFixtures, type BodyFixture } from './fixtures.js';

const fixtures = loadBodyFixtures();

function evaluateFixture({ config, template, candidate }: BodyFixture, changed: Partial<Candidate> = {}): Verdict {
  return evaluateBody(config, template, { ...candidate, ...changed }, en);
}

function statesOf(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(verdict.sections.map(({ heading, state }) => [heading, state]));
}

describe('bodies as people write them', () => {
  it.each(fixtures)('$name: $about', (fixture) => {
    const verdict = evaluateFixture(fixture);
    expect(statesOf(verdict)).toEqual(fixture.expect);
    if (fixture.findings !== null) expect(verdict.findings.map(({ rule }) => rule)).toEqual(fixture.findings);
    if (fixture.outcome !== null) expect(verdict.outcome).toBe(fixture.outcome);
    expect(verdict.decision).toBe(fixture.decision);
  });

  it('holds the twelve hard bodies of the field and at least ninety more', () => {
    const twelve = fixtures.filter(({ name }) => name.startsWith('twelve-'));
    expect(twelve.map(({ name }) => name.slice('twelve-'.length))).toEqual([
      '01-filled-in',
      '02-filled-in-crlf',
      '03-headings-only',
      '04-comments-only',
      '05-all-in-one-comment',
      '06-in-a-fence',
      '07-tbd',
      '08-no-response',
      '09-bold-labels',
      '10-setext',
      '11-emoji',
      '12-null-body',
    ]);
    expect(fixtures.length - twelve.length).toBeGreaterThanOrEqual(90);
  });

  it('never accuses wrongly: no section that its author filled is reported', () => {
    const accusations = fixtures.flatMap((fixture) =>
      evaluateFixture(fixture)
        .sections.filter(({ heading, state }) => fixture.expect[heading] === 'present' && state !== 'present')
        .map(({ heading, state }) => `${fixture.name}: ${heading} is said to be ${state}`),
    );
    expect(accusations).toEqual([]);
  });

  it('shows each of the seven states', () => {
    const shown = new Set(fixtures.flatMap((fixture) => Object.values(fixture.expect)));
    expect([...shown].sort()).toEqual(
      ['comment-only', 'empty', 'missing', 'placeholder', 'present', 'template-residue', 'too-short'].sort(),
    );
  });
});

describe('what holds of every body', () => {
  it.each(fixtures)('$name: CRLF and LF read the same', (fixture) => {
    const lf = fixture.candidate.body.replace(/\r\n?/g, '\n');
    const crlf = lf.replace(/\n/g, '\r\n');
    expect(evaluateFixture(fixture, { body: crlf })).toEqual(evaluateFixture(fixture, { body: lf }));
  });

  it.each(fixtures)('$name: lines, findings and outcome agree with the states', (fixture) => {
    const verdict = evaluateFixture(fixture);
    const lines = fixture.candidate.body.split(/\r\n?|\n/);
    const levels = new Map(fixture.template.sections.map(({ heading, level }) => [heading, level]));
    for (const { heading, state, line } of verdict.sections) {
      expect(line === null, `${heading} has a line unless it is missing`).toBe(state === 'missing');
      if (line !== null) expect(lines[line - 1]?.trim() ?? '', `${heading} at line ${line}`).not.toBe('');
      const filled = verdict.findings.filter(({ rule, section }) => rule === 'section-filled' && section === heading);
      const isFilled = state === 'present' || state === 'too-short';
      const isWaited = verdict.decision !== null && heading === 'Decision';
      expect(filled.map(({ level }) => level)).toEqual(isFilled || isWaited ? [] : [levels.get(heading)]);
    }
    expect(verdict.outcome).toBe(verdict.findings.some(({ level }) => level === 'require') ? 'fail' : 'pass');
  });

  it.each(fixtures)('$name: the label chooses the template and the verdict is the same', (fixture) => {
    expect(evaluate(fixture.config, fixture.candidate, en)).toEqual(evaluateFixture(fixture));
  });
});
