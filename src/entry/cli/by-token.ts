import type { Identity } from '../../core/snapshot.js';
import { systemClock } from '../../shell/clock.js';
import { askVia, type Ask } from '../../shell/github/client/ask.js';
import { connectWithToken, type Connect } from '../../shell/github/client/client.js';
import { FailureError } from '../../shell/github/client/errors.js';
import { lookUpVia, type LookUp } from '../../shell/github/client/look-up.js';
import { Pacing } from '../../shell/github/client/pacing.js';
import { apiUrlOf } from './api-url.js';
import { UsageError, type Terminal } from './terminal.js';

/** Returns how to ask GitHub with the token of the environment. `without` is what to say where there is none. */
export function connectByToken(
  terminal: Terminal,
  without: string,
): { readonly connect: Connect; readonly ask: Ask; readonly lookUp: LookUp } {
  const { GITHUB_TOKEN: token } = terminal.environment;
  if (token === undefined || token === '') throw new UsageError(without);
  const connect = connectWithToken(token, apiUrlOf(terminal.environment));
  const pacing = new Pacing({ clock: systemClock, writes: 'on' });
  return {
    connect,
    ask: askVia({ connect, pacing, clock: systemClock }),
    lookUp: lookUpVia({ connect, pacing }),
  };
}

/** Returns whose comment counts as ours: the app's that is named, else the token's own. */
export async function identify(app: string | undefined, connect: Connect): Promise<Identity> {
  if (app !== undefined) return { login: app.replace(/\[bot\]$/, ''), type: 'bot' };
  const { rest } = connect(0);
  try {
    const { data } = await rest.users.getAuthenticated();
    return { login: data.login, type: 'user' };
  } catch (error) {
    // The token of a workflow has no user; what it writes is written by this bot.
    if ((error as { status?: unknown }).status === 403) return { login: 'github-actions', type: 'bot' };
    throw error;
  }
}

/** Returns why GitHub did not answer, for the person who holds the token. */
export function reasonOfRefusal(error: unknown): string {
  if (error instanceof FailureError) return error.message;
  const status = (error as { status?: unknown }).status;
  if (status === 401) return 'GitHub does not accept GITHUB_TOKEN';
  if (status === 404) return 'GitHub does not know it, or the token may not see it';
  return typeof status === 'number' ? `GitHub answered ${status}` : 'GitHub cannot be reached';
}
