import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../src/core/config/language/schema.js';
import type { Locale } from '../../../src/core/config/config.js';
import type { Item } from '../../../src/core/snapshot.js';
import { planItem } from '../../../src/core/plan/plan-item.js';
import { en } from '../../../src/core/text/en.js';
import { loadBodyFixtures, type BodyFixture } from '../verdict/fixtures.js';
import { edit, hour, issue, pull, run, snapshotOf, sticky, valid, visibleLines, type World } from './world.js';

const INCOMPLETE = 'async: incomplete';

/** What sections with a narrow pattern take, by heading. */
const PATTERNED: Readonly<Record<string, string>> = { Ticket: 'ABC-123', Order: '123456' };

/** A body that answers every section of the fixture's template in every way a rule may ask for. */
function healed({ template }: BodyFixture): string {
  const answer =
    'Ana Silva answers by 2027-03-12 in more than enough words for anybody who was not there at the time.\n\n' +
    '- [x] one, see https://example.com/page\n- [x] two\n- [x] three\n\n![page](https://example.com/page.png)\n\n```\nnpm test\n```\n';
  return template.sections
    .map(({ heading, one_of: options }) => {
      const own = PATTERNED[heading] ?? options?.value[0];
      return `## ${heading}\n\n${own ?? `@ana\n\n${answer}`}`;
    })
    .join('\n\n');
}

function worldOf(fixture: BodyFixture, body: string, locale: Locale): World {
  const item: Partial<Item> = { ...fixture.candidate, body };
  const config = { ...fixture.config, comment: { ...fixture.config.comment, locale } };
  return fixture.candidate.kind === 'issue'
    ? issue(item, valid(config))
    : pull({ ...item, pull: { isDraft: false, base: 'main', paths: [], linked: null } }, valid(config));
}

const cases = loadBodyFixtures().flatMap((fixture) =>
  LOCALES.map((locale) => [fixture.name, locale, fixture] as const),
);

describe.each(cases)('%s in %s', (_, locale, fixture) => {
  const world = worldOf(fixture, fixture.candidate.body, locale);
  const first = run(world);

  test('a second run plans nothing', () => {
    expect(run(world).changes).toEqual([]);
  });

  test('a later run plans nothing', () => {
    world.now += 24 * hour;
    expect(run(world).changes).toEqual([]);
  });

  test('CRLF is planned as LF is', () => {
    const lines = fixture.candidate.body.replace(/\r\n?/g, '\n');
    const plans = [lines, lines.replaceAll('\n', '\r\n')].map(
      (body) => planItem(snapshotOf(worldOf(fixture, body, locale)), en).changes,
    );
    expect(plans[1]).toEqual(plans[0]);
  });

  test('what is written holds no command, no live mention, and fits', () => {
    const comment = sticky(world) ?? '';
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment).not.toMatch(/^\s*\/[a-z]/m);
    expect(comment).not.toMatch(/@[A-Za-z0-9]/);
    const check = world.head?.check;
    expect(check?.summary.length ?? 0).toBeLessThanOrEqual(65_535);
  });

  test('healing the body folds the comment and takes the label', () => {
    edit(world, healed(fixture));
    const plan = run(world);
    expect(plan.verdict?.outcome).not.toBe('fail');
    expect(world.item.labels).not.toContain(INCOMPLETE);
    if (first.desired.comment === null) expect(sticky(world)).toBeNull();
    else expect(visibleLines(sticky(world))).toHaveLength(1);
    expect(run(world).changes).toEqual([]);
  });
});
