import { describe, expect, it, test } from 'vitest';
import { ana, briefly, comment, configOf, issue, label, run, us, valid, type World } from '../../plan/world.js';

const DAY = 86_400_000;

/** Sunday afternoon in UTC, Monday morning in Auckland. */
const NOW = Date.UTC(2026, 2, 1, 20);

const CONFIG = `version: 1
people:
  issue: 7
  members: { ana: { timezone: Pacific/Auckland } }
`;

function peopleIssue(config = CONFIG): World {
  const world = issue({ title: 'When we are away', body: 'Say it here.' }, valid(configOf(config)));
  world.now = NOW;
  return world;
}

function say(world: World, body: string, author = ana): number {
  const said = comment(world, body, author);
  world.thread.push(said);
  return said.id;
}

describe('what people say in the issue for it', () => {
  it.each([
    ['/away 2026-03-16..18 cover @ben', '+1'],
    ['/away until 2026-03-18', '+1'],
    ['/away back', '+1'],
    ['/hours 09:00-17:00 Europe/Lisbon mon-thu', '+1'],
    ['Off to the sea.\n\n/away 2026-03-16..18', '+1'],
    ['/away next week', 'confused'],
    ['/away 2026-02-30', 'confused'],
    ['/away 2026-03-18..16', 'confused'],
    ['/away until 2027-03-18', 'confused'],
    ['/away 2026-03-16 cover @octo/team', 'confused'],
    // The first of March is over in Auckland.
    ['/away 2026-03-01', 'confused'],
    ['/hours 17:00-09:00', 'confused'],
    ['/hours Europe/Lisbonne', 'confused'],
    ['/awya 2026-03-16', 'confused'],
    ['/away 2026-03-16\n/hours late', 'confused'],
  ])('%j is answered by %s and no word', (text, reaction) => {
    const world = peopleIssue();
    const id = say(world, text);
    expect(briefly(run(world).changes)).toEqual([`react ${reaction} ${id}`]);
    expect(run(world).changes).toEqual([]);
    expect(world.thread.filter(({ author }) => author === us)).toEqual([]);
  });

  it.each(['/approve', '/concern Cost', 'Have a good time.', '`/away 2026-03-16`', '> /away 2026-03-16', '/help'])(
    '%j is not for us',
    (text) => {
      const world = peopleIssue();
      say(world, text);
      expect(run(world).changes).toEqual([]);
    },
  );

  test('is answered once it is mended', () => {
    const world = peopleIssue();
    const id = say(world, '/away next week');
    run(world);
    const body = '/away 2026-03-16..18';
    world.thread = world.thread.map((said) => ({ ...said, body, editor: ana, editedAt: (world.now += 1000) }));
    expect(briefly(run(world).changes)).toEqual([`react +1 ${id}`]);
  });

  test('long ago, or by a bot, is not answered', () => {
    const world = peopleIssue();
    say(world, '/away 2026-03-16..18');
    say(world, '/away 2026-03-16..18', { login: 'calendar', type: 'bot' });
    world.now += 7 * DAY;
    expect(run(world).changes).toEqual([]);
  });

  test.each([
    ['elsewhere', (world: World) => void (world.item = { ...world.item, number: 8 })],
    ['in a locked issue', (world: World) => void (world.item = { ...world.item, isLocked: true })],
    ['in an archive', (world: World) => void (world.isArchived = true)],
    ['where somebody set it aside', (world: World) => label(world, 'labeled', 'async: skip', ana)],
    ['while observing', (world: World) => void (world.config = valid(configOf(`${CONFIG}mode: observe`)))],
  ])('%s is not answered', (_, change) => {
    const world = peopleIssue();
    change(world);
    say(world, '/away 2026-03-16..18');
    expect(run(world).changes).toEqual([]);
  });

  test('is answered twenty at a time, the newest first', () => {
    const world = peopleIssue();
    const ids = Array.from({ length: 25 }, () => say(world, '/away 2026-03-16..18'));
    const newest = ids.toReversed().map((id) => `react +1 ${id}`);
    expect(briefly(run(world).changes)).toEqual(newest.slice(0, 20));
    expect(briefly(run(world).changes)).toEqual(newest.slice(20));
  });
});
