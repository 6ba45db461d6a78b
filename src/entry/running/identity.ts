import type { Identity } from '../../core/snapshot.js';
import { sleep } from '../../shell/clock.js';
import type { Clock } from '../../shell/clock.js';
import { fetchApp } from '../../shell/github/client/client.js';
import type { AppCredentials, Heard } from '../../shell/github/client/client.js';
import { readFailure } from '../../shell/github/client/errors.js';
import type { Log } from '../../shell/log.js';
import { backoffMs } from '../../shell/queue/backoff.js';

/** Waits between tries to learn who we are stay below this. */
const IDENTITY_WAIT_MS = 30_000;

export interface IdentityOptions {
  readonly log: Log;
  readonly clock: Clock;
  readonly heard: (heard: Heard) => void;
}

/** Asks GitHub who we are until it answers; null when it says that there is no such app. */
export async function learnIdentity(
  credentials: AppCredentials,
  { log, clock, heard }: IdentityOptions,
): Promise<Identity | null> {
  for (let failures = 1; ; failures += 1) {
    try {
      const { id, slug } = await fetchApp(credentials, { clock, heard });
      return { login: slug, type: 'bot', appId: id };
    } catch (error) {
      const failure = readFailure(error, clock.now());
      log.error({ reason: failure.reason, appId: credentials.appId }, 'GitHub did not say who the app is');
      // Anything else, a 403 of a list of allowed addresses too, can be mended while the app runs.
      if (failure.reason === 'status-401' || failure.reason === 'not-found') return null;
      const wait = backoffMs(failures, failure.kind === 'retry' ? failure.afterMs : null, Math.random);
      await sleep(clock, Math.min(IDENTITY_WAIT_MS, wait));
    }
  }
}
