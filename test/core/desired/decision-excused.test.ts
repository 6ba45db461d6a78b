import { describe, expect, it } from 'vitest';
import { comment, type World } from '../plan/world.js';
import { BODY, HOUR, look, worldOf } from './decision-world.js';

const DAY = 24 * HOUR;
const MINUTE = 60_000;

interface Case {
  /** When it is proposed; the window is a working day, and no longer. */
  readonly from: string;
  readonly member: string;
  readonly holidays?: readonly string[];
  /** As it is said, and when that is. */
  readonly until: string;
  readonly at: string;
}

const CASES: Readonly<Record<string, Case>> = {
  'over the end of summer time in the north': {
    from: '2026-10-19T09:00Z',
    member: '{ timezone: Europe/Lisbon, away: [2026-10-19..23] }',
    until: 'Wed 2026-10-28 09:00 (Europe/Lisbon)',
    at: '2026-10-28T09:00Z',
  },
  'over the beginning of summer time in the north': {
    from: '2026-03-02T14:00Z',
    member: '{ timezone: America/New_York, away: [2026-03-02..06] }',
    until: 'Wed 2026-03-11 09:00 (America/New_York)',
    at: '2026-03-11T13:00Z',
  },
  'over the end of a summer time of half an hour, and Easter': {
    from: '2026-03-30T00:00Z',
    member: '{ timezone: Australia/Lord_Howe, country: AU, away: [2026-03-30..04-02] }',
    holidays: ['2026-04-03', '2026-04-06'],
    until: 'Thu 2026-04-09 09:00 (Australia/Lord_Howe)',
    at: '2026-04-08T22:30Z',
  },
  'in a zone of quarters of an hour, with a holiday on the day of return': {
    from: '2026-05-18T03:15Z',
    member: '{ timezone: Asia/Kathmandu, country: NP, away: [2026-05-18..22] }',
    holidays: ['2026-05-25'],
    until: 'Thu 2026-05-28 09:00 (Asia/Kathmandu)',
    at: '2026-05-28T03:15Z',
  },
  'on days of their own': {
    from: '2026-05-18T08:00Z',
    member: '{ days: [mon, thu], away: [2026-05-18..22] }',
    until: 'Mon 2026-06-01 09:00 (Europe/Lisbon)',
    at: '2026-06-01T08:00Z',
  },
};

function decided({ from, member, holidays = [] }: Case): World {
  const config = `version: 1
people:
  timezone: Europe/Lisbon
  members: { olga: {}, kiri: ${member} }
decisions: { window: 1wd, max_extension: 0d, min_working_hours: 4 }
`;
  const says = [['ana', '/propose', 0]] as const;
  const world = worldOf({ says, config, body: BODY, from: Date.parse(from), roles: { kiri: 'none' } });
  world.holidays = new Map([...'AU NP'.split(' ')].map((country) => [country, new Set(holidays)]));
  look(world);
  world.now += 4 * DAY;
  return world;
}

function object(world: World, at: number): string {
  world.now = at;
  world.thread.push(comment(world, '/object The pump does not fit', { login: 'kiri', type: 'user' }));
  return look(world);
}

function stateOf({ item }: World): readonly string[] {
  return item.labels.filter((label) => label.startsWith('decision: '));
}

describe('who was away throughout may object for two of their own working days once back', () => {
  it.each(Object.entries(CASES))('%s', (_, given) => {
    const world = decided(given);
    expect(look(world)).toContain(`\`kiri\` (${/\((.*)\)/.exec(given.until)?.[1]}): away throughout`);
    expect(look(world)).toContain(`may object until ${given.until}`);
    expect(stateOf(world)).toEqual(['decision: accepted']);
    const said = object(world, Date.parse(given.at) - MINUTE);
    expect(stateOf(world)).toEqual(['decision: blocked']);
    expect(said).toContain('`kiri` objected after it was accepted: The pump does not fit');
  });

  it.each(Object.entries(CASES))('%s, and is heard after that, too', (_, given) => {
    const world = decided(given);
    look(world);
    object(world, Date.parse(given.at) + DAY);
    expect(stateOf(world)).toEqual(['decision: blocked']);
  });

  it('but nobody who was not asked may', () => {
    const [given] = Object.values(CASES);
    if (given === undefined) throw new Error('no case');
    const world = decided(given);
    world.thread.push(comment(world, '/object Me neither', { login: 'eve', type: 'user' }));
    expect(look(world)).toContain(
      '`/object` by `eve`: that is for those who are asked, or somebody with triage rights.',
    );
    expect(stateOf(world)).toEqual(['decision: accepted']);
  });
});

describe('who stands in for somebody who is away throughout', () => {
  const from = Date.parse('2026-05-18T08:00Z');
  const excused = '- [ ] `kiri` (Europe/Lisbon): away throughout, so not waited for; may object until';

  /** Kiri's line while the decision is open. */
  function lineOf(member: string, said = ''): string | undefined {
    const config = `version: 1\npeople: { timezone: Europe/Lisbon, members: { olga: {}, kiri: ${member} } }\ndecisions: { window: 1wd, max_extension: 0d }\n`;
    const says = [...(said === '' ? [] : [['kiri', said, -1] as const]), ['ana', '/propose', 0] as const];
    const world = worldOf({ says, config, body: BODY, from });
    world.now = from + HOUR;
    return look(world)
      .split('\n')
      .find((line) => line.includes('`kiri`'));
  }

  it.each([
    ['by the configuration', '{ away: [{ dates: 2026-05-18..22, cover: ben }] }', ''],
    ['by their own word', '{}', '/away 2026-05-18..22 cover @ben'],
  ])('is named %s', (_, member, said) => {
    const line = lineOf(member, said);
    expect(line).toContain(excused);
    expect(line).toMatch(/; `ben` stands in$/);
  });

  it.each([
    ['nobody', '{ away: [2026-05-18..22] }'],
    ['who did so at another time', '{ away: [{ dates: 2026-05-11..15, cover: ben }, 2026-05-18..22] }'],
  ])('is not: %s', (_, member) => {
    const line = lineOf(member);
    expect(line).toContain(excused);
    expect(line).not.toContain('stands in');
  });

  it('is not for somebody who is there for a part of it', () => {
    expect(lineOf('{ away: [{ dates: 2026-05-19, cover: ben }] }')).not.toContain('stands in');
  });
});
