import { describe, expect, it } from 'vitest';
import type { OwnedCheck } from '../../../src/core/desired/owned.js';
import { checkChanges } from '../../../src/core/plan/difference.js';
import type { CheckAnnotation, StandingCheck } from '../../../src/core/snapshot.js';

const first: CheckAnnotation = {
  path: '.github/async.yml',
  line: 3,
  column: 1,
  level: 'warning',
  title: 'A problem',
  message: 'Unknown key `moed`.',
};
const second: CheckAnnotation = { ...first, line: 9 };

function check(annotations: readonly CheckAnnotation[], summary = 'Words.'): OwnedCheck {
  return { sha: 'a', conclusion: 'neutral', title: 'Title', summary, externalId: 'pr:7', annotations };
}

function standing(annotations: readonly CheckAnnotation[]): StandingCheck {
  return { ...check(annotations), id: 5, isRerequested: false };
}

/** As GraphQL hands them back. */
const readBack: CheckAnnotation = {
  path: first.path,
  line: first.line,
  level: first.level,
  title: first.title,
  message: `${first.message}\n`,
};

describe('the annotations of a check', () => {
  it.each<[string, StandingCheck, OwnedCheck]>([
    ['are the same', standing([first, second]), check([first, second])],
    ['come in another order', standing([second, first]), check([first, second])],
    ['are read back without a column', standing([readBack]), check([first])],
  ])('ask for nothing where they %s', (_, before, after) => {
    expect(checkChanges(before, after)).toEqual([]);
  });

  it('come with an update where none stand', () => {
    const desired = check([first, second]);
    expect(checkChanges(standing([]), desired)).toEqual([
      { type: 'update-check', id: 5, check: desired, added: [first, second] },
    ]);
  });

  it('are not sent again with other words', () => {
    const desired = check([first], 'Other words.');
    expect(checkChanges(standing([first]), desired)).toEqual([
      { type: 'update-check', id: 5, check: desired, added: [] },
    ]);
  });

  it.each<[string, readonly CheckAnnotation[], readonly CheckAnnotation[]]>([
    ['one went', [first, second], [first]],
    ['all went', [first], []],
    ['one came', [first], [first, second]],
    ['one moved', [first], [{ ...first, line: 4 }]],
    ['one says something else', [first], [{ ...first, message: 'Unknown key `mdoe`.' }]],
    ['one weighs more', [first], [{ ...first, level: 'failure' }]],
    ['one stands twice', [first, first], [first]],
  ])('take a new run where %s', (_, before, after) => {
    const desired = check(after);
    expect(checkChanges(standing(before), desired)).toEqual([{ type: 'create-check', check: desired }]);
  });
});
