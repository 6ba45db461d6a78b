import { expect, test } from 'vitest';
import type { Client, Permissions } from '../../../../src/shell/github/client/client.js';
import { RecordAccess } from '../../../../src/shell/github/client/record-access.js';
import { SimulatedClock } from '../../simulated-clock.js';

const ref = { installation: 1, owner: 'octo', repo: 'hello' };

function start(permissions: Permissions | null) {
  const clock = new SimulatedClock(0);
  const client = { permissions: () => Promise.resolve(permissions) } as unknown as Client;
  return { clock, access: new RecordAccess({ connect: () => client, clock }) };
}

test.each([
  ['write', { metadata: 'read', contents: 'write' }, 'granted'],
  ['read', { metadata: 'read', contents: 'read' }, 'missing'],
  ['nothing of contents', { metadata: 'read' }, 'missing'],
  ['a person’s token', null, 'granted'],
] as const)('what a token with %s may do', async (_what, permissions, expected) => {
  expect(await start(permissions).access.of(ref)).toBe(expected);
});

test('what GitHub refused is not tried for ten minutes, in that repository', async () => {
  const { clock, access } = start({ metadata: 'read', contents: 'write' });
  access.refuse({ ...ref, owner: 'Octo' });
  expect(await access.of(ref)).toBe('refused');
  expect(await access.of({ ...ref, repo: 'other' })).toBe('granted');
  await clock.advance(10 * 60_000);
  expect(await access.of(ref)).toBe('granted');
});

test('a missing permission is named before a refusal', async () => {
  const { access } = start({ metadata: 'read', contents: 'read' });
  access.refuse(ref);
  expect(await access.of(ref)).toBe('missing');
});
