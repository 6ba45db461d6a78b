import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from './terminal.js';

const BRIEF = `## Goal

Readers find the page from the front page.

## Requirements

- works without scripts

## Timeline

by 2027-03-12

## Success criteria

- nobody asks where it is

## Resources

https://example.com/design
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'async-conventions-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
}

describe('check', () => {
  test('a complete body passes with 0', async () => {
    const { code, out } = await run(['check', await file('brief.md', BRIEF), '--template', 'brief']);
    expect(code).toBe(0);
    expect(out).toContain('brief: complete');
    expect(out).toMatch(/Goal +present +line 1\n/);
  });

  test('a missing required section ends with 1 and is named with its remedy', async () => {
    const { code, out } = await run(['check', '-', '--template', 'brief'], BRIEF.replace('## Goal', '## Gist'));
    expect(code).toBe(1);
    expect(out).toMatch(/Goal +missing\n/);
    expect(out).toContain('"Goal" is missing. Add that heading');
  });

  test('the JSON has every configured section, missing ones too, and 1-based lines', async () => {
    const { out } = await run(
      ['check', '-', '--title', 'Status: week 9', '--format', 'json'],
      '\n## Context\n\nWarm.\n',
    );
    expect(JSON.parse(out)).toEqual({
      template: 'status',
      outcome: 'fail',
      sections: [
        { heading: 'Context', state: 'present', line: 2 },
        { heading: 'Progress', state: 'missing', line: null },
        { heading: 'Blockers', state: 'missing', line: null },
        { heading: 'Next steps', state: 'missing', line: null },
      ],
      findings: ['Progress', 'Blockers', 'Next steps'].map((section) => ({
        rule: 'section-filled',
        level: 'require',
        section,
        message: `"${section}" is missing.`,
        remedy: 'Add that heading with a line or two below it.',
        line: null,
      })),
    });
  });

  test('Markdown is what the app would write, without its marker', async () => {
    const { out } = await run(['check', '-', '--template', 'brief', '--format', 'markdown'], '');
    expect(out).toContain('- **Goal**, **Requirements**, **Timeline** and **Success criteria** are missing.');
    expect(out).not.toContain('<!-- async-conventions');
  });

  test('the language of the configuration is that of every sentence, in each format', async () => {
    const config = await file('async.yml', 'version: 1\ncomment: { locale: de }\n');
    const check = (input: string, ...more: readonly string[]) =>
      run(['check', '-', '--config', config, '--template', 'brief', ...more], input);
    const gist = BRIEF.replace('## Goal', '## Gist');
    const { out } = await check(gist);
    expect(out).toContain('brief: incomplete');
    expect(out).toContain('"Goal" fehlt. Diese Überschrift ergänzen');
    const json = JSON.parse((await check(gist, '--format', 'json')).out) as { findings: unknown };
    expect(json.findings).toMatchObject([{ rule: 'section-filled', section: 'Goal', message: '"Goal" fehlt.' }]);
    const markdown = await check(gist, '--format', 'markdown');
    expect(markdown.out).toContain('wird noch eine Sache suchen:');
    expect(markdown.out).toContain('- **Goal** fehlt.');
    const line = await check(JSON.stringify({ id: 1, body: gist }), '--jsonl');
    expect(line.out).toContain('fehlt.');
    const skipped = await check(BRIEF, '--author', 'dependabot[bot]');
    expect(skipped.out).toBe('not checked: von einem Bot geschrieben\n');
  });

  test('an item that no template matches is no failure', async () => {
    const { code, out } = await run(['check', '-', '--format', 'json'], 'hello');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ template: null, outcome: 'skip', sections: [], findings: [] });
  });

  test('a label chooses the template, and a bot is passed over', async () => {
    expect((await run(['check', '-', '--label', 'brief'], '')).code).toBe(1);
    expect((await run(['check', '-', '--label', 'brief', '--author', 'renovate[bot]'], '')).code).toBe(0);
  });

  test('a configuration of one’s own is used, with the templates beside it', async () => {
    const config = 'version: 1\ntemplates:\n  bug: { match: { labels: [bug] }, sections: [Steps] }\n';
    const path = await file('.github/async.yml', config);
    await file('.github/ISSUE_TEMPLATE/bug.md', '---\nname: Bug\n---\n\n## Steps\n\nTell us what you did.\n');
    const args = ['check', '-', '--config', path, '--label', 'bug', '--format', 'json'];
    const { out } = await run(args, '## Steps\n\nTell us what you did.\n');
    expect(JSON.parse(out)).toMatchObject({ sections: [{ heading: 'Steps', state: 'template-residue', line: 1 }] });
  });

  test.each([
    [['check', 'no-such-file'], 'no-such-file is not there'],
    [['check', '-', '--config', 'no-such.yml'], 'no-such.yml is not there'],
    [['check', '-', '--template', 'haiku'], '--template is one of status, brief'],
    [['check', '-', '--format', 'xml'], '--format is one of text, json, markdown'],
    [['check', '-', '--kind', 'epic'], '--kind is one of issue, pull_request'],
    [['check', '-', '--frobnicate'], "Unknown option '--frobnicate'"],
    [['check', 'a', 'b'], 'check reads one file'],
    [['chekc'], 'no command "chekc"'],
    [[], 'async-conventions check'],
    [['plan', 'octo/hello#1'], 'plan needs GITHUB_TOKEN'],
    [['plan', 'octo/hello'], 'plan needs an item written OWNER/REPO#NUMBER'],
  ])('%j is wrong use: it ends with 2 and says what would be right', async (args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a configuration with problems ends with 2 and names their lines', async () => {
    const { code, err } = await run(['check', '-', '--config', await file('async.yml', 'version: 1\nmoed: advise\n')]);
    expect(code).toBe(2);
    expect(err).toContain('async.yml:2:1: Unknown key `moed`. Did you mean `mode`?');
  });
});

describe('check --jsonl', () => {
  const lines = (out: string): unknown[] =>
    out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));

  test('one verdict a line comes out, with its id, in order', async () => {
    const input = [
      { id: 1, body: null, template: 'brief' },
      { id: 'two', body: BRIEF, template: 'brief' },
      { id: 3, body: 'hello' },
    ];
    const { code, out } = await run(['check', '--jsonl'], input.map((line) => JSON.stringify(line)).join('\n'));
    expect(code).toBe(1);
    expect(lines(out)).toMatchObject([
      { id: 1, outcome: 'fail', template: 'brief' },
      { id: 'two', outcome: 'pass' },
      { id: 3, outcome: 'skip', template: null },
    ]);
  });

  test('a bad line is answered with its error and the run goes on', async () => {
    const input =
      '{"id": 7, "body": 3}\nnot json\n\n{"id": 8, "body": "", "template": "haiku"}\n{"id": 9, "body": ""}\n';
    const { code, out } = await run(['check', '--jsonl'], input);
    expect(code).toBe(2);
    expect(lines(out)).toEqual([
      { id: 7, error: expect.stringContaining('"body"') as string },
      { id: null, error: 'The line is not JSON.' },
      { id: 8, error: 'The configuration has no template "haiku".' },
      { id: 9, template: null, outcome: 'skip', sections: [], findings: [] },
    ]);
  });

  test('lines may be cut anywhere, within a character too', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ id: 1, body: '## Goal\n\nÜber 목표 🎯', template: 'brief' })}\r\n`);
    const chunks = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    const { out } = await run(['check', '--jsonl'], chunks);
    expect(lines(out)).toMatchObject([{ id: 1, sections: [{ heading: 'Goal', state: 'present' }, {}, {}, {}, {}] }]);
  });

  test('a line without end is refused and costs no memory', async () => {
    const chunk = 'x'.repeat(1024 * 1024);
    const { code, out } = await run(['check', '--jsonl'], [...Array<string>(6).fill(chunk), '\n{"id":1,"body":""}\n']);
    expect(code).toBe(2);
    expect(lines(out)).toMatchObject([{ id: null, error: 'The line is longer than 4 MB.' }, { id: 1 }]);
  });

  test('templates without match may stand side by side', async () => {
    const config =
      'version: 1\ntemplates:\n  a: { sections: [One] }\n  b: { sections: [{ heading: Two, prompt: Say two. }] }\n';
    const args = ['check', '--jsonl', '--config', await file('async.yml', config)];
    const input = ['a', 'b'].map((template) => JSON.stringify({ id: template, body: '# Two\nSay two.', template }));
    expect(lines((await run(args, input.join('\n'))).out)).toMatchObject([
      { id: 'a', sections: [{ heading: 'One', state: 'missing', line: null }] },
      { id: 'b', sections: [{ heading: 'Two', state: 'template-residue', line: 1 }] },
    ]);
  });
});

describe('the moment a text is taken to be written', () => {
  const body = '## Goal\n\nA page.\n\n## Timeline\n\nnext Friday\n';

  test.each([
    [['--now', '2026-11-24'], '2026-12-04'],
    [['--now', '2026-12-01T09:00+01:00'], '2026-12-11'],
    [[], '1970-01-09'],
  ])('%j makes "next Friday" %s', async (now, date) => {
    const { out } = await run(['check', '-', '--template', 'brief', '--format', 'json', ...now], body);
    const { sections } = JSON.parse(out) as { sections: { heading: string; date?: string }[] };
    expect(sections.map((section) => section.date)).toEqual([undefined, undefined, date, undefined, undefined]);
  });

  test('a line may bring its own', async () => {
    const args = ['check', '--jsonl', '--template', 'brief', '--now', '2026-11-24'];
    const input = [
      { id: 1, body },
      { id: 2, body, now: '2026-12-02T23:00Z' },
      { id: 3, body, now: 'today' },
    ];
    const { out, code } = await run(args, input.map((line) => JSON.stringify(line)).join('\n'));
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown) as { sections?: { date?: string }[]; error?: string }[];
    expect(answers.map(({ sections, error }) => error ?? sections?.[2]?.date)).toEqual([
      '2026-12-04',
      '2026-12-11',
      '"now" is to be a date such as "2026-12-01" or "2026-12-01T09:00Z".',
    ]);
    expect(code).toBe(2);
  });

  test.each(['UTC', 'America/Los_Angeles', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Etc/GMT+12'])(
    'a day is that day in %s, the zone of the team, too',
    async (zone) => {
      const config = await file('zone.yml', `version: 1\npeople: { timezone: ${zone} }\ntemplates: { brief: {} }\n`);
      const args = ['--config', config, '--template', 'brief'];
      const tomorrow = body.replace('next Friday', 'tomorrow');
      const { out } = await run(['check', '-', '--format', 'json', ...args, '--now', '2026-11-24'], tomorrow);
      expect(out).toContain('"date": "2026-11-25"');
      const line = JSON.stringify({ id: 1, body: tomorrow, now: '2026-11-24' });
      expect((await run(['check', '--jsonl', ...args], line)).out).toContain('"date":"2026-11-25"');
    },
  );

  test.each(['tomorrow', '2026-13-01', '2026-11-24 09:00', ''])('--now %j is refused', async (now) => {
    const { code, err } = await run(['check', '-', '--now', now], body);
    expect([code, err]).toEqual([2, '--now is a date such as 2026-12-01 or 2026-12-01T09:00Z\n']);
  });
});

describe('validate', () => {
  test('a valid file ends with 0', async () => {
    expect((await run(['validate', await file('async.yml', 'version: 1\n')])).code).toBe(0);
  });

  test('each problem stands on a line of its own, and it ends with 1', async () => {
    const { code, out } = await run(['validate', '-'], 'version: 1\nmode: strcit\nlabls: {}\n');
    expect(code).toBe(1);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 22)),
    ).toEqual(['standard input:2:7: `m', 'standard input:3:1: Un']);
  });

  test('in a clone, sections that come from a file which is not there are a problem, as they are to the app', async () => {
    await file('.github/ISSUE_TEMPLATE/bug.md', '## What happens\n\n## What should happen\n');
    const from = (path: string): string =>
      `version: 1\ntemplates:\n  bug: { match: { labels: [bug] }, sections: { from: .github/ISSUE_TEMPLATE/${path} } }\n`;
    await file('.github/async.yml', from('bug.md'));
    expect(await run(['validate'], '', {}, folder)).toMatchObject({ code: 0 });
    await file('.github/async.yml', from('bugs.md'));
    const { code, out } = await run(['validate'], '', {}, folder);
    expect(code).toBe(1);
    expect(out).toContain(
      '.github/async.yml:3:54: `templates.bug.sections.from`: `.github/ISSUE_TEMPLATE/bugs.md` is not',
    );
    await file('elsewhere.yml', from('bugs.md'));
    expect(await run(['validate', 'elsewhere.yml'], '', {}, folder)).toMatchObject({ code: 0 });
    await file('.github/async.yml', `${from('bugs.md')}repositories: [web]\n`);
    expect(await run(['validate'], '', {}, folder)).toMatchObject({ code: 0 });
  });

  test('a file that is not there ends with 2', async () => {
    expect((await run(['validate', join(folder, 'none.yml')])).code).toBe(2);
  });
});
