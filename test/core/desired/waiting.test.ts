import { expect, test } from 'vitest';
import { DEFAULT_LABELS } from '../../../src/core/config/resolve/defaults.js';
import { ownLabelNames } from '../../../src/core/desired/label-names.js';
import { waitingLabelNames } from '../../../src/core/desired/waiting.js';

test('decisions that are not taken wait on time, by the names a team gave their labels', () => {
  const rest = [
    'decision: proposed',
    'decision: final-call',
    'decision: blocked',
    'decision: stalled',
    'decision: postponed',
  ];
  expect(waitingLabelNames(DEFAULT_LABELS)).toEqual(['decision: draft', ...rest]);
  const names = { ...DEFAULT_LABELS, decision_draft: 'rfc: draft' };
  expect(waitingLabelNames(names)).toEqual(['rfc: draft', ...rest]);
});

test('only labels that we put ourselves are looked for', () => {
  const own = ownLabelNames(DEFAULT_LABELS);
  expect(waitingLabelNames(DEFAULT_LABELS).filter((name) => !own.includes(name))).toEqual([]);
});
