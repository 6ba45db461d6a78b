import { describe, expect, it } from 'vitest';
import { planItem } from '../../../src/core/plan/plan-item.js';
import type { ReviewFacts } from '../../../src/core/snapshot.js';
import { en } from '../../../src/core/text/en.js';
import {
  ana,
  ben,
  comment,
  configOf,
  issue,
  label,
  pull,
  run,
  snapshotOf,
  sticky,
  valid,
  type World,
} from '../plan/world.js';

const HOUR = 3_600_000;
const FILLED = '## Why\nA.\n## What changed\nB.\n## How tested\nC.\n## Risks\nNone\n';

const PEOPLE = 'people: { timezone: UTC, members: { ben: { timezone: Asia/Tokyo, country: JP }, chidi: {} } }\n';
const config = valid(configOf(`version: 1\n${PEOPLE}response: { question: 1wd, review: 1wd }`));
const silent = valid(configOf(`version: 1\n${PEOPLE}`));

function summary(world: World): string {
  return planItem(snapshotOf(world), en).desired.check?.summary ?? '';
}

function says(world: World, author: typeof ana, body: string, at = world.now): World {
  const id = 50 + world.thread.length;
  const said = { ...comment(world, body), id, author, createdAt: at, editedAt: null, editor: null, url: `u${id}` };
  return { ...world, thread: [...world.thread, said] };
}

const review: Pick<ReviewFacts, 'asked'> = { asked: [{ who: 'ben', kind: 'user', by: ana, at: 0 }] };

function reviewed(world: World, facts: Partial<ReviewFacts> = {}): World {
  const asked = review.asked.map((one) => ({ ...one, at: world.item.createdAt }));
  return { ...world, reviews: { asked, given: [], ...facts } };
}

describe('the check of a pull request', () => {
  it('says when a review can be expected', () => {
    expect(summary(reviewed(pull({ body: FILLED }, config)))).toContain('`ben` was asked for a review;');
  });

  it('says it until the review is given, and nothing where nobody asked for windows', () => {
    const world = pull({ body: FILLED }, config);
    const given = [{ by: ben, at: world.now }];
    expect(summary(reviewed(world, { given }))).not.toContain('ben');
    expect(summary(reviewed(pull({ body: FILLED }, silent)))).not.toContain('ben');
  });

  it('says the same at any hour, also when the window is over', () => {
    const world = says(reviewed(pull({ body: FILLED }, config)), ana, '@chidi which one?');
    const first = summary(world);
    expect(first).toContain('chidi');
    for (let hours = 1; hours < 24 * 10; hours += 5) {
      expect(summary({ ...world, now: world.now + hours * HOUR })).toBe(first);
    }
  });

  it('says it of no draft, and not where it is passed over', () => {
    const draft = { isDraft: true, base: 'main', paths: [], linked: null };
    expect(summary(reviewed(pull({ body: FILLED, pull: draft }, config)))).not.toContain('ben');
    expect(summary(reviewed(pull({ body: FILLED, labels: ['async: skip'] }, config)))).not.toContain('ben');
  });

  it('knows holidays, and days off that were said elsewhere', () => {
    const asked = (world: World): string => /starts (\S+ \S+)/.exec(summary(reviewed(world)))?.[1] ?? '';
    const world = pull({ body: FILLED }, config);
    const first = asked(world);
    const holidays = new Map([['JP', new Set([first.slice(4)])]]);
    expect(asked({ ...world, times: { holidays, people: null } })).not.toBe(first);
    const absent = { ...comment(world, '/away 2026-11-01..2026-11-20'), author: ben, createdAt: 0, editor: null };
    expect(asked({ ...world, times: { holidays: new Map(), people: [absent] } })).toBe('Mon 2026-11-23');
    expect(asked({ ...world, times: { holidays: new Map(), people: 'unreadable' } })).toBe('');
  });
});

describe('our comment', () => {
  const asking = (world: World): World => says(world, ana, '@ben which one?');

  it('is never begun for an answer that is waited for', () => {
    const world = asking(issue({ title: 'A thought' }, config));
    expect(run(world).changes).toEqual([]);
  });

  it('says it where it stands, and no more once there is an answer', () => {
    const world = issue({ body: '' }, config);
    run(world);
    expect(sticky(world)).not.toContain('`ben`');
    const asked = asking(world);
    expect(run(asked).changes).toMatchObject([{ type: 'update-comment' }]);
    expect(sticky(asked)).toContain('`ben` was asked something;');
    expect(run(asked).changes).toEqual([]);
    const answered = says(asked, ben, 'The second.', asked.now + HOUR);
    run(answered);
    expect(sticky(answered)).not.toContain('`ben`');
  });

  it('says nothing where somebody waived it all', () => {
    const world = issue({ body: '' }, config);
    run(world);
    label(world, 'labeled', 'async: skip', ana);
    const asked = asking(world);
    run(asked);
    expect(sticky(asked)).not.toContain('`ben`');
  });
});
