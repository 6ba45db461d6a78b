import { describe, expect, test } from 'vitest';
import { MOVING } from './cast.js';
import { STORIES } from './stories.js';
import { writeScript } from './script.js';

describe('a script', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(writeScript(7, 400)).toEqual(writeScript(7, 400));
    expect(writeScript(8, 400).digest).not.toBe(writeScript(7, 400).digest);
  });

  test.each([1, 60, 2_000])('opens every item before anything is done to it, with %i events', (events) => {
    const { actions } = writeScript(3, events);
    const open = new Set<string>();
    const gone = new Set<string>();
    for (const { type, repo, number } of actions) {
      const item = `${repo}#${number}`;
      if (type === 'configure') continue;
      if (type === 'open-issue' || type === 'open-pull') open.add(item);
      expect(open).toContain(item);
      expect(gone).not.toContain(item);
      if (type === 'delete') gone.add(item);
    }
  });

  test('begins every story, and leaves its item to it', () => {
    const { actions, stories } = writeScript(3, 500);
    expect([...stories.keys()].sort()).toEqual(STORIES.map(({ name }) => name).sort());
    for (const [name, number] of stories) {
      const repo = STORIES.find((story) => story.name === name)?.repo;
      expect(actions.filter((action) => action.repo === repo && action.number === number)).toHaveLength(1);
    }
  });

  test('writes on every item of the moving repository after its last change', () => {
    const { actions } = writeScript(3, 2_000);
    const last = actions.findLastIndex(({ type }) => type === 'configure');
    const later = actions.slice(last).filter(({ repo, type }) => repo === MOVING && type === 'comment');
    const opened = actions.filter(({ repo, type }) => repo === MOVING && type.startsWith('open-'));
    const gone = actions.slice(0, last).filter(({ repo, type }) => repo === MOVING && type === 'delete');
    expect(opened.length).toBeGreaterThan(20);
    expect(new Set(later.map(({ number }) => number)).size).toBe(opened.length - gone.length);
    expect(actions.findLastIndex(({ repo, type }) => repo === MOVING && type.startsWith('open-'))).toBeLessThan(last);
  });

  test('has twenty stories or more, each with an end of its own', () => {
    expect(STORIES.length).toBeGreaterThanOrEqual(20);
    expect(new Set(STORIES.map(({ name }) => name)).size).toBe(STORIES.length);
  });
});
