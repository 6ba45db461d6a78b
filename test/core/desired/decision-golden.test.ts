import { describe, expect, test } from 'vitest';
import { DEFAULT_LABELS } from '../../../src/core/config/resolve/defaults.js';
import { comment, run, sticky, visibleLines } from '../plan/world.js';
import { BODY, CONFIG, lookAt, worldOf, type Talk } from './decision-world.js';

interface Scene extends Talk {
  /** When it is looked at, in hours after the beginning. */
  readonly at: number;
  readonly state: keyof typeof DEFAULT_LABELS;
}

const SCENES: Readonly<Record<string, Scene>> = {
  draft: {
    says: [['ana', '/propose', 0]],
    at: 1,
    body: BODY.replace('- object storage\n- the database\n', ''),
    state: 'decision_draft',
  },
  help: { says: [['eve', '/async help', 0]], at: 1, state: 'decision_proposed' },
  'help-once-rejected': {
    says: [
      ['olga', '/reject too dear for what it does', 0],
      ['eve', '/help', 1],
    ],
    at: 2,
    state: 'decision_rejected',
  },
  proposed: { says: [['ana', '/propose', 0]], at: 5, state: 'decision_proposed' },
  'nobody-asked': { says: [['ana', '/propose', 0]], at: 5, config: 'version: 1', state: 'decision_proposed' },
  'asked-by-an-author-without-rights': {
    says: [
      ['ana', '/propose', 0],
      ['ana', '/ask @zoe', 1],
    ],
    at: 5,
    roles: { ana: 'read' },
    state: 'decision_proposed',
  },
  'asked-by-nobody-with-rights': {
    says: [
      ['ana', '/propose', 0],
      ['ana', '/ask @zoe', 1],
    ],
    at: 10 * 24,
    config: 'version: 1',
    roles: { ana: 'read' },
    state: 'decision_stalled',
  },
  'asked-names-that-nobody-has': {
    says: [
      ['ana', '/propose', 0],
      ['olga', '/ask @irra @ira', 1],
    ],
    at: 5,
    strangers: ['irra'],
    state: 'decision_proposed',
  },
  'asked-only-names-that-nobody-has': {
    says: [
      ['ana', '/propose', 0],
      ['olga', '/ask @irra @olgga', 1],
    ],
    at: 10 * 24,
    strangers: ['irra', 'olgga'],
    state: 'decision_stalled',
  },
  'final-call': {
    says: [
      ['ana', '/propose', 0],
      ['ira', '/approve', 20],
    ],
    at: 50,
    state: 'decision_final_call',
  },
  blocked: {
    says: [
      ['ana', '/propose', 0],
      ['ira', '/concern Who pays for it in year two', 20],
      ['ira', '/concern @everyone reads **this** #12', 21],
      ['olga', '/resolve 2', 22],
      ['eve', '/accept because I say so', 23],
      ['ana', '/extnd 2wd', 24],
    ],
    at: 25,
    state: 'decision_blocked',
  },
  stalled: {
    says: [
      ['ana', '/propose Object storage one-way', 0],
      ['ira', '/approve', 20],
    ],
    at: 10 * 24,
    state: 'decision_stalled',
  },
  'accepted-by-silence': { says: [['ana', '/propose', 0]], at: 10 * 24, state: 'decision_accepted' },
  'accepted-in-words': {
    says: [
      ['ana', '/propose', 0],
      ['ira', '/approve', 20],
      ['olga', '/approve', 21],
      ['olga', '/accept because a larger machine would be needed by summer', 22],
    ],
    at: 23,
    state: 'decision_accepted',
  },
  rejected: {
    says: [
      ['ana', '/propose', 0],
      ['olga', '/reject too dear for what it does', 20],
    ],
    at: 21,
    state: 'decision_rejected',
  },
  postponed: {
    says: [
      ['ana', '/propose', 0],
      ['ana', '/postpone until 2027-01-11', 20],
    ],
    at: 21,
    state: 'decision_postponed',
  },
  withdrawn: {
    says: [
      ['ana', '/propose', 0],
      ['ana', '/withdraw', 20],
    ],
    at: 21,
    state: 'decision_withdrawn',
  },
  superseded: {
    says: [
      ['ana', '/propose', 0],
      ['olga', '/supersede #31', 20],
    ],
    at: 21,
    state: 'decision_superseded',
  },
  recorded: {
    says: [['ana', '/propose', 0]],
    at: 10 * 24,
    record: { files: ['0003-what-we-log.md', '0007-where-exports-are-kept.md', 'README.md'] },
    state: 'decision_accepted',
  },
  'to-be-recorded-beside-another-file': {
    says: [['ana', '/propose', 0]],
    at: 10 * 24,
    record: { files: ['0007-use-markdown.md'] },
    state: 'decision_accepted',
  },
  'record-off': {
    says: [['ana', '/propose', 0]],
    at: 10 * 24,
    config: `${CONFIG}decisions: { record: { via: off } }\n`,
    record: { files: ['0007-where-exports-are-kept.md'] },
    state: 'decision_accepted',
  },
  'record-too-long-for-a-link': {
    says: [['ana', '/propose', 0]],
    at: 10 * 24,
    body: BODY.replace(
      '## Options',
      `${'Each of them took @olga an evening to find again. '.repeat(120)}\n\n## Options`,
    ),
    state: 'decision_accepted',
  },
  'record-too-long-to-show': {
    says: [['ana', '/propose', 0]],
    at: 10 * 24,
    body: BODY.replace('## Options', `${'Each of them took an evening to find again.\n'.repeat(700)}\n\n## Options`),
    state: 'decision_accepted',
  },
  'superseded-and-recorded': {
    says: [
      ['ana', '/propose', 0],
      ['olga', '/supersede #31', 10 * 24],
    ],
    seen: 9 * 24,
    at: 10 * 24 + 1,
    record: { files: ['0007-where-exports-are-kept.md'] },
    state: 'decision_superseded',
  },
  supersedes: {
    says: [['ana', '/propose', 0]],
    at: 5,
    record: { supersedes: [3, 4].map((number) => ({ number, url: `https://github.com/o/r/issues/${number}` })) },
    state: 'decision_proposed',
  },
  'de-to-be-recorded-beside-another-file': {
    says: [['ana', '/propose', 0]],
    at: 10 * 24,
    config: `${CONFIG}comment: { locale: de }\n`,
    record: { files: ['0007-use-markdown.md'] },
    state: 'decision_accepted',
  },
  'de-to-be-recorded': {
    says: [['ana', '/propose', 0]],
    at: 10 * 24,
    config: `${CONFIG}comment: { locale: de }\n`,
    record: { supersedes: [{ number: 3, url: 'https://github.com/o/r/issues/3' }] },
    state: 'decision_accepted',
  },
  'de-superseded-and-recorded': {
    says: [
      ['ana', '/propose', 0],
      ['olga', '/supersede #31', 10 * 24],
    ],
    seen: 9 * 24,
    at: 10 * 24 + 1,
    config: `${CONFIG}comment: { locale: de }\n`,
    record: { files: ['0007-where-exports-are-kept.md'] },
    state: 'decision_superseded',
  },
};

/** What is also read in German. */
const IN_GERMAN = [
  'draft',
  'help',
  'proposed',
  'asked-by-an-author-without-rights',
  'asked-by-nobody-with-rights',
  'asked-names-that-nobody-has',
  'asked-only-names-that-nobody-has',
  'final-call',
  'blocked',
  'stalled',
  'accepted-by-silence',
  'accepted-in-words',
  'rejected',
  'postponed',
] as const;

function inGerman(scene: Scene): Scene {
  return { ...scene, config: `${(scene.config ?? CONFIG).trimEnd()}\ncomment: { locale: de }\n` };
}

const ALL: readonly (readonly [string, Scene])[] = [
  ...Object.entries(SCENES),
  ...IN_GERMAN.flatMap((name) => {
    const scene = SCENES[name];
    return scene === undefined ? [] : [[`de-${name}`, inGerman(scene)] as const];
  }),
];

describe('a decision of which nothing was said', () => {
  test('is followed in no comment, until somebody asks for help', () => {
    const world = worldOf({ says: [] });
    expect(lookAt(world, 1)).toBe('');
    world.thread.push(comment(world, 'Help, anybody?', { login: 'eve', type: 'user' }));
    expect(lookAt(world, 2)).toBe('');
    const asked = comment(world, '/async help', { login: 'eve', type: 'user' });
    world.thread.push(asked);
    const mark = world.thread.length;
    expect(lookAt(world, 3)).toContain('`/propose [option] [one-way|two-way]`');
    expect(world.thread.slice(mark)).toHaveLength(1);
    expect(world.thread.find(({ id }) => id === asked.id)?.reactions).toEqual(['+1']);
    expect(run(world).changes).toEqual([]);
  });

  test('is let go of in one line where the question is taken back', () => {
    const world = worldOf({ says: [['eve', '/help', 0]] });
    lookAt(world, 1);
    world.thread = world.thread.filter(({ author }) => author?.login !== 'eve');
    expect(lookAt(world, 2).split('\n')).toHaveLength(1);
  });
});

describe('what a decision says of itself', () => {
  test.each(ALL)('%s', async (name, scene) => {
    const world = worldOf(scene);
    const text = lookAt(world, scene.at);
    expect(world.item.labels.filter((label) => label.startsWith('decision: '))).toEqual([DEFAULT_LABELS[scene.state]]);
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/decisions/${name}.md`);
    expect(run(world).changes).toEqual([]);
  });

  test.each(ALL)('%s mentions nobody, and holds no line that is too long to be read in a mail', (_, scene) => {
    const world = worldOf(scene);
    lookAt(world, scene.at);
    const lines = visibleLines(sticky(world));
    expect(lines.filter((line) => /@[a-z]/i.test(line))).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/!|undefined|NaN|\[object/);
  });
});
