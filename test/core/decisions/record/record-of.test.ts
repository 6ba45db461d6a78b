import { describe, expect, test } from 'vitest';
import { followDecision } from '../../../../src/core/desired/following/follow.js';
import type { DecisionRecord } from '../../../../src/core/decisions/record/record.js';
import { recordTitle } from '../../../../src/core/decisions/record/title.js';
import { renderMadr } from '../../../../src/core/decisions/record/render-madr.js';
import type { RecordFacts } from '../../../../src/core/decisions/facts.js';
import { en } from '../../../../src/core/text/en.js';
import { evaluate } from '../../../../src/core/verdict/evaluate.js';
import { comment, configOf, issue, run, snapshotOf, valid } from '../../plan/world.js';

const HOUR = 3_600_000;

/** Monday morning in Lisbon. */
const MONDAY = Date.UTC(2026, 10, 23, 9, 0, 0);

const CONFIG = configOf(`version: 1
people:
  timezone: Europe/Lisbon
  members: { olga: {}, ira: {}, kiri: {} }
`);

const BODY = `## Problem
<!-- What is wrong? -->
Exports are lost with every deploy, as @ben found:

\`\`\`
ENOENT /tmp/exports
\`\`\`

## Options
- object storage
- the database
## Tradeoffs
### Object storage
One more account to look after.

### The database
A larger machine.
## Decision
Object storage

It can be left again within a day.
## Owner
@olga
`;

type Line = readonly [by: string, text: string, hours: number];

/** Returns the record of what people said, looked at whenever somebody said something. */
function recordOf(says: readonly Line[], at: number, title: string, record: Partial<RecordFacts> = {}): DecisionRecord {
  const world = issue({ number: 12, title, body: BODY, createdAt: MONDAY - HOUR }, valid(CONFIG));
  world.item = { ...world.item, url: 'https://github.com/o/r/issues/12' };
  world.record = { branch: 'main', files: [], pulls: [], supersedes: [], ...record };
  world.roles = { ana: 'write', olga: 'write', ira: 'triage', kiri: 'triage' };
  for (const [login, text, hours] of says) {
    world.now = MONDAY + (hours - 0.5) * HOUR;
    run(world);
    world.now = MONDAY + hours * HOUR;
    const said = comment(world, text, { login, type: 'user' });
    world.thread.push({ ...said, url: `https://github.com/o/r/issues/12#issuecomment-${said.id}` });
    run(world);
  }
  world.now = MONDAY + at * HOUR;
  run(world);
  const snapshot = snapshotOf(world);
  const kept = followDecision(snapshot, evaluate(CONFIG, snapshot.item, en))?.kept;
  if (kept == null) throw new Error('it is not to be kept');
  return kept.record;
}

const TITLE = 'Decision: where exports are kept';

const RECORDS: Readonly<Record<string, DecisionRecord>> = {
  'by-silence': recordOf([['ana', '/propose', 0]], 10 * 24, TITLE),
  'with-a-concern-and-links': recordOf(
    [
      ['ana', '/propose', 0],
      ['ira', '/concern Who pays for it in **year two**', 1],
      ['olga', '/resolve 1', 2],
      ['ira', '/approve', 3],
      ['olga', '/approve', 3],
      ['kiri', '/approve', 4],
      ['olga', '/accept because a larger machine would be needed by summer.', 5],
    ],
    6,
    'RFC: *where* exports are kept, #3 or | <!-- C#',
    {
      pulls: [{ number: 15, url: 'https://github.com/o/r/pull/15' }],
      supersedes: [{ number: 3, url: 'https://github.com/o/r/issues/3' }],
    },
  ),
  'one-way-with-an-objection': recordOf(
    [
      ['ana', '/propose The database one-way', 0],
      ['ira', '/approve', 1],
      ['kiri', '/approve', 2],
      ['olga', '/approve', 2],
      ['olga', '/accept because it is one thing less', 3],
      ['ira', '/object it fills the disk', 30],
      ['kiri', '/object it is slow', 31],
      ['olga', 'The disk grows by itself.', 32],
    ],
    33,
    TITLE,
  ),
  superseded: recordOf(
    [
      ['ana', '/propose', 0],
      ['olga', '/supersede #31', 10 * 24],
    ],
    11 * 24,
    TITLE,
  ),
  'talked-over-again': recordOf(
    [
      ['ana', '/propose', 0],
      ['ira', '/object it fills the disk', 10 * 24],
    ],
    11 * 24,
    TITLE,
  ),
  'turned-down-later': recordOf(
    [
      ['ana', '/propose', 0],
      ['ira', '/object it fills the disk', 10 * 24],
      ['olga', '/reject too dear for what it does', 11 * 24],
    ],
    12 * 24,
    TITLE,
  ),
};

describe('the record of a decision', () => {
  test.each(Object.entries(RECORDS))('%s', async (name, record) => {
    await expect(renderMadr(record)).toMatchFileSnapshot(`golden/${name}.md`);
  });

  test('is none before it was accepted', () => {
    expect(() => recordOf([['ana', '/propose', 0]], 1, TITLE)).toThrow('not to be kept');
    expect(() => recordOf([['olga', '/supersede #31', 0]], 1, TITLE)).toThrow('not to be kept');
  });

  test.each([
    ['Decision: where exports are kept', 'Where exports are kept'],
    ['RFC : ärger', 'Ärger'],
    ['decision:Where', 'Where'],
    ['Where exports are kept', 'Where exports are kept'],
    ['iOS first', 'iOS first'],
    ['Decision:', 'Decision:'],
    ['\u202E\u0007', 'Decision 12'],
  ])('of an issue titled "%s" is titled "%s"', (title, expected) => {
    const labelled = issue({ number: 12, title, labels: ['decision'] }).item;
    const template = CONFIG.templates.find(({ name }) => name === 'decision');
    if (template === undefined) throw new Error('no template');
    expect(recordTitle(labelled, template)).toBe(expected);
  });
});
