import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Identity } from '../../../core/snapshot.js';
import { systemClock } from '../../../shell/clock.js';
import {
  connectAsApp,
  connectWithToken,
  restOfApp,
  type AppCredentials,
  type Connect,
} from '../../../shell/github/client/client.js';
import { Pacing } from '../../../shell/github/client/pacing.js';
import { readCredentials } from '../../settings.js';
import { apiUrlOf } from '../api-url.js';
import { identify } from '../by-token.js';
import { orNull } from '../doctor/watch.js';
import { readSurroundings } from '../surroundings.js';
import { UsageError, type Terminal } from '../terminal.js';
import type { Asking } from './persevere.js';

/** Who acts on a repository, and whose comments count as ours. */
export interface Acting extends Asking {
  readonly connect: Connect;
  readonly owner: string;
  readonly repo: string;
  readonly me: Identity;
  /** Such as "the app async-conventions". */
  readonly actor: string;
  /** When the app was registered: no comment of its own is older. Null where that is not known. */
  readonly since: string | null;
}

const NEEDS =
  'remove needs APP_ID and PRIVATE_KEY (or PRIVATE_KEY_PATH), from the environment or from .env in this folder; ' +
  'or GITHUB_TOKEN with write access, and --app SLUG';

/** Returns who acts: the app where its key is there, else whoever gave a token. The environment goes before `.env`. */
export async function actOn(
  { owner, repo }: { readonly owner: string; readonly repo: string },
  app: string | undefined,
  terminal: Terminal,
): Promise<Acting> {
  const { forApp, forToken } = readSurroundings(terminal);
  const reading = readCredentials(forApp, (path) => readFileSync(resolve(terminal.folder, path), 'utf8'));
  const pacing = new Pacing({ clock: systemClock, writes: forApp['WRITE_PACING'] === 'off' ? 'off' : 'on' });
  const asking = { owner, repo, pacing, clock: systemClock, warn: (text: string) => terminal.warn(text) };
  const { GITHUB_TOKEN: token = '' } = forToken;
  switch (reading.status) {
    case 'valid':
      return { ...asking, ...(await asApp(reading.credentials, { owner, repo }, app)) };
    case 'invalid':
      throw new UsageError(reading.problems.join('\n'));
    case 'none':
      if (token === '') throw new UsageError(NEEDS);
      return { ...asking, ...(await withToken(connectWithToken(token, apiUrlOf(forToken)), app)) };
    default:
      return reading satisfies never;
  }
}

type Who = Pick<Acting, 'connect' | 'installation' | 'me' | 'actor' | 'since'>;

async function asApp(
  credentials: AppCredentials,
  at: { readonly owner: string; readonly repo: string },
  named: string | undefined,
): Promise<Who> {
  const rest = restOfApp(credentials);
  const { data } = await rest.apps.getAuthenticated();
  if (data?.slug === undefined) throw new UsageError('GitHub did not name the app');
  const { id, slug, created_at: since } = data;
  if (named !== undefined && named.replace(/\[bot\]$/, '') !== slug) {
    throw new UsageError(`APP_ID is that of the app ${slug}; for the comments of another, give GITHUB_TOKEN alone`);
  }
  const installation = await orNull(rest.apps.getRepoInstallation(at), [404]);
  if (installation === null) {
    const instead = `with GITHUB_TOKEN alone and --app ${slug}, somebody with write access can still clear up`;
    throw new UsageError(`The app ${slug} is not installed on ${at.owner}/${at.repo}; ${instead}`);
  }
  const me: Identity = { login: slug, type: 'bot', appId: id };
  return {
    connect: connectAsApp(credentials),
    installation: installation.data.id,
    me,
    actor: `the app ${slug}`,
    since,
  };
}

async function withToken(connect: Connect, app: string | undefined): Promise<Who> {
  const me = await identify(app, connect);
  const whose = me.type === 'bot' ? `for the app ${me.login}` : `for ${me.login}`;
  return { connect, installation: 0, me, actor: `the holder of GITHUB_TOKEN, ${whose}`, since: null };
}
