import { describe, expect, test } from 'vitest';
import type { FaultSubject } from '../../github/index.js';
import { createPost } from './disorder.js';
import { createWeather } from './weather.js';

const read: FaultSubject = {
  method: 'POST',
  path: '/graphql',
  operation: 'Item',
  isWrite: false,
  isGraphql: true,
  about: 'acme/plain#1',
};

describe('the weather', () => {
  test('is the same for the same seed', () => {
    const draw = (seed: number) => {
      const weather = createWeather(seed, 0.3, () => 0);
      return Array.from({ length: 300 }, (_, at) => weather.take({ ...read, about: `acme/plain#${at % 30}` }));
    };
    expect(draw(5)).toEqual(draw(5));
    expect(draw(6)).not.toEqual(draw(5));
  });

  test('spares what has met with four faults for a while', () => {
    const weather = createWeather(5, 1, () => 0);
    const taken = Array.from({ length: 60 }, () => weather.take(read) !== null);
    const runs = taken.map((isFault) => (isFault ? 'x' : '-')).join('');
    expect(runs).toMatch(/x/);
    expect(runs).not.toMatch(/x{5}/);
    expect(runs).toMatch(/-{8}/);
  });

  test('gives no error of GraphQL to a REST request', () => {
    const weather = createWeather(5, 1, () => 0);
    const rest = { ...read, isGraphql: false };
    const types = Array.from({ length: 500 }, (_, at) => weather.take({ ...rest, about: `acme/plain#${at}` })?.type);
    expect(types).not.toContain('graphql-error');
    expect(types).not.toContain('graphql-limit');
    expect(new Set(types).size).toBeGreaterThan(2);
  });
});

describe('the post', () => {
  const fates = (seed: number, event: string) => {
    const post = createPost(seed, 0.2);
    return Array.from({ length: 400 }, () => post.disorder({ event, action: null, payload: {} }));
  };

  test('is the same for the same seed', () => {
    expect(fates(5, 'issues')).toEqual(fates(5, 'issues'));
  });

  test('swallows nothing that only a list of deliveries could tell of', () => {
    expect(fates(5, 'issues').map(({ way }) => way)).toContain('swallow');
    for (const event of ['merge_group', 'check_run', 'check_suite', 'push']) {
      expect(fates(5, event).map(({ way }) => way)).not.toContain('swallow');
    }
  });
});
