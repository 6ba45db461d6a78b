import { describe, expect, it } from 'vitest';
import { isQuiet, quietBy, snoozesIn } from '../../../src/core/reminders/quiet.js';
import type { Actor, ThreadComment } from '../../../src/core/snapshot.js';
import { at } from './stage.js';

const user = (login: string): Actor => ({ login, type: 'user' });

const comment = (login: string, body: string, when: string, given: Partial<ThreadComment> = {}): ThreadComment => ({
  id: 1,
  body,
  author: user(login),
  editor: null,
  createdAt: at(when),
  editedAt: null,
  url: 'https://github.com/octo/hello/issues/1#issuecomment-1',
  reactions: [],
  ...given,
});

const shown = (instant: number | null | undefined): string | null =>
  instant == null ? null : new Date(instant).toISOString().slice(0, 16);

/** `ana` may speak for all. */
function quietAfter(thread: readonly ThreadComment[], zone = 'Europe/Lisbon') {
  return quietBy(
    snoozesIn(thread),
    (login) => login === 'ana',
    () => zone,
  );
}

describe('/snooze', () => {
  const friday = '2026-03-20T15:00Z';

  it('of three days holds until the third morning, by the clocks of whoever said it', () => {
    expect(shown(quietAfter([comment('ana', '/snooze 3d', friday)]).all)).toBe('2026-03-23T00:00');
    expect(shown(quietAfter([comment('ana', '/snooze 3d', friday)], 'Asia/Tokyo').all)).toBe('2026-03-23T15:00');
  });

  it('holds for all from somebody who may, for themselves from others', () => {
    const quiet = quietAfter([comment('Ben', '/snooze 1w', friday)]);
    expect(quiet.all).toBeNull();
    expect(isQuiet(quiet, 'ben', at('2026-03-26T09:00Z'))).toBe(true);
    expect(isQuiet(quiet, 'ben', at('2026-03-27T09:00Z'))).toBe(false);
    expect(isQuiet(quiet, 'ana', at('2026-03-23T09:00Z'))).toBe(false);
    expect(isQuiet(quietAfter([comment('ana', '/snooze 1w', friday)]), 'ben', at('2026-03-26T09:00Z'))).toBe(true);
  });

  it('counts as it was said last', () => {
    const thread = [comment('ana', '/snooze 10d', friday), comment('ana', '/snooze off', '2026-03-21T10:00Z')];
    expect(isQuiet(quietAfter(thread), 'ben', at('2026-03-23T09:00Z'))).toBe(false);
  });

  it.each(['ana', 'ben'])('that %s ends is over at once, in the midst of a day, too', (login) => {
    const thread = [comment(login, '/snooze 10d', friday), comment(login, '/snooze off', '2026-03-23T10:00Z')];
    expect(isQuiet(quietAfter(thread), 'ben', at('2026-03-23T09:00Z'))).toBe(false);
  });

  it.each([
    ['of a bot', comment('ana', '/snooze 3d', friday, { author: { login: 'ana', type: 'bot' } })],
    ['of an account that is gone', comment('ana', '/snooze 3d', friday, { author: null })],
    ['that somebody else edited', comment('ana', '/snooze 3d', friday, { editedAt: at(friday), editor: user('eve') })],
    ['in a quote', comment('ana', '> /snooze 3d', friday)],
    ['without an end', comment('ana', '/snooze', friday)],
    ['of a year', comment('ana', '/snooze 365d', friday)],
  ])('%s is none', (_, said) => {
    expect(snoozesIn([said])).toEqual([]);
  });
});
