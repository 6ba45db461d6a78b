import { expect, test } from 'vitest';
import { connectionsFor } from '../../../src/shell/backend/database.js';

test.each([
  [1, 12],
  [20, 12],
  [200, 12],
  [201, 13],
  [400, 22],
  [600, 32],
  [999, 32],
])('for %d runs at once there are %d connections', (concurrency, connections) => {
  expect(connectionsFor(concurrency)).toBe(connections);
});
