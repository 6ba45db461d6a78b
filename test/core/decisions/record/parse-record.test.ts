import { describe, expect, test } from 'vitest';
import { cpuTime } from '../../../cpu-time.js';
import { mayBeRecord, parseRecord, type ParsedRecord } from '../../../../src/core/decisions/record/parse-record.js';

const NOTHING: ParsedRecord = {
  number: 5,
  title: 'Use Postgres',
  status: '',
  date: null,
  decisionMakers: [],
  consulted: [],
  informed: [],
  supersededBy: null,
  body: '',
};

const HEAD = '# Use Postgres\n';

const FILES: readonly (readonly [what: string, text: string, said: Partial<ParsedRecord>])[] = [
  [
    'MADR 4',
    `---\nstatus: accepted\ndate: 2026-03-02\ndecision-makers: [ana, "on"]\nconsulted: ben, cleo\ninformed:\n---\n\n${HEAD}\n## Context and Problem Statement\n\nWhy.\n`,
    {
      status: 'accepted',
      date: '2026-03-02',
      decisionMakers: ['ana', 'on'],
      consulted: ['ben', 'cleo'],
      body: '## Context and Problem Statement\n\nWhy.',
    },
  ],
  [
    'MADR 3, with the comments of its template',
    `---\n# These are optional elements.\nstatus: "superseded by [ADR-0012](0012-use-sqlite.md)"\ndate: 2022-09-30 when it was last updated\ndeciders: Ana Lund, @ben\n---\n${HEAD}`,
    { status: 'superseded', supersededBy: 12, date: '2022-09-30', decisionMakers: ['Ana Lund', 'ben'] },
  ],
  [
    'MADR 2',
    `${HEAD}\n* Status: proposed\n* Deciders: Ana, Ben <!-- optional -->\n* Date: 2020-01-31\n\nTechnical Story: #12\n\n## Context\n`,
    {
      status: 'proposed',
      date: '2020-01-31',
      decisionMakers: ['Ana', 'Ben'],
      body: 'Technical Story: #12\n\n## Context',
    },
  ],
  [
    'log4brains, with tags',
    `${HEAD}\n- Status: superseded by [20200926-use-the-number](20200926-use-the-number.md)\n- Date: 2020-10-16\n- Tags: db\n`,
    { status: 'superseded', supersededBy: '20200926-use-the-number', date: '2020-10-16', body: '- Tags: db' },
  ],
  ['names in bold', `${HEAD}\n- **Status:** Accepted\n`, { status: 'accepted' }],
  ['CRLF and a byte order mark', `\uFEFF---\r\nstatus: accepted\r\n---\r\n${HEAD}`, { status: 'accepted' }],
  ['an underlined title', 'Use Postgres\n============\n\n- Status: accepted\n', { status: 'accepted' }],
  [
    'front matter that is no YAML',
    `---\nstatus: accepted\ndate: {2020-01-31\nx: [\n---\n${HEAD}`,
    { status: 'accepted', date: '2020-01-31' },
  ],
  [
    'placeholders for people and a day that is none',
    `---\ndate: 2020-02-31\ndeciders: "{list everyone}"\n---\n${HEAD}`,
    {},
  ],
  ['another title further down', `${HEAD}\n# Another\n`, { body: '# Another' }],
  [
    'a list below the first section, which says nothing',
    `${HEAD}\n## A\n\n- Status: accepted\n`,
    { body: '## A\n\n- Status: accepted' },
  ],
  ['marks behind the title', '# Use Postgres <!-- omit in toc --> ##\n', {}],
  ['a status of many words', `---\nstatus: "Accepted, mostly"\n---\n${HEAD}`, { status: 'accepted' }],
  [
    'what stands in its place by number',
    `---\nstatus: superseded by 0017\n---\n${HEAD}`,
    { status: 'superseded', supersededBy: 17 },
  ],
];

describe('a file of a record is read', () => {
  test.each(FILES)('of %s', (_, text, said) => {
    expect(parseRecord(text, '0005-use-postgres.md')).toEqual({ ...NOTHING, ...said });
  });

  test('that log4brains names by the day', () => {
    const parsed = parseRecord(`${HEAD}\n- Status: accepted\n`, '20201016-use-postgres.md');
    expect(parsed).toMatchObject({ number: null, status: 'accepted' });
  });
});

describe('a file is no record', () => {
  test.each([
    ['without a title', '0005-a.md', 'Text.'],
    ['whose name and text say nothing of it', 'notes.md', '# Notes\n\nText.'],
  ])('%s', (_, name, text) => {
    expect(parseRecord(text, name)).toBeNull();
  });

  test.each([
    'README.md',
    'index.md',
    'template.md',
    'backlog.md',
    'adr-template-bare.md',
    '0000-template.md',
    'a.txt',
  ])('named %s', (name) => {
    expect(mayBeRecord(name)).toBe(false);
  });

  test.each(['0005-use-postgres.md', '20201016-a.md', 'use-template-engines.md'])('unlike %s', (name) => {
    expect(mayBeRecord(name)).toBe(true);
  });
});

test('hostile files of a megabyte are read in no time', () => {
  const start = cpuTime();
  for (const part of [
    '- Status: ',
    '---\n',
    '# \n',
    '<!-- ',
    '[',
    '# #',
    '* **a:** \n',
    '= \n===\n',
    'status: by by by ',
    '{',
  ]) {
    parseRecord(`---\n${part.repeat(1_000_000 / part.length)}`, '0005-a.md');
    parseRecord(`# a\n${part.repeat(1_000_000 / part.length)}`, '0005-a.md');
  }
  expect(cpuTime() - start).toBeLessThan(4_000);
});
