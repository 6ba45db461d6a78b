import { expect, test } from 'vitest';
import { tellFrom } from '../../../../src/core/rollup/slack/telling.js';

test.each([
  ['as soon as the page is there, without a time', '2026-11-23T09:00:05Z', null, 'UTC', '2026-11-23T09:00:05Z'],
  ['at its time of that day', '2026-11-23T09:00:05Z', 9, 'America/New_York', '2026-11-23T14:00:00Z'],
  ['at once where that was just now', '2026-11-23T09:00:05Z', 9, 'Europe/Lisbon', '2026-11-23T09:00:05Z'],
  ['the next morning where it is evening there', '2026-11-23T09:00:05Z', 9, 'Asia/Tokyo', '2026-11-24T00:00:00Z'],
  [
    'the next morning by clocks that were changed at night',
    '2026-10-24T20:00:00Z',
    9,
    'Europe/Lisbon',
    '2026-10-25T09:00:00Z',
  ],
] as const)('a channel is told %s', (_, createdAt, hour, timezone, expected) => {
  const options = { channel: 'C0123456789', at: hour === null ? null : hour * 60, timezone };
  expect(new Date(tellFrom({ createdAt: Date.parse(createdAt) }, options)).toISOString()).toBe(
    new Date(expected).toISOString(),
  );
});
