import { describe, expect, it } from 'vitest';
import type { Candidate, LinkedIssue } from '../../../src/core/snapshot.js';
import { loadConfig } from '../../../src/core/loading/load-config.js';
import { en } from '../../../src/core/text/en.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { candidateOf } from './item-findings.js';

const BRIEF =
  '## Goal\nSign in.\n## Requirements\n- phones\n## Timeline\nBy 2027-03-12.\n## Success criteria\n- fewer tickets\n## Resources\n#3';
const DECISION =
  '## Problem\nSessions.\n## Options\n- Redis\n- disk\n## Tradeoffs\nSpeed.\n## Decision\nDisk.\n## Owner\n@ana';

const brief = candidateOf({ title: 'Task: passkeys', labels: ['task'], body: BRIEF });
const stub = candidateOf({ title: 'Task: passkeys', labels: ['task'], body: 'Soon.' });
const accepted = candidateOf({ labels: ['decision'], body: DECISION, state: 'closed', closedAs: 'completed' });
const proposed = candidateOf({ labels: ['decision'], body: DECISION });
const waived = { ...stub, labels: ['task', 'async: skip'] };
const untemplated = candidateOf({ title: 'Something', body: 'Something.' });

function link(item: Candidate, isClosing = true): LinkedIssue {
  return { number: 12, isClosing, isImplemented: false, item };
}

function rulesFound(ask: string, linked: readonly LinkedIssue[] | null, body = 'Closes #12'): readonly string[] {
  const text = `version: 1\ntemplates:\n  brief: {}\n  decision: {}\n  change: { sections: [{ heading: Why, level: "off" }], linked_issue: ${ask} }\n`;
  const file = { path: '.github/async.yml', text };
  const loaded = loadConfig({ repositoryName: 'octo/hello', repository: file, organisation: null, templates: [] });
  if (loaded.status !== 'valid') throw new Error(JSON.stringify(loaded));
  const pull = { isDraft: false, base: 'main', paths: [], linked };
  return evaluate(loaded.config, candidateOf({ kind: 'pull_request', body, pull }), en).findings.map(
    ({ message }) => message,
  );
}

const { names, closes, brief: incomplete, decision: open } = en.itemFindings['linked-issue'];

describe('a linked issue', () => {
  it.each([
    ['is complete', '{ brief: complete }', [link(brief)], []],
    ['is complete, one of two', '{ brief: complete }', [link(stub), link(brief, false)], []],
    ['is incomplete', '{ brief: complete }', [link(stub)], [incomplete]],
    ['is waived, which is not complete', '{ brief: complete }', [link(waived)], [incomplete]],
    ['has no template, which is not complete', '{ brief: complete }', [link(untemplated)], [incomplete]],
    ['is not there', '{ brief: complete }', [], [incomplete]],
    ['is an accepted decision', '{ decision: accepted }', [link(accepted, false)], []],
    ['is a decision still open', '{ decision: accepted }', [link(proposed)], [open]],
    ['is no decision', '{ decision: accepted }', [link(brief)], [open]],
    ['is one of each', '{ brief: complete, decision: accepted }', [link(brief), link(accepted)], []],
    ['is neither', '{ brief: complete, decision: accepted }', [link(stub)], [incomplete, open]],
    ['is not known, and nothing is asked of it', '{ brief: complete, decision: accepted }', null, []],
  ] as const)('%s', (_, ask, linked, faults) => {
    const said = faults.map(({ message }) => message()).join(' ');
    expect(rulesFound(ask, linked)).toEqual(said === '' ? [] : [said]);
  });

  it('that only the sidebar knows is linked, whatever the text says', () => {
    expect(rulesFound('{ closes: true }', [link(brief)], 'Passkeys.')).toEqual([]);
    expect(rulesFound('{ closes: true }', [link(brief, false)], 'See #12.')).toEqual([closes.message()]);
    expect(rulesFound('true', [], 'Passkeys.')).toEqual([names.message()]);
  });

  it('is judged as long as those before it leave room: ten of the longest would keep everybody waiting', () => {
    const long = link({ ...stub, body: 'x'.repeat(60_000) });
    const room = link({ ...stub, body: 'x'.repeat(60_000 - BRIEF.length) });
    expect(rulesFound('{ brief: complete }', [room, link(brief)])).toEqual([]);
    expect(rulesFound('{ brief: complete }', [long, long, link(brief)])).toEqual([incomplete.message()]);
    expect(rulesFound('{ brief: complete }', [link({ ...brief, body: `${BRIEF}\n${'x '.repeat(40_000)}` })])).toEqual(
      [],
    );
  });

  it('that could be judged by a template with the same rule ends the search', () => {
    const pull = candidateOf({ kind: 'pull_request', body: 'Closes #12' });
    expect(rulesFound('{ brief: complete }', [link(pull)])).toEqual([incomplete.message()]);
  });
});
