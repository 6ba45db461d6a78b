import { describe, expect, it } from 'vitest';
import { comparePreview, MOST_LISTED, compareItem, sumUp } from '../../../src/core/preview/compare.js';
import type { Config } from '../../../src/core/config/config.js';
import type { PreviewItem } from '../../../src/core/preview/preview.js';
import { evaluate } from '../../../src/core/verdict/evaluate.js';
import { en } from '../../../src/core/text/en.js';
import { configOf } from '../templates/candidate.js';
import { openIssue, openPull } from './items.js';

const GOAL = configOf('templates: { task: { match: { title: "^Task" }, sections: [Goal] } }');
const OWNER = configOf('templates: { task: { match: { title: "^Task" }, sections: [Goal, Owner, Date] } }');
const NOTES = configOf('templates: { note: { match: { title: "^Note" }, sections: [Goal] } }');

const goal = { title: 'Task: ship it', body: '## Goal\nPasskeys for all.' };
const all = { title: 'Task: ship it', body: '## Goal\nPasskeys for all.\n## Owner\nAna\n## Date\nMay' };
const none = { title: 'Task: ship it', body: '' };
const note = { title: 'Note: hello', body: '## Goal\nPasskeys for all.' };

function compare(before: Config | null, after: Config | null, items: readonly PreviewItem[]) {
  const { failing, passing, begun, ended } = comparePreview(before, after, items, en);
  const numbers = (list: typeof failing) => list.first.map(({ number }) => number);
  return { failing: numbers(failing), passing: numbers(passing), begun, ended };
}

const nothing = { failing: [], passing: [], begun: 0, ended: 0 };

describe('a preview', () => {
  it.each<[string, Config | null, Config | null, PreviewItem, Partial<typeof nothing> | object]>([
    ['names what passes now and would fail', GOAL, OWNER, openIssue(3, goal), { failing: [3] }],
    ['names what fails now and would pass', OWNER, GOAL, openIssue(3, goal), { passing: [3] }],
    ['says nothing of what fails by both', GOAL, OWNER, openIssue(3, none), {}],
    ['says nothing of what passes by both', GOAL, OWNER, openIssue(3, all), {}],
    ['names what is not checked now and would fail', NOTES, GOAL, openIssue(3, none), { failing: [3] }],
    ['counts what is not checked now and would pass', NOTES, GOAL, openIssue(3, goal), { begun: 1 }],
    ['counts what passes now and would not be checked', NOTES, GOAL, openIssue(3, note), { ended: 1 }],
    ['counts what fails now and would not be checked', GOAL, NOTES, openIssue(3, none), { ended: 1 }],
    ['takes no configuration for one that checks nothing', null, GOAL, openIssue(3, none), { failing: [3] }],
    ['sees a configuration end', GOAL, null, openIssue(3, goal), { ended: 1 }],
  ])('%s', (_, before, after, item, expected) => {
    expect(compare(before, after, [item])).toEqual({ ...nothing, ...expected });
  });

  it('is sorted by number, with the template and the headings that are asked for', () => {
    const { failing, seen, unseen } = comparePreview(GOAL, OWNER, [openIssue(9, goal), openIssue(2, goal)], en);
    expect(failing.first).toEqual(
      [2, 9].map((number) => ({
        number,
        url: `https://github.com/octo/hello/issues/${number}`,
        title: 'Task: ship it',
        template: 'task',
        missing: ['Owner', 'Date'],
      })),
    );
    expect([seen, unseen]).toEqual([2, 0]);
  });

  it('names a section once, whatever it lacks, and none that is only suggested', () => {
    const strict = configOf(
      'templates: { task: { match: { title: "^Task" }, sections: [{ heading: Goal, min_words: { value: 9, level: require }, min_items: { value: 2, level: require } }, { heading: Links, level: warn }] } }',
    );
    expect(evaluate(strict, openIssue(1, goal), en).findings).toHaveLength(3);
    expect(comparePreview(null, strict, [openIssue(1, goal)], en).failing.first[0]?.missing).toEqual(['Goal']);
  });

  it('names forty items one by one and counts the rest', () => {
    const items = Array.from({ length: 60 }, (_, index) => openIssue(60 - index, goal));
    const { failing } = comparePreview(GOAL, OWNER, items, en);
    expect([failing.count, failing.first.length]).toEqual([60, MOST_LISTED]);
    expect(failing.first.at(-1)?.number).toBe(40);
  });

  it('is the same by single items as all at once', () => {
    const items = [openIssue(1, goal), openPull(2, none), openIssue(3, note)];
    const compared = items.map((item) => compareItem(GOAL, OWNER, item, en));
    expect(sumUp(GOAL, OWNER, compared, 5)).toEqual({ ...comparePreview(GOAL, OWNER, items, en), unseen: 5 });
  });
});

describe('the mode', () => {
  const enforce: Config = { ...OWNER, mode: 'enforce' };
  const items = [
    openPull(1, none),
    openPull(2, goal),
    openPull(3, { ...none, pull: { isDraft: true, base: 'main', paths: [], linked: null } }),
    openIssue(4, none),
  ];

  it('holds back pull requests that fail and are no drafts, and no issue', () => {
    expect(comparePreview(GOAL, enforce, items, en).mode).toEqual({
      before: 'advise',
      after: 'enforce',
      blockedBefore: 0,
      blockedAfter: 2,
    });
    expect(comparePreview(enforce, GOAL, items, en).mode).toMatchObject({ blockedBefore: 2, blockedAfter: 0 });
  });

  it('is not told where there is no configuration on one side', () => {
    expect(comparePreview(null, enforce, items, en).mode).toBeNull();
  });
});
