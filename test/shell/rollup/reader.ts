import { createFacts } from '../../../src/shell/github/reading/facts/read-facts.js';
import { askVia } from '../../../src/shell/github/client/ask.js';
import { connectWithToken } from '../../../src/shell/github/client/client.js';
import { lookUpVia } from '../../../src/shell/github/client/look-up.js';
import { Pacing } from '../../../src/shell/github/client/pacing.js';
import { systemClock } from '../../../src/shell/clock.js';
import { silentLog } from '../../../src/shell/log.js';
import type { WeekReader } from '../../../src/shell/rollup/read-week.js';
import type { LookUp } from '../../../src/shell/github/client/look-up.js';
import type { FakeGitHub } from '../../github/index.js';

/** Returns what a week is read with: somebody's token, and the app's own name. */
export function readerOf(github: FakeGitHub, now: () => number): WeekReader & { readonly lookUp: LookUp } {
  const clock = { ...systemClock, now };
  const connect = connectWithToken(github.userToken('ana'), github.apiUrl);
  const pacing = new Pacing({ clock: systemClock, writes: 'on' });
  const ask = askVia({ connect, pacing, clock });
  const me = { login: github.app.slug, type: 'bot' } as const;
  const lookUp = lookUpVia({ connect, pacing });
  const readFacts = createFacts({ ask, lookUp, me, clock, log: silentLog });
  return { ask, lookUp, readFacts, me, clock };
}
