import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/core/commands/index.js';
import { parseLines } from '../../../src/core/commands/parse-lines.js';
import { COMMANDS_PAGE, renderCommandsPage } from './render-commands-page.js';

const folder = new URL('../../../src/core/commands/', import.meta.url);

const examples = COMMANDS.flatMap(({ name, examples }) => examples.map((example) => ({ name, ...example })));

function specOf(name: string) {
  const spec = COMMANDS.find((candidate) => candidate.name === name);
  if (spec === undefined) throw new Error(`no command ${name}`);
  return spec;
}

/** What is read behind a command's name. */
function read(text: string) {
  const [found] = parseLines(text);
  return found !== undefined && 'command' in found ? found.command : null;
}

describe('the examples inside the commands', () => {
  it.each(examples)('$text', ({ name, text, command }) => {
    // What is wrong with days and hours is said apart, and looked at in another test.
    const fault = name === 'away' || name === 'hours' ? { kind: name } : { kind: 'argument', name };
    expect(parseLines(text)).toMatchObject([command === null ? { line: 0, fault } : { line: 0, command }]);
  });

  it('show each command understood, and each that can fail not understood', () => {
    for (const { name, examples } of COMMANDS) {
      expect(examples.some(({ command }) => command?.name === name)).toBe(true);
      const mayFail = !['hold', 'reject'].includes(name);
      expect(examples.some(({ command }) => command === null)).toBe(mayFail);
    }
  });
});

describe('days and hours that are not understood', () => {
  it.each([
    ['/away', 'away', 'form'],
    ['/away next week', 'away', 'form'],
    ['/away 2026-02-30', 'away', 'no-such-day'],
    ['/away 2026-03-18..16', 'away', 'reversed'],
    ['/away 2026-03-16..2027-03-17', 'away', 'too-long'],
    ['/away 2026-03-16 cover the team', 'away', 'cover'],
    ['/hours', 'hours', 'form'],
    ['/hours 17:00-09:00', 'hours', 'hours'],
    ['/hours 09:00-17:00 Europe/Lisbonne', 'hours', 'zone'],
  ])('%j: %s, %s', (text, kind, fault) => {
    const zone = kind === 'hours' ? { zone: fault === 'zone' ? 'Europe/Lisbonne' : null } : {};
    expect(parseLines(text)).toEqual([{ line: 0, fault: { kind, fault, ...zone } }]);
  });
});

describe('the list of commands', () => {
  it('holds every file that is one, under the name of its file', () => {
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && /: CommandSpec = /.test(readFileSync(new URL(file, folder), 'utf8')))
      .map((file) => file.replace('.ts', ''));
    expect(COMMANDS.map(({ name }) => name as string).sort()).toEqual(files.sort());
  });

  it.each(COMMANDS)(
    '$name: its usage begins with it, and its summary is whole sentences',
    ({ name, usage, summary }) => {
      expect(usage).toMatch(new RegExp(`^/${name}(?: |$)`));
      expect(summary).toMatch(/^[A-Z].*\.$/);
      expect(summary).not.toContain('!');
    },
  );

  it('stands on its page as it is', () => {
    const page = readFileSync(COMMANDS_PAGE, 'utf8');
    expect(page, 'run `npm run generate`').toBe(renderCommandsPage(page));
  });
});

describe('titles, options and reasons', () => {
  it.each([
    ['**Cost** of _it_', 'Cost of it'],
    ['[the offer](https://example.com/a_b) is old', 'the offer is old'],
    ['![a picture](https://example.com/x.png) of the leak', 'of the leak'],
    ['`a_b` leaks &amp; drips', 'a_b leaks & drips'],
    ['<b>Cost</b>', 'Cost'],
    ['a \\*star\\*', 'a *star*'],
    ['\u202Ethgir ot tfel', 'thgir ot tfel'],
    ['a\u0007bell', 'a bell'],
    ['a\u00A0 \t b', 'a b'],
    ['asks @ana of #12', 'asks @ana of #12'],
    ['عيب في المضخة', 'عيب في المضخة'],
    ['ポンプが合わない', 'ポンプが合わない'],
  ])('%j is kept as %j', (written, title) => {
    expect(read(`/concern ${written}`)).toEqual({ name: 'concern', title });
  });

  it.each(['', '…', '???', '**', '![](https://example.com/x.png)', '<!-- cost -->', '\u200B', '🔥', '<title>'])(
    '%j is no title',
    (written) => {
      expect(parseLines(`/concern ${written}`)).toEqual([{ line: 0, fault: { kind: 'argument', name: 'concern' } }]);
    },
  );

  it('are kept to 300 characters, cut between two of them', () => {
    const title = (text: string) => {
      const command = read(`/concern ${text}`);
      return command?.name === 'concern' ? command.title : '';
    };
    expect(title('x'.repeat(300))).toBe('x'.repeat(300));
    expect(title('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
    expect(title(`x${'🔥'.repeat(300)}`)).toMatch(/^x(?:🔥)+…$/u);
    expect(title('x'.repeat(60_000))).toHaveLength(300);
  });
});

describe('a proposal', () => {
  it.each([
    'one-way',
    'One-Way',
    'one‑way',
    'one–way',
    '(one-way)',
    '[one-way]',
    'one way',
    'one-way door',
    'one-way.',
  ])('is one-way with %j behind it', (door) => {
    expect(read(`/propose Option B ${door}`)).toEqual({ name: 'propose', option: 'Option B', isOneWay: true });
  });

  it.each(['one-way', 'One-way:', '(one-way)', 'one-way,'])('is one-way with %j in front of it', (door) => {
    expect(read(`/propose ${door} Option B`)).toEqual({ name: 'propose', option: 'Option B', isOneWay: true });
  });

  it.each([
    ['the door stands in the middle, where it may be part of a name', '/propose Fit one-way valves'],
    ['it goes through both doors', '/propose two-way Option B one-way'],
    ['it is longer than any option', `/propose ${'x'.repeat(3000)} one-way`],
    ['it has no words', '/propose ???'],
  ])('is not understood where %s', (_, text) => {
    expect(parseLines(text)).toMatchObject([{ fault: { kind: 'argument', name: 'propose' } }]);
  });

  it('finds the door behind an option that is cut', () => {
    expect(read(`/propose ${'x'.repeat(400)} one-way`)).toMatchObject({ isOneWay: true });
  });

  it('leaves the door to the issue where none is named', () => {
    expect(read('/propose Go one way or the other')).toMatchObject({ isOneWay: false });
  });
});

describe('an acceptance', () => {
  it.each([
    ['/accept Option B, because it lasts', 'Option B', 'it lasts'],
    ['/accept Option B BECAUSE it lasts', 'Option B', 'it lasts'],
    ['/accept B because it lasts because it is steel', 'B', 'it lasts because it is steel'],
    ['/accept the because-clause', 'the because-clause', null],
    ['/accept: Option B.', 'Option B', null],
  ])('%s', (text, option, because) => {
    expect(read(text)).toEqual({ name: 'accept', option, because });
  });

  it('finds the reason behind a long option', () => {
    expect(read(`/accept ${'x'.repeat(5000)} because it lasts`)).toMatchObject({ because: 'it lasts' });
  });
});

describe('people and teams', () => {
  it.each([
    ['@ana', ['ana']],
    ['@Ana-Maria_corp, @octo/the.builders', ['Ana-Maria_corp', 'octo/the.builders']],
    ['@ana @ben & @cem.', ['ana', 'ben', 'cem']],
    ['@ana @ANA @ana', ['ana']],
  ])('%s', (written, whom) => {
    expect(read(`/ask ${written}`)).toEqual({ name: 'ask', whom });
  });

  it.each([
    '',
    '@',
    'ana',
    '@ana?',
    '@an\u200Ba',
    '@аna',
    'ana@example.com',
    '@ana/b/c',
    `@${'a'.repeat(60)}`,
    '`@ana`',
    '@ana, if @ben is away',
    '@ana '.repeat(100),
  ])('%j names nobody for certain', (written) => {
    expect(parseLines(`/ask ${written}`)).toEqual([{ line: 0, fault: { kind: 'argument', name: 'ask' } }]);
  });

  it('an owner is one person', () => {
    expect(read('/owner @ana.')).toEqual({ name: 'owner', login: 'ana' });
    for (const text of ['/owner @ana and @ben', '/owner @octo/builders', '/owner me']) expect(read(text)).toBeNull();
  });
});

describe('days, lengths and numbers', () => {
  it.each([
    ['until 2026-12-01', '2026-12-01'],
    ['till Dec 1, 2026', '2026-12-01'],
    ['bis 1. Dezember 2026', '2026-12-01'],
    ['until the end of March 2027', '2027-03-31'],
    ['until 2026-12-01T23:30Z', '2026-12-01'],
  ])('/postpone %s', (written, until) => {
    expect(read(`/postpone ${written}`)).toEqual({ name: 'postpone', until });
  });

  it.each([
    'until 2026-02-30',
    'until 03/04/2027',
    'until 1 December',
    'until Friday',
    'until tomorrow',
    'in two weeks',
    'until 2026-12-01 or 2027-01-01',
    'until later',
    `until ${'x '.repeat(200)}2026-12-01`,
  ])('/postpone %s names no one day for certain', (written) => {
    expect(read(`/postpone ${written}`)).toBeNull();
  });

  it.each([
    ['2wd', 2, 'wd'],
    ['by 2 WD', 2, 'wd'],
    ['1 day', 1, 'd'],
    ['4 working hours.', 4, 'wh'],
    ['10m', 10, 'm'],
    ['0d', 0, 'd'],
    ['999999w', 999_999, 'w'],
  ])('/extend %s', (written, amount, unit) => {
    expect(read(`/extend ${written}`)).toEqual({ name: 'extend', by: { amount, unit } });
  });

  it.each(['', '2', 'wd', '-2wd', '2.5d', '1000000d', '2 fortnights', '2wd or so', '2wd 3wd'])(
    '/extend %s is no length',
    (written) => {
      expect(read(`/extend ${written}`)).toBeNull();
    },
  );

  it.each(['0', '#0', '-1', '1.5', '#12a', '12 13', '#9999999999', 'https://github.com/octo/hello/issues/12'])(
    '/supersede %s is no issue of this repository',
    (written) => {
      expect(read(`/supersede ${written}`)).toBeNull();
    },
  );

  it('a concern that is called by more than its number is looked for by its title', () => {
    expect(read('/resolve 2 pumps')).toEqual({ name: 'resolve', which: '2 pumps' });
    expect(read('/resolve 0')).toEqual({ name: 'resolve', which: '0' });
  });
});

describe('a command that takes nothing', () => {
  it.each(['/approve.', '/approve!', '/approve …', '/approve \u200B', '/approve <!-- at last -->'])(
    '%j is understood',
    (text) => {
      expect(read(text)).toEqual({ name: 'approve' });
    },
  );

  it.each([
    '/approve ?',
    '/approve, if the pump fits',
    '/approve 👎',
    '/approve not',
    '/approve: no',
    '/approve /concern x',
  ])('%j may mean something else, and is none', (text) => {
    expect(parseLines(text)).toEqual([{ line: 0, fault: { kind: 'argument', name: 'approve' } }]);
  });

  it.each(['approve', 'unapprove', 'withdraw', 'unhold', 'help'])('%s is one', (name) => {
    expect(specOf(name).read('')).toEqual({ name });
    expect(specOf(name).read('now')).toBeNull();
  });
});
