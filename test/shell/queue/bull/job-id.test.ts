import { expect, test } from 'vitest';
import { addedAt, newJobId, wasBackground } from '../../../../src/shell/queue/bull/job-id.js';

test.each([true, false])('says since when a job is there and whether anybody waited for it: background %s', (is) => {
  const id = newJobId(is, 1_700_000_000_000.4);
  expect([addedAt(id), wasBackground(id)]).toEqual([1_700_000_000_000, is]);
  expect(newJobId(is, 1_700_000_000_000)).not.toBe(id);
});

test.each(['live-12345678-1234-4123-8123-123456789012', '42', '', undefined])('reads no time from %s', (id) => {
  expect(addedAt(id)).toBeNull();
});
