import fc from 'fast-check';
import type { DecisionRecord } from '../../../../src/core/decisions/record/record.js';
import { plainLine } from '../../../../src/core/text/neutralise.js';
import { hostileText } from '../../desired/hostile-text.js';

/** GitHub's names for accounts, among them such as YAML could take for something else. */
export const login = fc.oneof(
  fc.stringMatching(/^[a-z\d](?:-?[a-z\d]){0,12}$/),
  fc.constantFrom('on', 'no', 'null', 'true', '12', '1e3', '0x1f', '2026-03-02', '~', 'y'),
);

const logins = fc.uniqueArray(login, { maxLength: 4 });

const link = fc.nat({ max: 9_999 }).map((number) => ({ number, url: `https://github.com/o/r/issues/${number}` }));

const date = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** Records with whatever people may write where people write; sections are empty, since those are made safe when they are copied. */
export const arbitraryRecord: fc.Arbitrary<DecisionRecord> = fc.record({
  number: fc.integer({ min: 1, max: 9_999_999 }),
  title: hostileText.filter((text) => plainLine(text, 300) !== ''),
  status: fc.constantFrom('proposed', 'accepted', 'rejected', 'withdrawn', 'postponed', 'superseded'),
  date,
  decisionMakers: logins,
  consulted: logins,
  informed: logins,
  door: fc.constantFrom('two-way', 'one-way'),
  sections: fc.constant({
    problem: '',
    drivers: '',
    options: '',
    tradeoffs: '',
    reasons: '',
    decision: '',
    consequences: '',
    confirmation: '',
    others: [],
  }),
  outcome: fc.option(
    fc.record({
      option: fc.option(hostileText),
      because: fc.option(hostileText),
      how: fc.constantFrom('silence', 'command', 'closing', 'label'),
      by: fc.option(login),
      date,
    }),
  ),
  dissent: fc.array(
    fc.record({
      kind: fc.constantFrom('concern', 'objection'),
      what: hostileText,
      by: login,
      url: fc.constantFrom(null, 'https://github.com/o/r/issues/7#issuecomment-1'),
      settled: fc.option(fc.record({ by: fc.option(login), url: fc.constant(null) })),
    }),
    { maxLength: 3 },
  ),
  url: fc.constant('https://github.com/o/r/issues/7'),
  pulls: fc.array(link, { maxLength: 2 }),
  supersedes: fc.array(link, { maxLength: 2 }),
  supersededBy: fc.option(link),
  revisitOn: fc.option(date),
});
