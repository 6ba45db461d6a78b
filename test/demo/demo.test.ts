import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { playChapter } from './chapter.js';
import { createPrinter, wantsColor, WIDTH } from './printing.js';
import { EVERYDAY } from './story/index.js';
import type { Scene } from './story/step.js';
import { WEEK } from './week/index.js';
import { WEEKEND } from './weekend/index.js';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

async function play(settings: Record<string, string>) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { output, errors, code };
}

describe('npm run demo', () => {
  test('plays the whole story, ends well, and fits on a few screens', async () => {
    const { output, errors, code } = await play({});
    expect(errors).toBe('');
    for (const { title, steps } of [EVERYDAY, WEEKEND, WEEK]) {
      for (const told of [title, ...steps.map((step) => step.title)]) expect(output).toContain(told);
    }
    for (const sentence of [
      'Success criteria is missing.',
      'Nothing is missing in this issue. Thank you.',
      '[decision: accepted]',
      'Did you mean templates?',
      'Configuration preview: one item would newly fail',
      'Mon 16:05 Lisbon · Mon 21:35 Bengaluru · Tue 05:05 Auckland',
      'decision-makers: [olga, ana]',
      '@ira, the update on this is due today, by 16:00 (Asia/Kolkata).',
      'Merged: Write exports to the bucket (#4)',
      'Week 12 of 2026: Mon 2026-03-16 to Sun 2026-03-22',
      'One project stands worse than a week before and two matters wait for somebody.',
      'Every step ended as told.',
    ]) {
      expect(output).toContain(sentence);
    }
    expect(output).not.toContain('\u001b[');
    const lines = output.split('\n');
    expect(lines.filter((line) => line.length > WIDTH)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(350);
    expect(code).toBe(0);
  });
});

test('a chapter ends where a step did not end as told, and takes its stage down', async () => {
  const played: string[] = [];
  const step = (title: string, found: number) => ({
    title,
    play: async ({ told }: Scene<unknown>) => {
      played.push(title);
      told('One is one.', found, 1);
      return Promise.resolve();
    },
  });
  const chapter = {
    title: 'Numbers',
    preface: 'Plain ones.',
    steps: [step('first', 1), step('second', 2), step('third', 1)],
    raise: () => Promise.resolve({ stop: () => Promise.resolve(void played.push('stopped')) }),
  };
  const printer = createPrinter((line) => void played.push(line.trim()), false);
  await expect(playChapter(chapter, printer, 7)).rejects.toThrow('not so: One is one.');
  expect(played.filter((line) => line !== '')).toEqual([
    'Numbers',
    'Plain ones.',
    '8. first',
    'first',
    '✓ One is one.',
    '9. second',
    'second',
    'stopped',
  ]);
});

describe('colours', () => {
  const cases: readonly (readonly [string, NodeJS.Dict<string>, boolean, boolean])[] = [
    ['are there on a terminal', {}, true, true],
    ['are not there in a file', {}, false, false],
    ['are not there where NO_COLOR is set', { NO_COLOR: '1' }, true, false],
    ['are there in a file where FORCE_COLOR is set', { FORCE_COLOR: '1' }, false, true],
    ['are not there where FORCE_COLOR is 0', { FORCE_COLOR: '0' }, true, false],
    ['are not there on a dumb terminal', { TERM: 'dumb' }, true, false],
  ];
  test.each(cases)('%s', (_, environment, isTerminal, expected) => {
    expect(wantsColor(environment, isTerminal)).toBe(expected);
  });

  test('end where they began', () => {
    expect(createPrinter(() => {}, true).paint('red', 'no')).toBe('\u001b[31mno\u001b[39m');
    expect(createPrinter(() => {}, false).paint('red', 'no')).toBe('no');
  });
});
